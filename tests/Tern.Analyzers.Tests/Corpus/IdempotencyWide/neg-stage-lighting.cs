// case: neg-stage-lighting
// category: memory
// rationale: arithmetic on shared state that comes to the same value at the second run: maxima, flags, sets, absolute levels
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegStageLighting;

[Flags]
public enum Effects { None = 0, Strobe = 1, Haze = 2, Follow = 4 }

public sealed record Lamp(string Id, int Level = 0, Effects Effects = Effects.None);

public sealed record Cue(int Number, string Lamp, int Percent, Effects On, Effects Off);

public sealed class Desk
{
    private readonly ConcurrentDictionary<string, Lamp> _lamps = new();
    private ImmutableHashSet<string> _used = [];
    private int _lastCue;
    private long _peak;

    public override string ToString()
        => $"{_lastCue} {_peak} {string.Join(',', _used.Order())} {string.Join(',', _lamps.Values.OrderBy(l => l.Id))}";

    [Idempotent]
    public void Run(Cue cue)
    {
        int level = cue.Percent * 255 / 100;
        _lamps.AddOrUpdate(cue.Lamp, id => new Lamp(id, level, cue.On & ~cue.Off), (_, lamp) => lamp with { Level = level, Effects = (lamp.Effects | cue.On) & ~cue.Off });
        _lastCue = Math.Max(_lastCue, cue.Number);
        ImmutableInterlocked.Update(ref _used, static (set, id) => set.Add(id), cue.Lamp);
        RaisePeak(level);
    }

    [Idempotent]
    public void Blackout()
    {
        foreach (string id in _lamps.Keys.ToArray())
        {
            if (_lamps.TryGetValue(id, out Lamp? lamp))
            {
                _lamps[id] = lamp with { Level = 0, Effects = lamp.Effects & Effects.Haze };
            }
        }
    }

    [Idempotent]
    public void Limit(int ceiling)
    {
        foreach (Lamp lamp in _lamps.Values)
        {
            _lamps[lamp.Id] = lamp with { Level = Math.Clamp(lamp.Level, 0, ceiling) };
        }
    }

    private void RaisePeak(long level)
    {
        long seen = Interlocked.Read(ref _peak);
        while (level > seen)
        {
            long before = Interlocked.CompareExchange(ref _peak, level, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}

public static class Case
{
    private static readonly Desk Desk = new();
    public static IAsyncEnumerable<string> SafeRun() => Twice(() => Desk.Run(new Cue(4, "left", 80, Effects.Strobe | Effects.Haze, Effects.Follow)));
    public static IAsyncEnumerable<string> SafeLimit() => Twice(() => Desk.Limit(100));
    public static IAsyncEnumerable<string> SafeBlackout() => Twice(Desk.Blackout);
    private static async IAsyncEnumerable<string> Twice(Action act)
    {
        await Task.Run(act);
        yield return $"{Desk}";
        await Task.Run(act);
        yield return $"{Desk}";
    }
}
