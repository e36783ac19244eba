// case: tram-outbox
// category: keys
// rationale: the key of the outbox message and of the behaviour of the pipeline is another one at each attempt
// rule: TERN2011, TERN2014

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.TramOutbox;

public sealed record Delay(string Line, string Trip, int Minutes);

public sealed record OutboxMessage(string Topic, string Body)
{
    public string? DeduplicationId { get; init; }
}

public interface IMessagePublisher
{
    Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken = default);
}

public delegate Task Next(Delay delay);

public sealed class OnceBehaviour
{
    private readonly ConcurrentDictionary<string, bool> _handled = [];

    public bool Enter(string key) => _handled.TryAdd(key, true);
}

public sealed class TramControl(IMessagePublisher publisher, OnceBehaviour once, TimeProvider clock)
{
    private readonly List<string> _board = [];

    public IReadOnlyList<string> Board => _board;

    [Idempotent]
    public async Task ReportAsync(Delay delay)
    {
        string stamp = clock.GetUtcNow().Ticks.ToString("x");
        OutboxMessage message = new("delays", $"{delay.Line}+{delay.Minutes}") { DeduplicationId = $"{delay.Trip}-{stamp}" };
        await publisher.PublishAsync(message); // want: TERN2014
    }

    [Idempotent]
    public Task ReportOnceAsync(Delay delay)
        => publisher.PublishAsync(new OutboxMessage("delays", $"{delay.Line}+{delay.Minutes}") { DeduplicationId = $"{delay.Trip}/{delay.Minutes}" });

    [Idempotent]
    public Task CancelAsync(string trip) => publisher.PublishAsync(new OutboxMessage("cancellations", trip)); // want: TERN2011

    [Idempotent]
    public Task DisplayAsync(Delay delay)
    {
        Guid correlation = Guid.NewGuid();
        if (!once.Enter($"display:{correlation:N}")) // want: TERN2014
        {
            return Task.CompletedTask;
        }

        _board.Add($"{delay.Line} late by {delay.Minutes} min");
        return Task.CompletedTask;
    }
}

public sealed class BrokerPublisher(Action<OutboxMessage> broker) : IMessagePublisher
{
    public Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken = default)
    {
        broker(message);
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Dictionary<string, string> Topic = [];
    private static readonly TramControl Control = new(new BrokerPublisher(m => Topic[m.DeduplicationId ?? $"#{Topic.Count}"] = m.Body), new OnceBehaviour(), TimeProvider.System);
    private static readonly Delay Late = new("5", "5-0815", 7);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Control.ReportAsync(Late), () => Topic.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Control.CancelAsync("5-0830"), () => Topic.Count);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Control.DisplayAsync(Late), () => Control.Board.Count);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Control.ReportOnceAsync(Late), () => Topic.Count);
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
