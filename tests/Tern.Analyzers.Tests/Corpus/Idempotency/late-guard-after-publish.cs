// case: late-guard-after-publish
// category: guards
// rationale: the event is out before the test
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

namespace Idempotency.Dev.LateGuardAfterPublish;

public sealed record Ship(string IdempotencyKey, string Order);

public interface IShipping
{
    [Idempotent]
    Task ShipAsync(Ship request);
}

public sealed class Shipping(IBus bus) : IShipping
{
    private readonly ConcurrentDictionary<string, bool> _processed = new();

    public async Task ShipAsync(Ship request)
    {
        await bus.PublishAsync("shipping", request.Order);
        if (_processed.ContainsKey(request.IdempotencyKey)) // want: TERN2017
        {
            return;
        }

        _processed[request.IdempotencyKey] = true;
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
            await new Shipping(bus).ShipAsync(new Ship("k", "o"));
            yield return $"{bus.Sent.Count}";
        }
    }
}
