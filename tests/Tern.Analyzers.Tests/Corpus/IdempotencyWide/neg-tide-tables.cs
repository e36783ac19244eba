// case: neg-tide-tables
// category: caches
// rationale: tables are computed once and kept; the caches fill, and what can be asked for stays the same
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegTideTables;

public readonly record struct Tide(TimeOnly At, double Metres);
public sealed record Harbour(string Code, double Range, int OffsetMinutes);

public interface ITides
{
    [Idempotent] ValueTask<IReadOnlyList<Tide>> ForDayAsync(string harbour, DateOnly day);
    [Idempotent] Task WarmAsync(params string[] harbours);
    [Idempotent] Task ForgetAsync(string harbour);
}

public sealed class Tides(Func<string, Harbour> survey) : ITides
{
    private readonly ConcurrentDictionary<(string, DateOnly), Lazy<Tide[]>> _days = new();
    private readonly Dictionary<string, (Harbour Value, DateTime Loaded)> _harbours = [];
    private readonly Lock _gate = new();
    private double[]? _constituents;
    private string? _banner;
    public int Days => _days.Count;
    public string Banner => LazyInitializer.EnsureInitialized(ref _banner, () => $"Tides, {_harbours.Count} harbours");

    public ValueTask<IReadOnlyList<Tide>> ForDayAsync(string harbour, DateOnly day)
    {
        Lazy<Tide[]> table = _days.GetOrAdd((harbour, day), static (key, self) => new Lazy<Tide[]>(() => self.Compute(key)), this);
        return ValueTask.FromResult<IReadOnlyList<Tide>>(table.Value);
    }

    public Task WarmAsync(params string[] harbours)
    {
        foreach (string code in harbours.Except(_harbours.Keys.ToArray())) { Load(code); }
        return Task.CompletedTask;
    }

    public Task ForgetAsync(string harbour)
    {
        foreach ((string Code, DateOnly) key in _days.Keys.Where(k => k.Item1 == harbour)) { _days.TryRemove(key, out _); }
        return Task.CompletedTask;
    }

    private Harbour Load(string code)
    {
        lock (_gate)
        {
            if (_harbours.TryGetValue(code, out var entry) && DateTime.UtcNow - entry.Loaded < TimeSpan.FromHours(6)) { return entry.Value; }
            Harbour fresh = survey(code);
            _harbours[code] = (fresh, DateTime.UtcNow);
            return fresh;
        }
    }

    private Tide[] Compute((string Code, DateOnly Day) key)
    {
        Harbour harbour = Load(key.Code);
        double[] parts = _constituents ??= [1.0, 0.46, 0.19];
        double phase = key.Day.DayNumber * 0.8412;
        List<Tide> day = [];
        for (int minute = harbour.OffsetMinutes; minute < 1440; minute += 372)
        {
            double height = 0;
            foreach (double part in parts)
            {
                height += part * Math.Cos(phase + minute / 118.6);
            }
            day.Add(new Tide(TimeOnly.MinValue.AddMinutes(minute), Math.Round(harbour.Range * height, 2)));
        }
        return [.. day];
    }
}

public static class Case
{
    private static readonly Tides Tides = new(code => new Harbour(code, 3.4, 41));
    private static readonly DateOnly Day = new(2024, 3, 9);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Tides.ForDayAsync("HEL", Day).AsTask(), () => Tides.Days);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Tides.WarmAsync("HEL", "CUX"), () => Tides.Banner);
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Tides.ForgetAsync("HEL"), () => Tides.Days);
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
