// case: neg-call-with-key
// category: rpc
// rationale: calls that may be repeated: marked, or with a key of the caller
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

namespace Idempotency.Dev.NegCallWithKey;

public sealed record Charge(string IdempotencyKey, int Cents);

[RpcService]
public interface ICards
{
    ValueTask ChargeAsync(Charge request);

    [Idempotent]
    ValueTask<int> LimitAsync(string card);
}

public sealed record Buy(string RequestId, string Card, int Cents);

[RpcService]
public interface IShop
{
    [Idempotent]
    ValueTask<bool> BuyAsync(Buy request);
}

public sealed class Shop(ICards cards) : IShop
{
    public async ValueTask<bool> BuyAsync(Buy request)
    {
        if (await cards.LimitAsync(request.Card) < request.Cents)
        {
            return false;
        }

        await cards.ChargeAsync(new Charge($"buy/{request.RequestId}", request.Cents));
        return true;
    }
}

public sealed class Cards : ICards
{
    public Dictionary<string, int> Charges { get; } = [];

    public ValueTask ChargeAsync(Charge request)
    {
        Charges[request.IdempotencyKey] = request.Cents;
        return default;
    }

    public ValueTask<int> LimitAsync(string card) => new(100);
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Cards cards = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Shop(cards).BuyAsync(new Buy("r", "c", 5));
            yield return $"{cards.Charges.Count}";
        }
    }
}
