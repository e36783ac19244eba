using System.Collections.Concurrent;
using HdrHistogram;
using Tern.Generic;

namespace Tern.Cli;

/// <summary>What is measured of calls. Thread-safe.</summary>
internal sealed class LoadRecord
{
    /// <summary>Ticks of the histograms: three digits that count, up to an hour.</summary>
    private const long MostTicks = TimeSpan.TicksPerHour;
    private const int Digits = 3;
    private const int MostKinds = 64;

    private readonly LongConcurrentHistogram _times = new(1, MostTicks, Digits);
    private readonly ConcurrentDictionary<string, (long Count, string Example)> _failures = new(StringComparer.Ordinal);
    private long _failed;
    private long _late;
    private long _longest;

    /// <summary>Times of calls that were answered, in ticks of 100 ns.</summary>
    public HistogramBase Times => _times;

    /// <summary>Calls that were answered.</summary>
    public long Answered => _times.TotalCount;

    /// <summary>The longest time, as the histogram rounds it. Histograms find theirs by a walk that a call which ends meanwhile would break off.</summary>
    public long Longest => _times.HighestEquivalentValue(Interlocked.Read(ref _longest));

    /// <summary>Calls that failed.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Calls that were due and could not be begun, because earlier ones took all callers; they count as answered when the measurement ended.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>Failures by what they are: how many, and the message of the first one.</summary>
    public IReadOnlyList<(string Kind, long Count, string Example)> Failures =>
        [.. _failures.Select(static failure => (failure.Key, failure.Value.Count, failure.Value.Example)).OrderByDescending(static failure => failure.Count).ThenBy(static failure => failure.Key, StringComparer.Ordinal)];

    /// <summary>Notes a call that was answered.</summary>
    public void Answer(TimeSpan time)
    {
        long ticks = Math.Clamp(time.Ticks, 1, MostTicks);
        _times.RecordValue(ticks);
        for (long longest = Interlocked.Read(ref _longest); ticks > longest; longest = Interlocked.Read(ref _longest))
        {
            Interlocked.CompareExchange(ref _longest, ticks, longest);
        }
    }

    /// <summary>Notes calls that were due and not begun.</summary>
    public void AddLate(TimeSpan least)
    {
        Interlocked.Increment(ref _late);
        Answer(least);
    }

    /// <summary>Notes a call that failed.</summary>
    public void Fail(Exception exception)
    {
        Interlocked.Increment(ref _failed);
        string kind = KindOf(exception);

        // What servers say is not bounded, and this is.
        if (_failures.Count >= MostKinds && !_failures.ContainsKey(kind))
        {
            kind = "other";
        }

        _failures.AddOrUpdate(kind, static (_, example) => (1, example), static (_, known, _) => (known.Count + 1, known.Example), exception.Message);
    }

    private static string KindOf(Exception exception) => exception switch
    {
        GenericException declared => declared.Name,
        RpcBizException answer => $"business error {answer.Code}",
        RpcException failure => failure.Code.ToString(),
        _ => exception.GetType().Name,
    };
}
