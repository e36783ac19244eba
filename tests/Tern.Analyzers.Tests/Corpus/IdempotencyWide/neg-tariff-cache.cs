// case: neg-tariff-cache
// category: caches
// rationale: a cache is filled with values that can be read again; its clock only says when to read again
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.TariffCache;

public sealed record Tariff(string Zone, decimal PerHour);

public sealed class TariffSource(IReadOnlyDictionary<string, decimal> table)
{
    public Task<Tariff> LoadAsync(string zone, CancellationToken cancellationToken)
        => Task.FromResult(new Tariff(zone, table.TryGetValue(zone, out decimal price) ? price : 1m));
}

public sealed class TariffCache(TariffSource source, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Entry> _cache = new();
    private readonly SemaphoreSlim _fill = new(1);
    private readonly Lazy<string> _instance = new(() => Guid.NewGuid().ToString("N"));
    private ImmutableArray<string> _zones;
    public string Instance => _instance.Value;

    public async Task<Tariff> GetAsync(string zone, CancellationToken cancellationToken)
    {
        if (_cache.TryGetValue(zone, out Entry? hit) && hit.Expires > clock.GetUtcNow())
            return hit.Tariff;

        await _fill.WaitAsync(cancellationToken);
        try
        {
            Tariff tariff = await source.LoadAsync(zone, cancellationToken);
            _cache[zone] = new Entry(tariff, clock.GetUtcNow().AddMinutes(5).AddSeconds(Random.Shared.Next(30)));
            return tariff;
        }
        finally
        {
            _fill.Release();
        }
    }

    public ImmutableArray<string> Zones(IEnumerable<string> known)
    {
        if (_zones.IsDefault)
            ImmutableInterlocked.InterlockedInitialize(ref _zones, [.. known.Order(StringComparer.Ordinal)]);

        return _zones;
    }

    public void Forget(string zone) => _cache.TryRemove(zone, out _);
    private sealed record Entry(Tariff Tariff, DateTimeOffset Expires);
}

public sealed class Parking(TariffCache tariffs)
{
    [Idempotent]
    public async Task<decimal> PriceAsync(string zone, TimeSpan stay, CancellationToken cancellationToken = default)
    {
        Tariff tariff = await tariffs.GetAsync(zone, cancellationToken).ConfigureAwait(false);
        return decimal.Round(tariff.PerHour * (decimal)stay.TotalHours, 2, MidpointRounding.AwayFromZero);
    }

    [Idempotent]
    public Task<string> DescribeAsync() => Task.FromResult($"{tariffs.Instance}: {string.Join(',', tariffs.Zones(["west", "east"]))}");

    [Idempotent]
    public Task<Tariff> ReloadAsync(string zone)
    {
        tariffs.Forget(zone);
        return tariffs.GetAsync(zone, CancellationToken.None);
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Safe1() => Run(async p => await p.PriceAsync("east", TimeSpan.FromMinutes(90)));
    public static IAsyncEnumerable<string> Safe2() => Run(async p => await p.DescribeAsync());
    public static IAsyncEnumerable<string> Safe3() => Run(async p => await p.ReloadAsync("west"));
    private static IAsyncEnumerable<string> Run(Func<Parking, Task<object>> act)
    {
        Parking parking = new(new TariffCache(new TariffSource(new Dictionary<string, decimal> { ["east"] = 3m }), TimeProvider.System));
        object? result = null;
        return Twice(async () => result = await act(parking), () => result);
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
