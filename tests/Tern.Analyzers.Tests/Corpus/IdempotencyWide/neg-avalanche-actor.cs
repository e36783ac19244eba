// case: neg-avalanche-actor
// category: concurrency
// rationale: wake-up signals that merge, semaphores, and an actor whose state is computed anew from its inputs
// rule: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegAvalancheActor;

public enum Risk { Low = 1, Moderate, Considerable, High, Extreme }

public sealed record Slope(string Id, double Angle);

public sealed record Observation(string ObservationId, string Slope, double SnowCm, double Wind);

public sealed class RiskActor(TimeProvider clock, params Slope[] slopes)
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<string, Observation> _observations = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IReadOnlyDictionary<string, Risk> _map = new Dictionary<string, Risk>();
    private int _running;
    public string Describe() => string.Join(' ', _map.Select(p => $"{p.Key}={p.Value}")) + $" obs={_observations.Count} wake={_wake.Reader.Count}";
    [Idempotent]
    public async Task ObserveAsync(Observation observation)
    {
        DateTimeOffset deadline = clock.GetUtcNow().AddSeconds(2);
        if (!await _turn.WaitAsync(deadline - clock.GetUtcNow()))
            throw new TimeoutException();

        try
        {
            _observations[observation.ObservationId] = observation;
            _map = Assess();
        }
        finally
        {
            _turn.Release();
        }
        _wake.Writer.TryWrite(true);
    }
    [Idempotent]
    public bool Start() => Interlocked.Exchange(ref _running, 1) == 0;
    [Idempotent]
    public async IAsyncEnumerable<Risk> ForecastAsync(string slope, int days)
    {
        double risk = (double)_map.GetValueOrDefault(slope, Risk.Low);
        for (int day = 0; day < days; day++)
        {
            await Task.Yield();
            risk = Math.Max(1, risk - 0.5);
            yield return (Risk)(int)risk;
        }
    }

    private Dictionary<string, Risk> Assess()
    {
        Dictionary<string, Risk> map = [];
        foreach (Slope slope in slopes)
        {
            double load = 0;
            foreach (Observation o in _observations.Values.Where(o => o.Slope == slope.Id))
            {
                load += o.SnowCm * (1 + o.Wind / 50);
            }

            map.Add(slope.Id, (slope.Angle, load) switch
            {
                ( < 25, _) => Risk.Low,
                (_, > 80) => Risk.Extreme,
                (_, > 30) => Risk.High,
                _ => Risk.Moderate,
            });
        }
        return map;
    }
}

public static class Case
{
    private static readonly RiskActor Actor = new(TimeProvider.System, new Slope("north", 35), new Slope("bowl", 20));
    public static IAsyncEnumerable<string> SafeObserve() => Twice(() => Actor.ObserveAsync(new("o1", "north", 40, 10)), Actor.Describe);
    public static IAsyncEnumerable<string> SafeStart() => Twice(() => Task.FromResult(Actor.Start()), Actor.Describe);
    public static IAsyncEnumerable<string> SafeForecast() => Twice(async () => { await foreach (Risk _ in Actor.ForecastAsync("north", 3)) { } }, Actor.Describe);
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
