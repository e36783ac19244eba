// case: neg-presence-merge
// category: shared state
// rationale: maximum, union, flags and the newest of two stamps of the caller give the same when they are merged twice
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.PresenceMerge;

[Flags]
public enum Devices { None = 0, Phone = 1, Desktop = 2 }

public sealed record Beat(string User, string Node, long Sequence, Devices Devices, string Room);

public sealed record Presence(long Sequence, Devices Devices, ImmutableHashSet<string> Rooms)
{
    public static readonly Presence None = new(0, Devices.None, []);
    public Presence Merge(Beat beat) => new(Math.Max(Sequence, beat.Sequence), Devices | beat.Devices, Rooms.Add(beat.Room));
}

public sealed class GrowCounter
{
    private readonly Dictionary<string, long> _perNode = [];
    public long Value => _perNode.Values.Sum();

    public void Observe(string node, long count)
    {
        long known = _perNode.GetValueOrDefault(node);
        _perNode[node] = known < count ? count : known;
    }
}

public sealed class PresenceBoard
{
    private readonly ConcurrentDictionary<string, Presence> _users = new();
    private readonly GrowCounter _counter = new();
    private readonly SortedSet<string> _muted = [];
    private long _highest;
    public string State => $"{string.Join(';', _users.Select(u => $"{u.Key}={u.Value.Sequence}/{u.Value.Devices}/{u.Value.Rooms.Count}"))} {_counter.Value} {_muted.Count} {_highest}";

    [Idempotent]
    public Task BeatAsync(Beat beat)
    {
        _users.AddOrUpdate(beat.User, static (_, b) => Presence.None.Merge(b), static (_, old, b) => old.Merge(b), beat);
        lock (_counter)
        {
            _counter.Observe(beat.Node, beat.Sequence);
        }

        return Task.CompletedTask;
    }

    [Idempotent]
    public ValueTask AdvanceAsync(long sequence)
    {
        long seen = Volatile.Read(ref _highest);
        while (seen < sequence && Interlocked.CompareExchange(ref _highest, sequence, seen) != seen)
        {
            seen = Volatile.Read(ref _highest);
        }

        return ValueTask.CompletedTask;
    }

    [Idempotent]
    public void Mute(IEnumerable<string> users)
    {
        lock (_muted)
        {
            _muted.UnionWith(users.Where(u => u.Length > 0));
            _muted.Remove("admin");
        }
    }
}

public static class Case
{
    private static readonly Beat Beat = new("ana", "n1", 12, Devices.Phone, "lobby");
    public static IAsyncEnumerable<string> Safe1() => Run(b => b.BeatAsync(Beat));
    public static IAsyncEnumerable<string> Safe2() => Run(b => b.AdvanceAsync(40).AsTask());
    public static IAsyncEnumerable<string> Safe3() => Run(b => Task.Run(() => b.Mute(["bo", "admin", ""])));
    private static IAsyncEnumerable<string> Run(Func<PresenceBoard, Task> act)
    {
        PresenceBoard board = new();
        return Twice(() => act(board), () => board.State);
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
