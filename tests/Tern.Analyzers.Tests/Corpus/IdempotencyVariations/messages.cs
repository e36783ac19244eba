// variations: messages
// rationale: other publishers

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Messages;

public sealed class Message<TKey, TValue>
{
    public TKey Key { get; set; } = default!;

    public TValue Value { get; set; } = default!;

    public Dictionary<string, string> Headers { get; set; } = [];
}

public interface IProducer<TKey, TValue>
{
    Task ProduceAsync(string topic, Message<TKey, TValue> message);
}

public sealed class ServiceBusMessage(string body)
{
    public string Body { get; } = body;

    public string MessageId { get; set; } = "";
}

public class ServiceBusSender
{
    public virtual Task SendMessageAsync(ServiceBusMessage message) => Task.CompletedTask;
}

public interface IPublishEndpoint
{
    Task Publish<T>(T message, CancellationToken token = default);
}

public interface IModel
{
    void BasicPublish(string exchange, string routingKey, Props properties, byte[] body);
}

public sealed class Props
{
    public string? MessageId { get; set; }
}

public interface IEmailSender
{
    Task SendEmailAsync(string to, string subject, string body);
}

public sealed record Shipped(string OrderId);

public sealed record Event(Guid Id, string OrderId);

public sealed record Named(string MessageId, string OrderId);

public sealed record Ship(string RequestId, string OrderId, string? DedupKey);

public sealed class Sends(IProducer<string, string> producer, ServiceBusSender sender, IPublishEndpoint endpoint, IModel model, IEmailSender mail)
{
    [Idempotent]
    public Task Kafka(Ship ship) => producer.ProduceAsync("t", new Message<string, string> { Key = ship.OrderId, Value = "x" }); // want: TERN2011

    [Idempotent]
    public Task KafkaHeader(Ship ship)
    {
        Message<string, string> message = new() { Key = ship.OrderId, Value = "x" };
        message.Headers["message-id"] = ship.RequestId;
        return producer.ProduceAsync("t", message);
    }

    [Idempotent]
    public async Task Bus(Ship ship)
    {
        await sender.SendMessageAsync(new ServiceBusMessage("shipped " + ship.OrderId)); // want: TERN2011
    }

    [Idempotent]
    public async Task BusWithId(Ship ship)
    {
        await sender.SendMessageAsync(new ServiceBusMessage("shipped") { MessageId = ship.OrderId + "-shipped" });
    }

    [Idempotent]
    public async Task BusWithFreshId(Ship ship)
    {
        ServiceBusMessage message = new("shipped");
        message.MessageId = Guid.NewGuid().ToString();
        await sender.SendMessageAsync(message); // want: TERN2014
    }

    [Idempotent]
    public async Task BusWithOptionalId(Ship ship)
    {
        await sender.SendMessageAsync(new ServiceBusMessage("shipped") { MessageId = ship.DedupKey! }); // want: TERN2018
    }

    [Idempotent]
    public Task Endpoint(Ship ship) => endpoint.Publish(new Shipped(ship.OrderId)); // want: TERN2011

    [Idempotent]
    public Task EndpointNamed(Ship ship) => endpoint.Publish(new Named($"{ship.RequestId}/1", ship.OrderId));

    [Idempotent]
    public Task EndpointFresh(Ship ship) => endpoint.Publish(new Event(Guid.NewGuid(), ship.OrderId)); // want: TERN2006

    [Idempotent]
    public void Rabbit(Ship ship)
    {
        Props props = new();
        model.BasicPublish("", "shipped", props, Encoding.UTF8.GetBytes(ship.OrderId)); // want: TERN2011
    }

    [Idempotent]
    public void RabbitWithId(Ship ship)
    {
        Props props = new() { MessageId = ship.RequestId };
        model.BasicPublish("", "shipped", props, Encoding.UTF8.GetBytes(ship.OrderId));
    }

    [Idempotent]
    public Task Mail(Ship ship) => mail.SendEmailAsync("a", "Shipped", ship.OrderId); // want: TERN2011
}
