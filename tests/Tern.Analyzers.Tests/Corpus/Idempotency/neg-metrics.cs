// case: neg-metrics
// category: metrics
// rationale: measurements count attempts, and should
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.NegMetrics;

public sealed class RequestMetrics
{
    private long _calls;
    private readonly ConcurrentDictionary<string, long> _byName = new();

    public void Count(string name)
    {
        Interlocked.Increment(ref _calls);
        _byName.AddOrUpdate(name, 1, (_, n) => n + 1);
    }
}

public interface ISearch
{
    [Idempotent]
    Task<int> SearchAsync(string text);
}

public sealed class Search : ISearch
{
    private static readonly System.Diagnostics.Metrics.Meter s_meter = new("search");
    private static readonly System.Diagnostics.Metrics.Counter<long> s_calls = s_meter.CreateCounter<long>("calls");
    private readonly RequestMetrics _metrics = new();
    private int _cacheHits;

    public Task<int> SearchAsync(string text)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        s_calls.Add(1);
        _metrics.Count(text);
        _cacheHits++;
        TimeSpan took = System.Diagnostics.Stopwatch.GetElapsedTime(start);
        return Task.FromResult(took < TimeSpan.MaxValue ? text.Length : 0);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Search search = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            int n = await search.SearchAsync("a");
            yield return $"{n}";
        }
    }
}
