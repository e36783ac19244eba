// case: fresh-id-sent
// category: fresh
// rationale: an idempotent call of another service gets a new identity each time
// rule: TERN2006

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.FreshIdSent;

public sealed record Reserve(string ReservationId, string Sku);

[RpcService]
public interface IStock
{
    [Idempotent]
    ValueTask ReserveAsync(Reserve request);
}

[RpcService]
public interface ICart
{
    [Idempotent]
    ValueTask AddAsync(string sku);
}

public sealed class Cart(IStock stock) : ICart
{
    public async ValueTask AddAsync(string sku)
    {
        string id = Guid.NewGuid().ToString("N");
        await stock.ReserveAsync(new Reserve(id, sku)); // want: TERN2006
    }
}

public sealed class Stock : IStock
{
    public HashSet<string> Reserved { get; } = [];

    public ValueTask ReserveAsync(Reserve request)
    {
        Reserved.Add(request.ReservationId);
        return default;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Stock stock = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Cart(stock).AddAsync("a");
            yield return $"{stock.Reserved.Count}";
        }
    }
}
