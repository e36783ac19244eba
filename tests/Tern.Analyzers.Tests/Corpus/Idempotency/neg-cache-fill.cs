// case: neg-cache-fill
// category: caches
// rationale: caches are filled, whatever the time is
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

namespace Idempotency.Dev.NegCacheFill;

public interface IPrices
{
    [Idempotent]
    ValueTask<int> GetAsync(string sku);
}

public sealed class Prices(TimeProvider time) : IPrices
{
    private readonly ConcurrentDictionary<string, int> _prices = new();
    private readonly Dictionary<string, (int Price, DateTimeOffset ExpiresAt)> _cache = [];
    private readonly PriceCache _second = new();

    public ValueTask<int> GetAsync(string sku)
    {
        int price = _prices.GetOrAdd(sku, static s => s.Length * 10);
        if (!_cache.TryGetValue(sku, out (int Price, DateTimeOffset ExpiresAt) entry) || entry.ExpiresAt < time.GetUtcNow())
        {
            entry = (price, time.GetUtcNow().AddMinutes(5));
            _cache[sku] = entry;
        }

        _second.Set(sku, entry.Price);
        return new ValueTask<int>(entry.Price);
    }
}

public sealed class PriceCache
{
    private readonly List<(string, int)> _recent = [];

    public void Set(string sku, int price) => _recent.Add((sku, price));
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Prices prices = new(TimeProvider.System);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            int price = await prices.GetAsync("a");
            yield return $"{price}";
        }
    }
}
