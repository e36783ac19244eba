// case: neg-cache-layers
// category: caches
// rationale: answers that are kept for a while, in several caches
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegCacheLayers;

public sealed record Rate(string Pair, decimal Value);

public interface IRates
{
    [Idempotent] ValueTask<Rate> GetAsync(string pair);
    [Idempotent] ValueTask<Rate> GetCachedAsync(string pair);
    [Idempotent] ValueTask<IReadOnlyList<Rate>> GetManyAsync(IReadOnlyList<string> pairs);
}

public sealed class Rates(IMemoryCache cache, Func<string, Task<Rate>> source, TimeProvider time) : IRates
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Rate>>> _running = new();
    private readonly Dictionary<string, (Rate Rate, DateTimeOffset Loaded)> _local = [];
    private Dictionary<string, Rate>? _all;

    public async ValueTask<Rate> GetAsync(string pair)
    {
        if (_local.TryGetValue(pair, out (Rate Rate, DateTimeOffset Loaded) hit) && time.GetUtcNow() - hit.Loaded < TimeSpan.FromMinutes(5))
        {
            return hit.Rate;
        }

        Rate rate = await _running.GetOrAdd(pair, p => new Lazy<Task<Rate>>(() => source(p))).Value;
        _local[pair] = (rate, time.GetUtcNow());
        _running.TryRemove(pair, out _);
        return rate;
    }

    public async ValueTask<Rate> GetCachedAsync(string pair)
    {
        if (!cache.TryGetValue(pair, out object? found) || found is not Rate rate)
        {
            rate = await source(pair);
            cache.Set(pair, rate, time.GetUtcNow().AddSeconds(30 + Random.Shared.Next(10)));
        }

        return rate;
    }

    public async ValueTask<IReadOnlyList<Rate>> GetManyAsync(IReadOnlyList<string> pairs)
    {
        _all ??= new Dictionary<string, Rate>(StringComparer.Ordinal);
        List<Rate> rates = new(pairs.Count);
        foreach (string pair in pairs)
        {
            if (!_all.TryGetValue(pair, out Rate? rate))
            {
                rate = await source(pair);
                _all.Add(pair, rate);
            }

            rates.Add(rate);
        }

        return rates;
    }
}

public interface IMemoryCache
{
    bool TryGetValue(object key, out object? value);
    void Set(object key, object value, DateTimeOffset absoluteExpiration);
}

public sealed class MemoryCache : IMemoryCache
{
    private readonly ConcurrentDictionary<object, (object Value, DateTimeOffset Until)> _entries = new();

    public bool TryGetValue(object key, out object? value)
    {
        bool found = _entries.TryGetValue(key, out (object Value, DateTimeOffset Until) entry);
        value = entry.Value;
        return found;
    }

    public void Set(object key, object value, DateTimeOffset absoluteExpiration) => _entries[key] = (value, absoluteExpiration);
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Rates rates = new(new MemoryCache(), p => Task.FromResult(new Rate(p, 2)), TimeProvider.System);
        return Twice(async () => { Rate rate = await rates.GetAsync("a"); return rate.ToString(); });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Rates rates = new(new MemoryCache(), p => Task.FromResult(new Rate(p, 2)), TimeProvider.System);
        return Twice(async () => { Rate rate = await rates.GetCachedAsync("a"); return rate.ToString(); });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Rates rates = new(new MemoryCache(), p => Task.FromResult(new Rate(p, 2)), TimeProvider.System);
        return Twice(async () => { IReadOnlyList<Rate> list = await rates.GetManyAsync(["a", "b", "a"]); return string.Join(",", list); });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
