// case: neg-weather-extremes
// category: memory
// rationale: new values are made of the old ones, but by functions of which the second use changes nothing
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegWeatherExtremes;

public sealed record Reading(string Station, DateTimeOffset At, double Celsius);

public sealed record Range(double Low, double High)
{
    public Range Include(double value) => new(Math.Min(Low, value), Math.Max(High, value));
}

public interface IExtremes
{
    [Idempotent] Task ObserveAsync(Reading reading);
    [Idempotent] Task LatestAsync(Reading reading);
    [Idempotent] Task RecordHighAsync(Reading reading);
    [Idempotent] Task WarnAsync(string region, params string[] stations);
    [Idempotent] Task RenameAsync(string station, string name);
}

public sealed class Extremes : IExtremes
{
    private readonly ConcurrentDictionary<string, Range> _ranges = new();
    private readonly ConcurrentDictionary<string, Reading> _latest = new();
    private readonly Dictionary<string, string> _names = [];
    private ImmutableHashSet<string> _warned = [];
    private double _recordHigh = double.NegativeInfinity;

    public string Picture => string.Join(' ', _ranges.Values) + string.Join(' ', _latest.Values)
        + string.Join(' ', _warned.Order()) + string.Join(' ', _names) + Volatile.Read(ref _recordHigh);

    public Task ObserveAsync(Reading reading)
    {
        _ranges.AddOrUpdate(
            reading.Station,
            static (_, t) => new Range(t, t),
            static (_, range, t) => range.Include(t),
            reading.Celsius);
        return Task.CompletedTask;
    }

    public Task LatestAsync(Reading reading)
    {
        _latest.AddOrUpdate(reading.Station, reading, (_, known) => known.At >= reading.At ? known : reading);
        return Task.CompletedTask;
    }

    public Task RecordHighAsync(Reading reading)
    {
        double known = Volatile.Read(ref _recordHigh);
        while (reading.Celsius > known)
        {
            double before = Interlocked.CompareExchange(ref _recordHigh, reading.Celsius, known);
            if (before == known) { break; }
            known = before;
        }
        return Task.CompletedTask;
    }

    public Task WarnAsync(string region, params string[] stations)
    {
        ImmutableInterlocked.Update(ref _warned, (all, more) => all.Union(more), stations.Select(s => $"{region}/{s}"));
        return Task.CompletedTask;
    }

    public Task RenameAsync(string station, string name)
    {
        string trimmed = name.Trim();
        _names[station] = string.IsNullOrEmpty(trimmed) ? _names.GetValueOrDefault(station, station) : trimmed;
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Extremes Extremes = new();
    private static readonly Reading Noon = new("S-4", DateTimeOffset.UnixEpoch, 31.5);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Extremes.ObserveAsync(Noon), () => Extremes.Picture);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Extremes.LatestAsync(Noon), () => Extremes.Picture);
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Extremes.RecordHighAsync(Noon), () => Extremes.Picture);
    public static IAsyncEnumerable<string> Safe4() => Twice(() => Extremes.WarnAsync("north", "S-4", "S-9"), () => Extremes.Picture);
    public static IAsyncEnumerable<string> Safe5() => Twice(() => Extremes.RenameAsync("S-4", " Hill "), () => Extremes.Picture);
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
