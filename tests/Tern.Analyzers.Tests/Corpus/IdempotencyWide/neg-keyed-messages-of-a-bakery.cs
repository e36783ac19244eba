// case: neg-keyed-messages-of-a-bakery
// category: publish
// rationale: every message carries the identity of the request that caused it
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

namespace Idempotency.Wide.NegKeyedMessagesOfABakery;

public sealed record Baked(string BatchId, string Bread, int Loaves);

public interface IBakery
{
    [Idempotent]
    Task TellAsync(Baked baked);
    [Idempotent]
    Task TellManyAsync(IReadOnlyList<Baked> batch);
    [Idempotent]
    Task StoreInOutboxAsync(Baked baked);
    [Idempotent]
    Task CallOvenAsync(Baked baked);
}

[RpcService("bakery.Oven")]
public interface IOven
{
    [Idempotent]
    Task HeatAsync(string batch, int degrees);
}

public sealed class Bakery(Sender sender, SqlLink sql, IOven oven) : IBakery
{
    public Task TellAsync(Baked baked)
    {
        BusMessage message = new(baked.Bread) { MessageId = baked.BatchId };
        message.ApplicationProperties["loaves"] = baked.Loaves;
        return sender.SendMessageAsync(message);
    }

    public async Task TellManyAsync(IReadOnlyList<Baked> batch)
    {
        List<BusMessage> messages = [];
        foreach (Baked baked in batch)
        {
            messages.Add(new BusMessage(baked.Bread) { MessageId = $"{baked.BatchId}/many" });
        }

        await Task.WhenAll(messages.Select(m => sender.SendMessageAsync(m)));
    }

    public Task StoreInOutboxAsync(Baked baked) => sql.ExecuteAsync(
        "INSERT INTO outbox (message_id, body) VALUES (@BatchId, @Bread) ON CONFLICT (message_id) DO NOTHING",
        new { baked.BatchId, baked.Bread });

    public async Task CallOvenAsync(Baked baked)
    {
        Task[] heating = [oven.HeatAsync(baked.BatchId, 220), oven.HeatAsync(baked.BatchId, 180)];
        await Task.WhenAll(heating);
    }
}

public sealed class BusMessage(string body)
{
    public string Body { get; } = body;

    public string? MessageId { get; set; }

    public Dictionary<string, object> ApplicationProperties { get; } = [];
}

public sealed class Sender(Action<string> broker)
{
    public Task SendMessageAsync(BusMessage message, CancellationToken cancellationToken = default) => Task.Run(() => broker(message.MessageId!), cancellationToken);
}

public sealed class SqlLink(Func<string, object, int> engine)
{
    public Task<int> ExecuteAsync(string text, object parameters) => Task.FromResult(engine(text, parameters));
}

public sealed class Oven : IOven
{
    private readonly ConcurrentDictionary<string, int> _degrees = new();

    public string State => string.Join(",", _degrees.Keys);

    public Task HeatAsync(string batch, int degrees) => Task.FromResult(_degrees[batch] = degrees);
}

public static class Case
{
    private static readonly ConcurrentDictionary<string, bool> Seen = new();
    private static readonly HashSet<string> Rows = [];
    private static readonly Oven Oven = new();
    private static readonly Bakery Bakery = new(new Sender(id => Seen.TryAdd(id, true)), new SqlLink((_, p) => Rows.Add($"{p}") ? 1 : 0), Oven);
    private static readonly Baked Rye = new("b1", "rye", 30);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Bakery.TellAsync(Rye), () => Seen.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Bakery.TellManyAsync([Rye]), () => Seen.Count);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Bakery.StoreInOutboxAsync(Rye), () => Rows.Count);
    public static IAsyncEnumerable<string> Demo4() => Twice(() => Bakery.CallOvenAsync(Rye), () => Oven.State);
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
