// case: neg-presence-merge-2
// category: state
// rationale: maxima, flags, unions and sets are made of what was, but the second run finds and leaves the same
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.NegPresenceMerge;

[Flags]
public enum Capabilities { None = 0, Voice = 1, Video = 2, Share = 4 }

public sealed record Heartbeat(string User, string Device, long Sequence, Capabilities Capabilities);

public sealed record Presence(long Sequence, Capabilities Capabilities, ImmutableHashSet<string> Devices)
{
    public static Presence Empty { get; } = new(0, Capabilities.None, []);

    public Presence Merge(Heartbeat beat) => this with
    {
        Sequence = Math.Max(Sequence, beat.Sequence),
        Capabilities = Capabilities | beat.Capabilities,
        Devices = Devices.Add(beat.Device),
    };
}

public sealed class PresenceBoard
{
    private readonly ConcurrentDictionary<string, Presence> _users = [];
    private ImmutableSortedSet<string> _rooms = [];
    private Capabilities _required;
    private long _highest;

    public string Describe(string user)
        => _users.TryGetValue(user, out Presence? p) ? $"{p.Sequence} {p.Capabilities} {string.Join(",", p.Devices.Order())} {_highest}" : "away";

    public string Rooms => $"{string.Join(",", _rooms)} {_required}";

    [Idempotent]
    public void Beat(Heartbeat beat)
    {
        _users.AddOrUpdate(beat.User, static (_, b) => Presence.Empty.Merge(b), static (_, old, b) => old.Merge(b), beat);
        long seen = Volatile.Read(ref _highest);
        while (beat.Sequence > seen)
        {
            long found = Interlocked.CompareExchange(ref _highest, beat.Sequence, seen);
            if (found == seen)
            {
                break;
            }

            seen = found;
        }
    }

    [Idempotent]
    public void OpenRooms(params IEnumerable<string> names)
    {
        ImmutableInterlocked.Update(ref _rooms, static (rooms, added) => rooms.Union(added), names);
        _required |= Capabilities.Voice;
    }

    [Idempotent]
    public void Mute()
    {
        _required &= ~Capabilities.Voice;
        ImmutableInterlocked.Update(ref _rooms, static rooms => rooms.Remove("lobby"));
    }

    [Idempotent]
    public bool Leave(string user) => _users.TryRemove(user, out _);
}

public static class Case
{
    private static readonly PresenceBoard Board = new();
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Board.Beat(new Heartbeat("kim", "phone", 12, Capabilities.Video)), () => Board.Describe("kim"));
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Board.OpenRooms("lobby", "stage"), () => Board.Rooms);
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Board.Mute(), () => Board.Rooms);
    public static IAsyncEnumerable<string> Safe4() => Twice(() => Board.Leave("kim"), () => Board.Describe("kim"));
    private static async IAsyncEnumerable<string> Twice(Action act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            act();
            yield return $"{state()}";
            await Task.Yield();
        }
    }
}
