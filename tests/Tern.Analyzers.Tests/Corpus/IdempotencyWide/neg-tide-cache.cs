// case: neg-tide-cache
// category: cache
// rationale: cache fills, lazy values and identities that are made once and kept
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegTideCache;

public interface IMemoryCache
{
    bool TryGetValue(object key, out object? value);

    void Set(object key, object value, TimeSpan absoluteExpirationRelativeToNow);
}

public sealed record TideTable(string Port, DateOnly Day, IReadOnlyList<double> Heights);

public interface ITideModel
{
    Task<TideTable> ComputeAsync(string port, DateOnly day, CancellationToken cancellationToken);
}

public interface ITideService
{
    [Idempotent]
    Task<TideTable> GetAsync(string port, DateOnly day, CancellationToken cancellationToken = default);

    [Idempotent]
    Task<string> SubscribeAsync(string port, string skipper);
}

public sealed class TideService(IMemoryCache cache, ITideModel model, TimeProvider clock) : ITideService
{
    private readonly ConcurrentDictionary<(string, string), Lazy<string>> _tokens = new();
    private readonly Lazy<Random> _jitter = new(() => new Random());
    private Guid? _instance;

    public Guid Instance => _instance ??= Guid.NewGuid();

    public async Task<TideTable> GetAsync(string port, DateOnly day, CancellationToken cancellationToken = default)
    {
        if (cache.TryGetValue((port, day), out object? hit) && hit is TideTable cached)
        {
            return cached;
        }

        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(5));
        TideTable table = await model.ComputeAsync(port, day, timeout.Token);
        TimeSpan untilMidnight = clock.GetUtcNow().Date.AddDays(1) - clock.GetUtcNow();
        cache.Set((port, day), table, untilMidnight + TimeSpan.FromSeconds(_jitter.Value.Next(1, 60)));
        return table;
    }

    public Task<string> SubscribeAsync(string port, string skipper)
    {
        Lazy<string> token = _tokens.GetOrAdd((port, skipper), static key => new Lazy<string>(() => $"{key}-{Guid.NewGuid():N}"));
        return Task.FromResult($"{Instance:N}/{token.Value}");
    }
}

public static class Case
{
    private static readonly Cache Memory = new();
    private static readonly TideService Tides = new(Memory, new Harmonic(), TimeProvider.System);
    private static string? _token;
    public static IAsyncEnumerable<string> SafeGet() => Twice(() => Tides.GetAsync("Brest", new DateOnly(2031, 5, 4)), () => string.Join(',', Memory.Keys));
    public static IAsyncEnumerable<string> SafeSubscribe() => Twice(async () => _token = await Tides.SubscribeAsync("Brest", "Yann"), () => _token);

    private sealed class Cache : Dictionary<object, object>, IMemoryCache
    {
        bool IMemoryCache.TryGetValue(object key, out object? value) => TryGetValue(key, out value);
        public void Set(object key, object value, TimeSpan absoluteExpirationRelativeToNow) => this[key] = value;
    }

    private sealed class Harmonic : ITideModel
    {
        public Task<TideTable> ComputeAsync(string port, DateOnly day, CancellationToken cancellationToken)
            => Task.FromResult(new TideTable(port, day, Enumerable.Range(0, 24).Select(h => 3 + Math.Cos(h / 2.0)).ToList()));
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
