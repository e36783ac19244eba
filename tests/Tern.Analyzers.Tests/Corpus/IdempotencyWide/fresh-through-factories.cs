// case: fresh-through-factories
// category: fresh
// rationale: new identity passes through helpers, constructors and defaults before it is kept
// rule: TERN2006

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.FreshThroughFactories;

public interface IIdGenerator
{
    string NewId();
}

public sealed class GuidGenerator : IIdGenerator
{
    public string NewId() => Guid.NewGuid().ToString("N");
}

public abstract class Entity
{
    public Guid Id { get; init; } = Guid.NewGuid();
}

public sealed class Shipment(string address) : Entity
{
    public string Address => address;
}

public sealed record Label(string LabelId, string Address)
{
    public static Label Create(string address) => new($"{address}-{DateTime.UtcNow.Ticks}", address);
    public static Label Of(string requestId, string address) => new($"{address}-{requestId}", address);
}

public interface IShipping
{
    [Idempotent] Task ShipAsync(string address);
    [Idempotent] Task PrintAsync(string address);
    [Idempotent] Task ReserveAsync(string address);
    [Idempotent] Task PrintOnceAsync(string requestId, string address);
    [Idempotent] Task PlaceAsync(Guid shipmentId, string address);
}

public sealed class Shipping(IIdGenerator ids) : IShipping
{
    private readonly Dictionary<Guid, Shipment> _shipments = [];
    private readonly ConcurrentDictionary<string, Label> _labels = new();
    private readonly ConcurrentDictionary<string, string> _slots = new();

    public string State => $"{_shipments.Count} {_labels.Count} {_slots.Count}";

    public Task ShipAsync(string address)
    {
        Shipment shipment = new(address);
        _shipments[shipment.Id] = shipment; // want: TERN2006
        return Task.CompletedTask;
    }

    public Task PrintAsync(string address)
    {
        Label label = Label.Create(address);
        _labels[label.LabelId] = label; // want: TERN2006
        return Task.CompletedTask;
    }

    public Task ReserveAsync(string address)
    {
        _slots[ids.NewId()] = address; // want: TERN2006
        return Task.CompletedTask;
    }

    public Task PrintOnceAsync(string requestId, string address)
    {
        Label label = Label.Of(requestId, address);
        _labels[label.LabelId] = label;
        return Task.CompletedTask;
    }

    public Task PlaceAsync(Guid shipmentId, string address)
    {
        Shipment shipment = new(address) { Id = shipmentId };
        _shipments[shipment.Id] = shipment;
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Shipping shipping = new(new GuidGenerator());
        return Twice(async () => { await shipping.ShipAsync("a"); return shipping.State; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Shipping shipping = new(new GuidGenerator());
        return Twice(async () => { await shipping.PrintAsync("a"); await Task.Delay(2); return shipping.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Shipping shipping = new(new GuidGenerator());
        return Twice(async () => { await shipping.ReserveAsync("a"); return shipping.State; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Shipping shipping = new(new GuidGenerator());
        return Twice(async () => { await shipping.PrintOnceAsync("r", "a"); return shipping.State; });
    }

    public static IAsyncEnumerable<string> Safe2()
    {
        Shipping shipping = new(new GuidGenerator());
        return Twice(async () => { await shipping.PlaceAsync(Guid.Empty, "a"); return shipping.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
