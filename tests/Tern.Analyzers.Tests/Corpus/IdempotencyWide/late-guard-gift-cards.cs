// case: late-guard-gift-cards
// category: guards
// rationale: the guard stands behind the effect that it should prevent
// rule: TERN2017

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.LateGuardGiftCards;

public sealed record TopUp(string RequestId, string Card, int Cents);

public interface IGiftCards
{
    [Idempotent]
    Task<int> TopUpAsync(TopUp request);
    [Idempotent]
    Task<int> TopUpInBatchAsync(IReadOnlyList<TopUp> requests);
    [Idempotent]
    Task<int> TopUpOnceAsync(TopUp request);
}

public sealed class GiftCards(CardLedger ledger) : IGiftCards
{
    private readonly ConcurrentDictionary<string, int> _answered = new();
    private readonly HashSet<string> _processed = [];

    public async Task<int> TopUpAsync(TopUp request)
    {
        int balance = await ledger.AddAsync(request.Card, request.Cents);
        if (!_answered.TryAdd(request.RequestId, balance)) // want: TERN2017
        {
            return _answered[request.RequestId];
        }

        return balance;
    }

    public async Task<int> TopUpInBatchAsync(IReadOnlyList<TopUp> requests)
    {
        int done = 0;
        foreach (TopUp request in requests)
        {
            await ledger.AddAsync(request.Card, request.Cents);
            if (_processed.Contains(request.RequestId)) // want: TERN2017
            {
                continue;
            }

            _processed.Add(request.RequestId);
            done++;
        }

        return done;
    }

    public async Task<int> TopUpOnceAsync(TopUp request)
    {
        if (_answered.TryGetValue(request.RequestId, out int known))
        {
            return known;
        }

        int balance = await ledger.AddAsync(request.Card, request.Cents);
        _answered[request.RequestId] = balance;
        return balance;
    }
}

public sealed class CardLedger
{
    private readonly Dictionary<string, int> _cents = [];

    public int Total => _cents.Values.Sum();

    public Task<int> AddAsync(string card, int cents)
    {
        _cents.TryGetValue(card, out int balance);
        _cents[card] = balance + cents;
        return Task.FromResult(balance + cents);
    }
}

public static class Case
{
    private static readonly CardLedger Ledger = new();
    private static readonly GiftCards Cards = new(Ledger);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Cards.TopUpAsync(new TopUp("a", "c", 5)), () => Ledger.Total);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Cards.TopUpInBatchAsync([new TopUp("b", "c", 5)]), () => Ledger.Total);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Cards.TopUpOnceAsync(new TopUp("d", "c", 5)), () => Ledger.Total);
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
