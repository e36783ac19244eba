// case: gift-vouchers
// category: keys
// rationale: a caller that leaves the key out gets no protection at all
// rule: TERN2018

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.GiftVouchers;

public sealed record Redemption(string Voucher, int Cents)
{
    public string? IdempotencyKey { get; init; }
}

public sealed class Voucher(string code, int cents)
{
    public string Code { get; } = code;
    public int Cents { get; private set; } = cents;
    public void Take(int amount) => Cents -= Math.Min(amount, Cents);
}

public sealed class VoucherBook
{
    private readonly ConcurrentDictionary<string, bool> _seen = new();
    private readonly Lock _gate = new();
    private int _topUps;
    private int _redeemed;
    public string State => $"{_topUps} {_redeemed} {Voucher.Cents}";
    public Voucher Voucher { get; } = new("GIFT", 5000);

    [Idempotent]
    public ValueTask<bool> TopUpAsync(int cents, string? idempotencyKey = null)
    {
        if (idempotencyKey is not null && !_seen.TryAdd(idempotencyKey, true)) // want: TERN2018
            return new(false);

        lock (_gate)
        {
            _topUps += cents;
        }

        return new(true);
    }

    [Idempotent]
    public Task RedeemAsync(Redemption redemption)
    {
        if (redemption is { IdempotencyKey: { Length: > 0 } key } && !_seen.TryAdd(key, true)) // want: TERN2018
            return Task.CompletedTask;

        lock (_gate)
        {
            _redeemed += redemption.Cents;
        }

        return Task.CompletedTask;
    }

    [Idempotent]
    public Task RedeemKeyedAsync(string idempotencyKey, Redemption redemption)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idempotencyKey);
        if (_seen.TryAdd(idempotencyKey, true))
        {
            lock (_gate)
            {
                Voucher.Take(redemption.Cents);
            }
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Redemption Coffee = new("GIFT", 420);
    public static IAsyncEnumerable<string> Demo1() => Run(b => b.TopUpAsync(1000).AsTask());
    public static IAsyncEnumerable<string> Demo2() => Run(b => b.RedeemAsync(Coffee));
    public static IAsyncEnumerable<string> Safe1() => Run(b => b.RedeemKeyedAsync("k-1", Coffee));
    private static IAsyncEnumerable<string> Run(Func<VoucherBook, Task> act)
    {
        VoucherBook book = new();
        return Twice(() => act(book), () => book.State);
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
