// case: publish-without-key
// category: publish
// rationale: an event has nothing by which a second one is known
// rule: TERN2011

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.PublishWithoutKey;

public sealed record OrderShipped(string OrderId, string Carrier);

public interface IShipping
{
    [Idempotent]
    Task ShipAsync(string orderId, string carrier);
}

public sealed class Shipping(IBus bus) : IShipping
{
    private readonly ConcurrentDictionary<string, string> _shipped = new();

    public async Task ShipAsync(string orderId, string carrier)
    {
        _shipped[orderId] = carrier;
        await bus.PublishAsync("shipping", new OrderShipped(orderId, carrier)); // want: TERN2011
    }
}

public interface IBus
{
    Task PublishAsync<T>(string topic, T message);
}

public sealed class MemoryBus : IBus
{
    public List<object?> Sent { get; } = [];

    public Task PublishAsync<T>(string topic, T message)
    {
        Sent.Add(message);
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        MemoryBus bus = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Shipping(bus).ShipAsync("o", "c");
            yield return $"{bus.Sent.Count}";
        }
    }
}
