// case: neg-guard-status
// category: guards
// rationale: a state that is left for good
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

namespace Idempotency.Dev.NegGuardStatus;

public enum OrderStatus
{
    New,
    Shipped,
}

public sealed class Order
{
    public OrderStatus Status { get; set; }
}

public interface IOrders
{
    [Idempotent]
    Task ShipAsync(string id);
}

public sealed class Orders : IOrders
{
    private readonly ConcurrentDictionary<string, Order> _orders = new() { ["a"] = new Order() };
    private readonly List<string> _parcels = [];

    public int Parcels => _parcels.Count;

    public Task ShipAsync(string id)
    {
        if (!_orders.TryGetValue(id, out Order? order) || order.Status == OrderStatus.Shipped)
        {
            return Task.CompletedTask;
        }

        _parcels.Add(id);
        order.Status = OrderStatus.Shipped;
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Orders orders = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await orders.ShipAsync("a");
            yield return $"{orders.Parcels}";
        }
    }
}
