// case: neg-currency-cache
// category: caches
// rationale: rates are kept for a while in one cache over another
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

namespace Idempotency.Wide.NegCurrencyCache;

public interface IRates
{
    [Idempotent]
    ValueTask<decimal> GetAsync(string pair, CancellationToken cancellationToken = default);
}

public interface IRateSource
{
    ValueTask<decimal> LoadAsync(string pair, CancellationToken cancellationToken);
}

public sealed class CachedRates(IRateSource source, TimeProvider time, int capacity = 100) : IRates
{
    private readonly record struct Entry(decimal Rate, DateTimeOffset LoadedAt);

    private readonly Dictionary<string, LinkedListNode<(string Pair, Entry Entry)>> _index = [];
    private readonly LinkedList<(string Pair, Entry Entry)> _recentlyUsed = new();
    private readonly Lock _gate = new();

    public async ValueTask<decimal> GetAsync(string pair, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_index.TryGetValue(pair, out LinkedListNode<(string Pair, Entry Entry)>? node) && time.GetUtcNow() - node.Value.Entry.LoadedAt < TimeSpan.FromMinutes(1))
            {
                return node.Value.Entry.Rate;
            }
        }

        decimal rate = await source.LoadAsync(pair, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            if (_index.Remove(pair, out LinkedListNode<(string Pair, Entry Entry)>? old))
            {
                _recentlyUsed.Remove(old);
            }

            _index[pair] = _recentlyUsed.AddFirst((pair, new Entry(rate, time.GetUtcNow())));
            while (_index.Count > capacity && _recentlyUsed.Last is { } last)
            {
                _index.Remove(last.Value.Pair);
                _recentlyUsed.RemoveLast();
            }
        }

        return rate;
    }
}

public sealed class MemoizedRates(IRates inner) : IRates
{
    private readonly ConcurrentDictionary<string, Lazy<Task<decimal>>> _pending = new(StringComparer.Ordinal);

    public async ValueTask<decimal> GetAsync(string pair, CancellationToken cancellationToken = default)
        => await _pending.GetOrAdd(pair, p => new Lazy<Task<decimal>>(() => inner.GetAsync(p, CancellationToken.None).AsTask())).Value.WaitAsync(cancellationToken);
}

public sealed class FixedSource : IRateSource
{
    public ValueTask<decimal> LoadAsync(string pair, CancellationToken cancellationToken) => new(pair.Length / 5m);
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        decimal rate = 0;
        CachedRates rates = new(new FixedSource(), TimeProvider.System);
        return Twice(async () => rate = await rates.GetAsync("EURUSD"), () => rate);
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        decimal rate = 0;
        MemoizedRates rates = new(new CachedRates(new FixedSource(), TimeProvider.System));
        return Twice(async () => rate = await rates.GetAsync("EURUSD"), () => rate);
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
