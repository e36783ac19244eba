// case: key-made-for-message
// category: key
// rationale: the key of a message is made in the attempt
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

namespace Idempotency.Dev.KeyMadeForMessage;

public interface IOrders
{
    [Idempotent]
    Task PlaceAsync(string orderId);
}

public sealed class Orders(IPublisher publisher) : IOrders
{
    public async Task PlaceAsync(string orderId)
    {
        await publisher.PublishAsync(new { orderId }, messageId: Guid.NewGuid().ToString()); // want: TERN2014
    }
}

public interface IPublisher
{
    Task PublishAsync(object message, string? messageId);
}

public sealed class KeyedPublisher : IPublisher
{
    private readonly HashSet<string> _ids = [];

    public int Delivered { get; private set; }

    public Task PublishAsync(object message, string? messageId)
    {
        if (messageId is null || _ids.Add(messageId))
        {
            Delivered++;
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        KeyedPublisher publisher = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Orders(publisher).PlaceAsync("o");
            yield return $"{publisher.Delivered}";
        }
    }
}
