// case: neg-tram-signals
// category: time and randomness
// rationale: time serves for deadlines and measuring, randomness for jitter, identities for traces; none of it is kept
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegTramSignals;

public enum Aspect { Stop, Caution, Go }

public interface ISignals
{
    [Idempotent] Task SetAsync(int junction, Aspect aspect, CancellationToken cancellationToken = default);
    [Idempotent] Task<Aspect> AwaitAsync(int junction, Aspect wanted, TimeSpan patience);
    [Idempotent] Task ClearLineAsync(IReadOnlyList<int> junctions);
}

public interface ILogger
{
    void LogInformation(string message, params object?[] args);
}

public sealed class Signals(ILogger log, TimeProvider time) : ISignals
{
    private static readonly ActivitySource Trace = new("trams.signals");
    private static readonly Meter Meter = new("trams.signals");
    private static readonly Counter<long> Switched = Meter.CreateCounter<long>("switched");
    private static readonly Histogram<double> Took = Meter.CreateHistogram<double>("took_ms");
    private readonly ConcurrentDictionary<int, Aspect> _aspects = new();
    public string Picture => string.Concat(_aspects.OrderBy(a => a.Key).Select(a => $"{a.Key}{a.Value} "));

    public async Task SetAsync(int junction, Aspect aspect, CancellationToken cancellationToken = default)
    {
        using Activity? activity = Trace.StartActivity();
        activity?.SetTag("correlation", Guid.NewGuid().ToString("N"));
        long started = Stopwatch.GetTimestamp();
        try
        {
            await WithRetriesAsync(() => _aspects[junction] = aspect, cancellationToken);
        }
        finally
        {
            Switched.Add(1, new KeyValuePair<string, object?>("junction", junction));
            Took.Record(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            log.LogInformation("junction {Junction} is {Aspect} at {Now}", junction, aspect, time.GetUtcNow());
        }
    }

    public async Task<Aspect> AwaitAsync(int junction, Aspect wanted, TimeSpan patience)
    {
        DateTimeOffset deadline = time.GetUtcNow() + patience;
        Aspect seen;
        while ((seen = _aspects.GetValueOrDefault(junction)) != wanted && time.GetUtcNow() < deadline)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1 + Random.Shared.NextDouble() * 4));
        }
        return seen;
    }

    public async Task ClearLineAsync(IReadOnlyList<int> junctions)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10));
        int[] order = [.. junctions];
        Random.Shared.Shuffle(order);
        await Parallel.ForEachAsync(order, limit.Token, async (junction, token) => await SetAsync(junction, Aspect.Go, token));
    }

    private static async Task WithRetriesAsync(Action act, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                act();
                return;
            }
            catch (TimeoutException) when (attempt < 4)
            {
                int backoff = (1 << attempt) * 10;
                await Task.Delay(backoff + Random.Shared.Next(backoff), cancellationToken);
            }
        }
    }
}

public sealed class SilentLogger : ILogger
{
    public void LogInformation(string message, params object?[] args) => Debug.WriteLine(message);
}

public static class Case
{
    private static readonly Signals Signals = new(new SilentLogger(), TimeProvider.System);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Signals.SetAsync(4, Aspect.Caution), () => Signals.Picture);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Signals.AwaitAsync(9, Aspect.Go, TimeSpan.FromMilliseconds(20)), () => Signals.Picture);
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Signals.ClearLineAsync([4, 5, 6]), () => Signals.Picture);
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
