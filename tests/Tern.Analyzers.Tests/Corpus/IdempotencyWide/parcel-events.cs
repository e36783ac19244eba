// case: parcel-events
// category: messages
// rationale: consumers cannot tell the event of the retry from a second event
// rule: TERN2011

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.ParcelEvents;

public abstract record ParcelEvent(string ParcelId);
public sealed record Scanned(string ParcelId, string Depot) : ParcelEvent(ParcelId);
public sealed record Delivered(string ParcelId, string SignedBy) : ParcelEvent(ParcelId);

public sealed class PublishOptions
{
    public string? Topic { get; init; }
    public string? MessageId { get; init; }
}

public interface IMessageBus
{
    Task PublishAsync<T>(T message, CancellationToken cancellationToken = default);
    Task PublishAsync<T>(T message, PublishOptions options, CancellationToken cancellationToken = default);
}

public sealed class ServiceBusMessage(string body)
{
    public string Body { get; } = body;
    public string? Subject { get; set; }
    public string? MessageId { get; set; }
}

public sealed class ServiceBusSender(Action<string, string?> broker)
{
    public Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
    {
        broker($"{message.Subject}:{message.Body}", message.MessageId);
        return Task.CompletedTask;
    }
}

public sealed class Bus(Action<string, string?> broker) : IMessageBus
{
    public Task PublishAsync<T>(T message, CancellationToken cancellationToken = default) => Task.Run(() => broker($"{message}", null), cancellationToken);
    public Task PublishAsync<T>(T message, PublishOptions options, CancellationToken cancellationToken = default) => Task.Run(() => broker($"{message}", options.MessageId), cancellationToken);
}

public sealed class Depot(IMessageBus bus, ServiceBusSender sender, ConcurrentDictionary<string, ParcelEvent> last)
{
    [Idempotent]
    public async Task ScanAsync(string parcelId, string depot, CancellationToken cancellationToken = default)
    {
        Scanned scanned = new(parcelId, depot);
        last[parcelId] = scanned;
        await bus.PublishAsync(scanned, cancellationToken); // want: TERN2011
    }

    [Idempotent]
    public Task DeliverAsync(string parcelId, string signedBy)
    {
        last[parcelId] = new Delivered(parcelId, signedBy);
        ServiceBusMessage message = new(signedBy) { Subject = "delivered/" + parcelId };
        return sender.SendMessageAsync(message); // want: TERN2011
    }

    [Idempotent]
    public async Task ReturnAsync(string parcelId, string scanId)
    {
        Scanned scanned = new(parcelId, "returns");
        last[parcelId] = scanned;
        await bus.PublishAsync(scanned, new PublishOptions { Topic = "parcels", MessageId = $"{parcelId}:{scanId}" });
        await sender.SendMessageAsync(new ServiceBusMessage(parcelId) { Subject = "returned", MessageId = scanId });
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1() => Run(d => d.ScanAsync("p1", "AMS"));
    public static IAsyncEnumerable<string> Demo2() => Run(d => d.DeliverAsync("p1", "Eva"));
    public static IAsyncEnumerable<string> Safe1() => Run(d => d.ReturnAsync("p1", "s-77"));
    private static IAsyncEnumerable<string> Run(Func<Depot, Task> act)
    {
        Dictionary<string, string> seen = [];
        void Broker(string body, string? id) => seen.TryAdd(id ?? $"#{seen.Count}", body);
        Depot depot = new(new Bus(Broker), new ServiceBusSender(Broker), []);
        return Twice(() => act(depot), () => seen.Count);
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
