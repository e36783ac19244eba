// case: neg-publish-with-key
// category: publish
// rationale: the receiver knows the second message by its key
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

namespace Idempotency.Dev.NegPublishWithKey;

public sealed record Place(string Order, string RequestId);

public sealed record OrderPlaced(string EventId, string Order);

public interface IOrders
{
    [Idempotent]
    Task PlaceAsync(Place request);
}

public sealed class Orders(IPublisher publisher, IEventBus bus) : IOrders
{
    public async Task PlaceAsync(Place request)
    {
        await publisher.PublishAsync(request.Order, messageId: "order-" + request.RequestId);
        await bus.PublishAsync(new OrderPlaced($"placed:{request.Order}", request.Order));
    }
}

public interface IEventBus
{
    Task PublishAsync(OrderPlaced message);
}

public sealed class EventBus : IEventBus
{
    public Dictionary<string, OrderPlaced> Sent { get; } = [];

    public Task PublishAsync(OrderPlaced message)
    {
        Sent[message.EventId] = message;
        return Task.CompletedTask;
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
        EventBus bus = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Orders(publisher, bus).PlaceAsync(new Place("o", "r"));
            yield return $"{publisher.Delivered}{bus.Sent.Count}";
        }
    }
}
