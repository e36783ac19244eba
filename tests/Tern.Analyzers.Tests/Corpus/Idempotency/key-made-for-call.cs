// case: key-made-for-call
// category: key
// rationale: the idempotency key of a call is made in the attempt
// rule: TERN2014

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.KeyMadeForCall;

public sealed record Charge
{
    public required string Account { get; init; }

    public required string IdempotencyKey { get; init; }
}

[RpcService]
public interface ICards
{
    [Idempotent]
    ValueTask ChargeAsync(Charge request);
}

[RpcService]
public interface IShop
{
    [Idempotent]
    ValueTask BuyAsync(string account);
}

public sealed class Shop(ICards cards) : IShop
{
    public async ValueTask BuyAsync(string account)
    {
        Charge request = new() { Account = account, IdempotencyKey = $"buy-{DateTime.UtcNow.Ticks}" };
        await cards.ChargeAsync(request); // want: TERN2014
    }
}

public sealed class Cards : ICards
{
    private readonly HashSet<string> _keys = [];

    public int Charged => _keys.Count;

    public async ValueTask ChargeAsync(Charge request)
    {
        await Task.Delay(1);
        _keys.Add(request.IdempotencyKey);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Cards cards = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Shop(cards).BuyAsync("a");
            yield return $"{cards.Charged}";
        }
    }
}
