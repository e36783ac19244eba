// case: neg-observed-elections
// category: observability
// rationale: logs, meters and activities around an absolute write
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegObservedElections;

public sealed record Count(string District, int Votes);

public interface IElections
{
    [Idempotent]
    Task ReportAsync(Count count);
    [Idempotent]
    Task<int> ReadAsync(string district);
}

public sealed class Elections(ILogger<Elections> logger) : IElections
{
    private static readonly ActivitySource Source = new("elections");
    private static readonly Meter Meter = new("elections");
    private static readonly Counter<long> Reports = Meter.CreateCounter<long>("reports");
    private static readonly UpDownCounter<int> Running = Meter.CreateUpDownCounter<int>("running");
    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>("seconds");

    private readonly ConcurrentDictionary<string, int> _votes = new();

    public string State => string.Join(",", _votes);

    public Task ReportAsync(Count count)
    {
        using Activity? activity = Source.StartActivity("report");
        activity?.SetTag("district", count.District).AddEvent(new ActivityEvent("received"));
        using IDisposable? scope = logger.BeginScope(new Dictionary<string, object> { ["correlation"] = Guid.NewGuid(), ["at"] = DateTime.UtcNow });
        long started = Stopwatch.GetTimestamp();
        Running.Add(1);
        try
        {
            _votes[count.District] = count.Votes;
            logger.LogInformation("Stored {Votes} votes of {District} at {Time}", count.Votes, count.District, DateTimeOffset.Now);
        }
        finally
        {
            Running.Add(-1);
            Reports.Add(1, new KeyValuePair<string, object?>("district", count.District));
            Seconds.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return Task.CompletedTask;
    }

    public Task<int> ReadAsync(string district)
    {
        Trace.WriteLine($"read {district} {Guid.NewGuid()}");
        Console.Error.Write("");
        logger.LogInformation("Read {District}", district);
        return Task.FromResult(_votes.GetValueOrDefault(district));
    }
}

public interface ILogger<T>
{
    IDisposable? BeginScope(object state);
    void LogInformation(string message, params object[] args);
}

public sealed class ListLogger<T> : ILogger<T>
{
    private readonly List<string> _lines = [];

    public IDisposable? BeginScope(object state) => null;

    public void LogInformation(string message, params object[] args) => _lines.Add(message + args.Length);
}

public static class Case
{
    private static readonly Elections Elections = new(new ListLogger<Elections>());
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Elections.ReportAsync(new Count("north", 90)), () => Elections.State);
    public static IAsyncEnumerable<string> Demo2()
    {
        int votes = -1;
        return Twice(async () => votes = await Elections.ReadAsync("north"), () => votes);
    }

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
