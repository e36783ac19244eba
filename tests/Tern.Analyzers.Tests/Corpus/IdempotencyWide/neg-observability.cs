// case: neg-observability
// category: observability
// rationale: log lines, counters, histograms and spans, with fresh ids and times
// rule: none

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegObservability;

public interface ILogger
{
    void LogInformation(string message, params object?[] args);
    IDisposable BeginScope(string name, object value);
}

public interface ITranslator
{
    [Idempotent]
    ValueTask<string> TranslateAsync(string text, string locale);
    [Idempotent]
    ValueTask<int> LengthAsync(string text);
}

public sealed class Translator(ILogger logger, TimeProvider time) : ITranslator
{
    private static readonly ActivitySource s_source = new("translator");
    private static readonly Meter s_meter = new("translator");
    private static readonly Counter<long> s_calls = s_meter.CreateCounter<long>("calls");
    private static readonly UpDownCounter<int> s_running = s_meter.CreateUpDownCounter<int>("running");
    private static readonly Histogram<double> s_seconds = s_meter.CreateHistogram<double>("seconds");

    public ValueTask<string> TranslateAsync(string text, string locale)
    {
        string operation = Guid.NewGuid().ToString("N");
        using IDisposable scope = logger.BeginScope("operation", operation);
        using Activity? activity = s_source.StartActivity("translate");
        activity?.SetTag("operation", operation);
        activity?.AddEvent(new ActivityEvent("received", DateTimeOffset.UtcNow));
        long start = time.GetTimestamp();
        s_running.Add(1);
        try
        {
            string answer = $"{locale}:{text}";
            logger.LogInformation("Translated {Length} at {Time}", answer.Length, DateTime.UtcNow);
            return new ValueTask<string>(answer);
        }
        finally
        {
            s_running.Add(-1);
            s_calls.Add(1, new KeyValuePair<string, object?>("locale", locale));
            s_seconds.Record(time.GetElapsedTime(start).TotalSeconds);
        }
    }

    public ValueTask<int> LengthAsync(string text)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Activity.Current?.SetTag("length-request", Guid.CreateVersion7().ToString());
        int length = text.Length;
        watch.Stop();
        Debug.WriteLine(watch.Elapsed);
        Console.Error.Write("");
        logger.LogInformation("{Length} in {Elapsed}", length, watch.ElapsedMilliseconds);
        return new ValueTask<int>(length);
    }
}

public sealed class Silence : ILogger, IDisposable
{
    public void LogInformation(string message, params object?[] args)
    {
    }

    public IDisposable BeginScope(string name, object value) => this;

    public void Dispose()
    {
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Translator translator = new(new Silence(), TimeProvider.System);
        return Twice(async () => { string text = await translator.TranslateAsync("a", "de"); return text; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Translator translator = new(new Silence(), TimeProvider.System);
        return Twice(async () => { int length = await translator.LengthAsync("a"); return $"{length}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
