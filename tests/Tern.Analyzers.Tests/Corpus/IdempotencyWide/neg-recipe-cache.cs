// case: neg-recipe-cache
// category: caches
// rationale: filling a cache, creating lazily and counting hits for the metrics leaves the recipes as they were
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.NegRecipeCache;

public sealed record Recipe(string Slug, string Title, IReadOnlyList<string> Ingredients);
public sealed record CacheEntry(object? Value, DateTimeOffset Expires);

public sealed class MemoryCache(TimeProvider clock)
{
    private readonly ConcurrentDictionary<object, CacheEntry> _entries = [];

    public bool TryGetValue<T>(object key, out T? value)
    {
        if (_entries.TryGetValue(key, out CacheEntry? entry) && entry.Expires > clock.GetUtcNow())
        {
            value = (T?)entry.Value;
            return true;
        }

        value = default;
        return false;
    }

    public T Set<T>(object key, T value, TimeSpan lifetime)
    {
        _entries[key] = new CacheEntry(value, clock.GetUtcNow() + lifetime);
        return value;
    }
}

public sealed class RecipeBook(MemoryCache cache, IReadOnlyDictionary<string, Recipe> source) : IDisposable
{
    private readonly Meter _meter = new("recipes");
    private Counter<long>? _hits;
    private string[]? _titles;

    private Counter<long> Hits => LazyInitializer.EnsureInitialized(ref _hits, () => _meter.CreateCounter<long>("recipes.hits"));

    [Idempotent]
    public Task<Recipe?> FindAsync(string slug)
    {
        if (cache.TryGetValue(("recipe", slug), out Recipe? known))
        {
            Hits.Add(1, new KeyValuePair<string, object?>("slug", slug));
            return Task.FromResult(known);
        }

        Recipe? found = source.GetValueOrDefault(slug);
        TimeSpan jitter = TimeSpan.FromSeconds(Random.Shared.Next(0, 30));
        return Task.FromResult(cache.Set(("recipe", slug), found, TimeSpan.FromMinutes(5) + jitter));
    }

    [Idempotent]
    public IReadOnlyList<string> Titles()
    {
        if (Volatile.Read(ref _titles) is { } ready)
        {
            return ready;
        }

        List<string> titles = [];
        foreach (Recipe recipe in source.Values)
        {
            titles.Add(recipe.Title);
        }

        Interlocked.CompareExchange(ref _titles, [.. titles.Order()], null);
        return _titles!;
    }

    public void Dispose() => _meter.Dispose();
}

public static class Case
{
    private static readonly Dictionary<string, Recipe> Source = new() { ["pesto"] = new("pesto", "Pesto", ["basil", "oil"]) };
    private static readonly RecipeBook Book = new(new MemoryCache(TimeProvider.System), Source);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Book.FindAsync("pesto"), () => Book.FindAsync("pesto").Result?.Title);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Task.FromResult(Book.Titles()), () => string.Join(",", Book.Titles()));
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
