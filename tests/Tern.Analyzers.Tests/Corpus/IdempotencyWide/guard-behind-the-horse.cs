// case: guard-behind-the-horse
// category: guards
// rationale: flags and sets that are asked when it is too late
// rule: TERN2007, TERN2017

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.GuardBehindTheHorse;

public sealed record Delivery(string DeliveryId, string Door, int Parcels);

public interface IDoors
{
    [Idempotent] Task DropAsync(Delivery delivery);
    [Idempotent] Task RingAsync(Delivery delivery);
    [Idempotent] Task StoreAsync(Delivery delivery);
    [Idempotent] Task RingOnceAsync(Delivery delivery);
    [Idempotent] Task StoreOnceAsync(Delivery delivery);
}

public sealed class Doors(Func<string, Task> ring) : IDoors
{
    private readonly ConcurrentDictionary<string, int> _parcels = new();
    private readonly HashSet<string> _deliveries = [];
    private readonly List<Delivery> _shelf = [];

    public string State => $"{string.Join(",", _parcels)} {_shelf.Count}";

    public Task DropAsync(Delivery delivery)
    {
        _parcels.AddOrUpdate(delivery.Door, delivery.Parcels, (_, n) => n + delivery.Parcels);
        if (_deliveries.Contains(delivery.DeliveryId)) // want: TERN2017
        {
            return Task.CompletedTask;
        }

        _deliveries.Add(delivery.DeliveryId);
        return ring(delivery.Door);
    }

    public Task RingAsync(Delivery delivery)
    {
        if (delivery.Parcels > 0)
        {
            _shelf.Add(delivery);
        }

        return _deliveries.Add(delivery.DeliveryId) ? ring(delivery.Door) : Task.CompletedTask; // want: TERN2017
    }

    public Task StoreAsync(Delivery delivery)
    {
        _shelf.Insert(0, delivery);
        string key = delivery.DeliveryId;
        if (!_deliveries.Add(key)) // want: TERN2017
        {
            return Task.CompletedTask;
        }

        _parcels[delivery.Door] = _parcels.GetValueOrDefault(delivery.Door) + delivery.Parcels;
        return Task.CompletedTask;
    }

    public Task RingOnceAsync(Delivery delivery)
    {
        string door = delivery.Door.Trim();
        if (_deliveries.Contains(delivery.DeliveryId))
        {
            return Task.CompletedTask;
        }

        _deliveries.Add(delivery.DeliveryId);
        _shelf.Add(delivery);
        return ring(door);
    }

    public Task StoreOnceAsync(Delivery delivery)
    {
        if (!_deliveries.Add(delivery.DeliveryId))
        {
            return Task.CompletedTask;
        }

        _shelf.Insert(0, delivery);
        _parcels.AddOrUpdate(delivery.Door, delivery.Parcels, (_, n) => n + delivery.Parcels);
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Doors doors = new(_ => Task.CompletedTask);
        return Twice(async () => { await doors.DropAsync(new Delivery("d", "1", 2)); return doors.State; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Doors doors = new(_ => Task.CompletedTask);
        return Twice(async () => { await doors.RingAsync(new Delivery("d", "1", 2)); return doors.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Doors doors = new(_ => Task.CompletedTask);
        return Twice(async () => { await doors.StoreAsync(new Delivery("d", "1", 2)); return doors.State; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        int rings = 0;
        Doors doors = new(_ => Task.FromResult(rings++));
        return Twice(async () => { await doors.RingOnceAsync(new Delivery("d", "1", 2)); return $"{doors.State} {rings}"; });
    }

    public static IAsyncEnumerable<string> Safe2()
    {
        Doors doors = new(_ => Task.CompletedTask);
        return Twice(async () => { await doors.StoreOnceAsync(new Delivery("d", "1", 2)); return doors.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
