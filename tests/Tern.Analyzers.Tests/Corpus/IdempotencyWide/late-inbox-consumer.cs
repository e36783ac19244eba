// case: late-inbox-consumer
// category: guards
// rationale: a consumer of messages does its work before it looks into its inbox
// rule: TERN2017

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.LateInboxConsumer;

public sealed record Envelope(string MessageId, string Topic, string Body);

public interface IConsumer
{
    [Idempotent] Task<bool> ConsumeAsync(Envelope envelope);
    [Idempotent] Task ForwardAsync(Envelope envelope);
    [Idempotent] Task<bool> ConsumeOnceAsync(Envelope envelope);
}

public sealed class Consumer(Inbox inbox, Connection connection, Publisher publisher) : IConsumer
{
    public async Task<bool> ConsumeAsync(Envelope envelope)
    {
        await connection.ExecuteAsync("UPDATE topics SET messages = messages + 1 WHERE topic = @Topic", envelope);
        if (!await inbox.TryBeginAsync(envelope.MessageId)) // want: TERN2017
        {
            return false;
        }

        await connection.ExecuteAsync("UPDATE topics SET latest = @Body WHERE topic = @Topic", envelope);
        return true;
    }

    public async Task ForwardAsync(Envelope envelope)
    {
        await publisher.PublishAsync("copies", envelope.Body.ToUpperInvariant());
        bool first = await inbox.TryBeginAsync(envelope.MessageId); // want: TERN2017
        if (first)
        {
            await publisher.PublishAsync("originals", envelope.Body);
        }
    }

    public async Task<bool> ConsumeOnceAsync(Envelope envelope)
    {
        if (!await inbox.TryBeginAsync(envelope.MessageId))
        {
            return false;
        }

        await connection.ExecuteAsync("UPDATE topics SET messages = messages + 1 WHERE topic = @Topic", envelope);
        await publisher.PublishAsync("originals", envelope.Body);
        return true;
    }
}

public sealed class Inbox
{
    private readonly ConcurrentDictionary<string, bool> _begun = new();

    public ValueTask<bool> TryBeginAsync(string messageId) => new(_begun.TryAdd(messageId, true));
}

public sealed class Publisher
{
    public Action<string> Transport { get; init; } = _ => { };

    public Task PublishAsync(string topic, string body)
    {
        Transport(topic + body);
        return Task.CompletedTask;
    }
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
        int messages = 0;
        Consumer consumer = new(new Inbox(), new Connection { Engine = (sql, _) => sql.Contains('+') ? ++messages : 0 }, new Publisher());
        return Twice(async () => { await consumer.ConsumeAsync(new Envelope("m", "t", "b")); return $"{messages}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int sent = 0;
        Consumer consumer = new(new Inbox(), new Connection(), new Publisher { Transport = _ => sent++ });
        return Twice(async () => { await consumer.ForwardAsync(new Envelope("m", "t", "b")); return $"{sent}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        int messages = 0;
        int sent = 0;
        Consumer consumer = new(new Inbox(), new Connection { Engine = (_, _) => ++messages }, new Publisher { Transport = _ => sent++ });
        return Twice(async () => { await consumer.ConsumeOnceAsync(new Envelope("m", "t", "b")); return $"{messages} {sent}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
