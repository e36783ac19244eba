// case: neg-keyed-messages
// category: publish
// rationale: every message carries an id of the request
// rule: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegKeyedMessages;

public sealed record Ordered(string OrderId, string Customer, int Cents);

public interface INews
{
    [Idempotent] Task ToQueueAsync(Ordered ordered);
    [Idempotent] Task ToExchangeAsync(Ordered ordered);
    [Idempotent] Task ToOutboxAsync(Ordered ordered);
    [Idempotent] Task ToManyAsync(Ordered ordered, IReadOnlyList<string> recipients);
}

public sealed class News(SqsClient sqs, Exchange model, Connection connection) : INews
{
    public async Task ToQueueAsync(Ordered ordered)
    {
        SendMessageRequest request = new()
        {
            QueueUrl = "orders.fifo",
            MessageBody = $"{ordered.Cents}",
            MessageGroupId = ordered.Customer,
            MessageDeduplicationId = ordered.OrderId,
        };
        await sqs.SendMessageAsync(request);
    }

    public Task ToExchangeAsync(Ordered ordered)
    {
        BasicProperties properties = new() { MessageId = $"ordered:{ordered.OrderId}" };
        model.BasicPublish("orders", "ordered", properties, new byte[] { 1 });
        return Task.CompletedTask;
    }

    public Task ToOutboxAsync(Ordered ordered)
        => connection.ExecuteAsync("INSERT INTO outbox (message_id, body) VALUES (@OrderId, @Cents) ON CONFLICT (message_id) DO NOTHING", ordered);

    public async Task ToManyAsync(Ordered ordered, IReadOnlyList<string> recipients)
    {
        foreach (string recipient in recipients)
        {
            string id = string.Concat(ordered.OrderId, ":", recipient);
            await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = "mail.fifo", MessageBody = recipient, MessageDeduplicationId = id });
        }
    }
}

public sealed class SendMessageRequest
{
    public required string QueueUrl { get; set; }
    public required string MessageBody { get; set; }
    public string? MessageGroupId { get; set; }
    public string? MessageDeduplicationId { get; set; }
}

public sealed class SqsClient
{
    public Action<string> Service { get; init; } = _ => { };
    public Task SendMessageAsync(SendMessageRequest request) => Task.Run(() => Service(request.MessageDeduplicationId!));
}

public sealed class BasicProperties
{
    public string? MessageId { get; set; }
}

public sealed class Exchange
{
    public Action<string> Broker { get; init; } = _ => { };
    public void BasicPublish(string exchange, string routingKey, BasicProperties basicProperties, byte[] body) => Broker(basicProperties.MessageId!);
}

public sealed class Connection
{
    public Func<string, object?, int> Engine { get; init; } = (_, _) => 0;
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this Connection connection, string sql, object? param = null) => Task.FromResult(connection.Engine(sql, param));
    public static Task<T> ExecuteScalarAsync<T>(this Connection connection, string sql, object? param = null) => Task.FromResult((T)(object)connection.Engine(sql, param));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        HashSet<string> ids = [];
        News news = new(new SqsClient { Service = i => ids.Add(i) }, new Exchange(), new Connection());
        return Twice(async () => { await news.ToQueueAsync(new Ordered("o", "c", 5)); await news.ToManyAsync(new Ordered("o", "c", 5), ["x", "y"]); return $"{ids.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        HashSet<string> ids = [];
        News news = new(new SqsClient(), new Exchange { Broker = i => ids.Add(i) }, new Connection());
        return Twice(async () => { await news.ToExchangeAsync(new Ordered("o", "c", 5)); return $"{ids.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        HashSet<object?> rows = [];
        News news = new(new SqsClient(), new Exchange(), new Connection { Engine = (_, p) => rows.Add(p) ? 1 : 0 });
        return Twice(async () => { await news.ToOutboxAsync(new Ordered("o", "c", 5)); return $"{rows.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
