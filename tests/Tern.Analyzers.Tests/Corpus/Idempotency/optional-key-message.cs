// case: optional-key-message
// category: key
// rationale: a message has no key when the caller gives none
// rule: TERN2018

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.OptionalKeyMessage;

public sealed record Place(string Order, string? RequestId);

public interface IOrders
{
    [Idempotent]
    Task PlaceAsync(Place request);
}

public sealed class Orders(IPublisher publisher) : IOrders
{
    public async Task PlaceAsync(Place request)
    {
        await publisher.PublishAsync(request.Order, request.RequestId); // want: TERN2018
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
            await new Orders(publisher).PlaceAsync(new Place("o", null));
            yield return $"{publisher.Delivered}";
        }
    }
}
