// case: publish-tram-arrivals
// category: publish
// rationale: three brokers get messages that nobody can tell apart
// rule: TERN2011

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

namespace Idempotency.Wide.PublishTramArrivals;

public sealed record Arrival(string EventId, string Stop, int Line);

public interface ITrams
{
    [Idempotent]
    Task ArriveAsync(Arrival arrival);
    [Idempotent]
    Task ArriveByQueueAsync(Arrival arrival);
    [Idempotent]
    Task ArriveByExchangeAsync(Arrival arrival);
    [Idempotent]
    Task ArriveOnceAsync(Arrival arrival);
}

public sealed class Trams(IProducer<string, string> producer, SqsClient sqs, IChannel channel) : ITrams
{
    public Task ArriveAsync(Arrival arrival)
        => producer.ProduceAsync("arrivals", new Message<string, string> { Value = $"{arrival.Stop}:{arrival.Line}" }); // want: TERN2011

    public Task ArriveByQueueAsync(Arrival arrival)
    {
        SendMessageRequest request = new() { QueueUrl = "https://sqs.test/arrivals", MessageBody = arrival.Stop };
        return sqs.SendMessageAsync(request); // want: TERN2011
    }

    public async Task ArriveByExchangeAsync(Arrival arrival)
    {
        BasicProperties properties = new() { ContentType = "text/plain", Persistent = true };
        await channel.BasicPublishAsync("trams", "arrival", properties, Encoding.UTF8.GetBytes(arrival.Stop)); // want: TERN2011
    }

    public async Task ArriveOnceAsync(Arrival arrival)
    {
        await sqs.SendMessageAsync(new SendMessageRequest { MessageBody = arrival.Stop, MessageDeduplicationId = arrival.EventId });
        await channel.BasicPublishAsync("trams", "arrival", new BasicProperties { MessageId = arrival.EventId }, Encoding.UTF8.GetBytes(arrival.Stop));
    }
}

public sealed class Message<TKey, TValue>
{
    public TKey? Key { get; set; }

    public TValue? Value { get; set; }
}

public interface IProducer<TKey, TValue>
{
    Task ProduceAsync(string topic, Message<TKey, TValue> message, CancellationToken cancellationToken = default);
}

public sealed class SendMessageRequest
{
    public string? QueueUrl { get; set; }

    public string? MessageBody { get; set; }

    public string? MessageDeduplicationId { get; set; }
}

public sealed class SqsClient(Broker broker)
{
    public Task SendMessageAsync(SendMessageRequest request) => broker(request.MessageDeduplicationId);
}

public sealed class BasicProperties
{
    public string? ContentType { get; set; }

    public bool Persistent { get; set; }

    public string? MessageId { get; set; }
}

public interface IChannel
{
    Task BasicPublishAsync(string exchange, string routingKey, BasicProperties properties, ReadOnlyMemory<byte> body);
}

public delegate Task Broker(string? id);

public sealed class Wire(Broker broker) : IProducer<string, string>, IChannel
{
    public Task ProduceAsync(string topic, Message<string, string> message, CancellationToken cancellationToken = default) => broker(null);

    public Task BasicPublishAsync(string exchange, string routingKey, BasicProperties properties, ReadOnlyMemory<byte> body) => broker(properties.MessageId);
}

public static class Case
{
    private static readonly HashSet<string> Seen = [];
    private static readonly Broker Broker = id => Task.FromResult(Seen.Add(id ?? $"#{Seen.Count}"));
    private static readonly Trams Trams = new(new Wire(Broker), new SqsClient(Broker), new Wire(Broker));
    private static readonly Arrival Arrival = new("e", "zoo", 9);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Trams.ArriveAsync(Arrival), () => Seen.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Trams.ArriveByQueueAsync(Arrival), () => Seen.Count);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Trams.ArriveByExchangeAsync(Arrival), () => Seen.Count);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Trams.ArriveOnceAsync(Arrival), () => Seen.Count);
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
