// case: neg-translation-inbox
// category: guards
// rationale: a pipeline behaviour takes the message id before any handler appends, publishes or counts
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegTranslationInbox;

public sealed record SegmentTranslated(string MessageId, string Document, string Translator, int Words);

public interface IBus
{
    Task PublishAsync(string topic, string payload, string deduplicationId);
}

public sealed class Inbox
{
    private readonly ConcurrentDictionary<string, byte> _taken = new();
    public bool TryTake(string messageId) => _taken.TryAdd(messageId, 0);
}

public interface IConsumer<in TMessage>
{
    [Idempotent]
    Task ConsumeAsync(TMessage message);
}

public sealed class Ledger
{
    public Dictionary<string, int> WordsOf { get; } = [];
    public List<string> History { get; } = [];

    public void Credit(SegmentTranslated message)
    {
        WordsOf.TryGetValue(message.Translator, out int words);
        WordsOf[message.Translator] = words + message.Words;
        History.Add($"{message.Document}: {message.Words} words by {message.Translator}");
    }
}

public sealed class SegmentConsumer(Inbox inbox, Ledger ledger, IBus bus) : IConsumer<SegmentTranslated>
{
    public async Task ConsumeAsync(SegmentTranslated message)
    {
        await bus.PublishAsync("segments", message.Document, DeriveId("segments", message.MessageId));
        if (!inbox.TryTake(message.MessageId))
            return;
        ledger.Credit(message);
    }

    private static string DeriveId(string scope, string messageId)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\n{messageId}"));
        return new Guid(hash.AsSpan(0, 16)).ToString("N");
    }
}

public sealed class InvoiceConsumer(Inbox inbox, Ledger ledger) : IConsumer<SegmentTranslated>
{
    public Task ConsumeAsync(SegmentTranslated message) => inbox.TryTake("invoice/" + message.MessageId) switch
    {
        true => Task.Run(() => ledger.Credit(message with { Words = message.Words * 2 })),
        false => Task.CompletedTask,
    };
}

public static class Case
{
    private static readonly Ledger Ledger = new();
    private static readonly Inbox Inbox = new();
    private static readonly Topic Bus = new();
    private static readonly SegmentTranslated Message = new("m1", "manual.xliff", "Mireille", 120);
    public static IAsyncEnumerable<string> SafeSegment() => Twice(() => new SegmentConsumer(Inbox, Ledger, Bus).ConsumeAsync(Message), State);
    public static IAsyncEnumerable<string> SafeInvoice() => Twice(() => new InvoiceConsumer(Inbox, Ledger).ConsumeAsync(Message), State);
    private static string State() => $"{Ledger.WordsOf["Mireille"]} {Ledger.History.Count} {Bus.Ids.Count}";

    private sealed class Topic : IBus
    {
        public HashSet<string> Ids { get; } = [];
        public Task PublishAsync(string topic, string payload, string deduplicationId) => Task.FromResult(Ids.Add(deduplicationId));
    }

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
