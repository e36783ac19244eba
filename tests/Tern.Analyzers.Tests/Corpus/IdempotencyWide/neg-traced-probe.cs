// case: neg-traced-probe
// category: observability
// rationale: counters of a meter, log lines, spans, jitter and deadlines are no state of the service
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.TracedProbe;

public interface ILogger
{
    void LogInformation(string message, params object?[] args);
}

public sealed class ConsoleLogger : ILogger
{
    public void LogInformation(string message, params object?[] args) => Debug.WriteLine(string.Concat(message, string.Join(' ', args)));
}

public sealed record Thermostat(string Id, double Target, string ChangedBy);

public sealed class Backoff(int attempts, TimeSpan step)
{
    public async Task<T> RunAsync<T>(Func<int, Task<T>> action, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await action(attempt);
            }
            catch (IOException) when (attempt < attempts)
            {
                double jitter = Random.Shared.NextDouble();
                await Task.Delay(step * (attempt + jitter), cancellationToken);
            }
        }
    }
}

public sealed class Climate(ILogger logger, TimeProvider clock)
{
    private static readonly ActivitySource Source = new("climate");
    private static readonly Meter Meter = new("climate");
    private static readonly Counter<long> Changes = Meter.CreateCounter<long>("changes");
    private static readonly Histogram<double> Elapsed = Meter.CreateHistogram<double>("elapsed");
    private readonly ConcurrentDictionary<string, Thermostat> _targets = new();
    private readonly Backoff _backoff = new(3, TimeSpan.FromMilliseconds(2));
    public string State => string.Join(';', _targets.Values);

    [Idempotent]
    public async Task SetAsync(string id, double target, string user, CancellationToken cancellationToken = default)
    {
        using Activity? activity = Source.StartActivity("set");
        activity?.SetTag("trace.attempt", Guid.NewGuid().ToString());
        long start = clock.GetTimestamp();
        Thermostat next = new(id, Math.Clamp(target, 5, 28), user);
        await _backoff.RunAsync(attempt => PushAsync(next, attempt), cancellationToken);
        Changes.Add(1, new KeyValuePair<string, object?>("user", user));
        Elapsed.Record(clock.GetElapsedTime(start).TotalMilliseconds);
        logger.LogInformation("set {Id} at {Now}", id, clock.GetUtcNow());
    }

    [Idempotent]
    public async Task<bool> AwaitAsync(string id, TimeSpan patience)
    {
        DateTimeOffset deadline = clock.GetUtcNow() + patience;
        int polls = 0;
        while (!_targets.ContainsKey(id) && clock.GetUtcNow() < deadline)
        {
            polls++;
            await Task.Delay(1);
        }

        logger.LogInformation("polled {Polls} times", polls);
        return _targets.ContainsKey(id);
    }

    private Task<Thermostat> PushAsync(Thermostat next, int attempt)
        => attempt == 1 ? Task.FromException<Thermostat>(new IOException("radio")) : Task.FromResult(_targets[next.Id] = next);
}

public static class Case
{
    public static IAsyncEnumerable<string> Safe1() => Run(c => c.SetAsync("hall", 31, "Pia"));
    public static IAsyncEnumerable<string> Safe2() => Run(c => c.AwaitAsync("attic", TimeSpan.FromMilliseconds(5)));
    private static IAsyncEnumerable<string> Run(Func<Climate, Task> act)
    {
        Climate climate = new(new ConsoleLogger(), TimeProvider.System);
        return Twice(() => act(climate), () => climate.State);
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
