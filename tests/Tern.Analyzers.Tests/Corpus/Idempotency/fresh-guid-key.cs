// case: fresh-guid-key
// category: fresh
// rationale: a new identity is the key of what is stored
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

namespace Idempotency.Dev.FreshGuidKey;

public sealed record Order(Guid Id, string Sku);

public interface IOrders
{
    [Idempotent]
    ValueTask<Guid> PlaceAsync(string sku);
}

public sealed class Orders : IOrders
{
    private readonly ConcurrentDictionary<Guid, Order> _orders = new();

    public int Count => _orders.Count;

    public ValueTask<Guid> PlaceAsync(string sku)
    {
        Order order = new(Guid.NewGuid(), sku);
        _orders[order.Id] = order; // want: TERN2006
        return new ValueTask<Guid>(order.Id);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Orders orders = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await orders.PlaceAsync("a");
            yield return $"{orders.Count}";
        }
    }
}
