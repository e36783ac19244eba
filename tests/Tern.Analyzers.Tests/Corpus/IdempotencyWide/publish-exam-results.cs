// case: publish-exam-results
// category: publish
// rationale: messages leave without anything by which a consumer could know them again
// rule: TERN2011

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.PublishExamResults;

public sealed record ResultReady(string Candidate, int Points);

public interface IExams
{
    [Idempotent]
    Task AnnounceAsync(ResultReady result);

    [Idempotent]
    Task AnnounceBatchAsync(IReadOnlyList<ResultReady> results);

    [Idempotent]
    Task AnnounceOnceAsync(string requestId, ResultReady result);
}

public sealed class Exams(ServiceBusSender sender) : IExams
{
    public Task AnnounceAsync(ResultReady result)
    {
        ServiceBusMessage message = new(JsonSerializer.SerializeToUtf8Bytes(result)) { Subject = "result", ContentType = "application/json" };
        return sender.SendMessageAsync(message); // want: TERN2011
    }

    public async Task AnnounceBatchAsync(IReadOnlyList<ResultReady> results)
    {
        List<ServiceBusMessage> batch = [];
        foreach (ResultReady result in results)
        {
            batch.Add(new ServiceBusMessage(JsonSerializer.SerializeToUtf8Bytes(result)));
        }

        await sender.SendMessagesAsync(batch); // want: TERN2011
    }

    public Task AnnounceOnceAsync(string requestId, ResultReady result)
    {
        ServiceBusMessage message = new(JsonSerializer.SerializeToUtf8Bytes(result)) { Subject = "result", MessageId = requestId };
        return sender.SendMessageAsync(message);
    }
}

public sealed class ServiceBusMessage(byte[] body)
{
    public byte[] Body { get; } = body;

    public string? MessageId { get; set; }

    public string? Subject { get; set; }

    public string? ContentType { get; set; }
}

public sealed class ServiceBusSender(Action<ServiceBusMessage> broker)
{
    public Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
    {
        broker(message);
        return Task.CompletedTask;
    }

    public Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default)
    {
        foreach (ServiceBusMessage message in messages)
        {
            broker(message);
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Dictionary<string, ServiceBusMessage> Delivered = [];

    private static readonly ServiceBusSender Sender = new(m => Delivered.TryAdd(m.MessageId ?? $"#{Delivered.Count}", m));

    public static IAsyncEnumerable<string> Demo1() => Twice(() => new Exams(Sender).AnnounceAsync(new ResultReady("c", 9)), () => Delivered.Count);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => new Exams(Sender).AnnounceBatchAsync([new ResultReady("c", 9)]), () => Delivered.Count);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => new Exams(Sender).AnnounceOnceAsync("r", new ResultReady("c", 9)), () => Delivered.Count);

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
