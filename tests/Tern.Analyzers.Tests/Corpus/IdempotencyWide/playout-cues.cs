// case: playout-cues
// category: messages
// rationale: cues for a broadcast desk are published without anything by which the desk could know them again
// rule: TERN2011

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.PlayoutCues;

public abstract record Cue(string Programme, int Slot)
{
    public sealed record Jingle(string Programme, int Slot, string Tape) : Cue(Programme, Slot);
    public sealed record Silence(string Programme, int Slot, TimeSpan Length) : Cue(Programme, Slot);
}

public interface IPlayout
{
    [Idempotent] Task FireAsync(Cue cue);
    [Idempotent] Task FireAllAsync(IEnumerable<Cue> cues);
    [Idempotent] Task FireOnceAsync(Cue cue, CancellationToken cancellationToken = default);
}

public sealed class Playout(IModel channel, ServiceBusSender desk) : IPlayout
{
    public Task FireAsync(Cue cue)
    {
        BasicProperties properties = new() { ContentType = "text/plain", Priority = (byte)(cue is Cue.Silence ? 9 : 1) };
        channel.BasicPublish("playout", cue.Programme, properties, Encode(cue)); // want: TERN2011
        return Task.CompletedTask;
    }

    public async Task FireAllAsync(IEnumerable<Cue> cues)
    {
        foreach (Cue[] batch in cues.OrderBy(c => c.Slot).Chunk(16))
        {
            await desk.SendMessagesAsync(batch.Select(ToMessage)); // want: TERN2011
        }
    }

    public async Task FireOnceAsync(Cue cue, CancellationToken cancellationToken = default)
    {
        ServiceBusMessage message = ToMessage(cue);
        message.MessageId = $"{cue.Programme}#{cue.Slot}";
        await desk.SendMessageAsync(message, cancellationToken);
        channel.BasicPublish("playout", cue.Programme, new BasicProperties { MessageId = message.MessageId }, Encode(cue));
    }

    private static ServiceBusMessage ToMessage(Cue cue) => new(Encode(cue)) { Subject = cue.GetType().Name };

    private static ReadOnlyMemory<byte> Encode(Cue cue) => Encoding.UTF8.GetBytes(cue switch
    {
        Cue.Jingle { Tape: var tape } => $"J {tape}",
        Cue.Silence { Length: var length } => $"S {length.TotalSeconds}",
        _ => throw new NotSupportedException(),
    });
}

public sealed class BasicProperties
{
    public string? ContentType { get; init; }
    public byte Priority { get; init; }
    public string? MessageId { get; init; }
}

public interface IModel
{
    void BasicPublish(string exchange, string routingKey, BasicProperties basicProperties, ReadOnlyMemory<byte> body);
}

public sealed class Model(Action<string?> broker) : IModel
{
    public void BasicPublish(string exchange, string routingKey, BasicProperties basicProperties, ReadOnlyMemory<byte> body) => broker(basicProperties.MessageId);
}

public sealed class ServiceBusMessage(ReadOnlyMemory<byte> body)
{
    public ReadOnlyMemory<byte> Body => body;
    public string? Subject { get; set; }
    public string? MessageId { get; set; }
}

public sealed class ServiceBusSender(Action<string?> broker)
{
    public Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) { broker(message.MessageId); return Task.CompletedTask; }
    public Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default) { broker(messages.First().MessageId); return Task.CompletedTask; }
}

public static class Case
{
    private static readonly List<string> Heard = [];
    private static readonly Playout Playout = new(new Model(Hear), new ServiceBusSender(Hear));
    private static readonly Cue News = new Cue.Jingle("news", 7, "t3");
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Playout.FireAsync(News), () => Heard.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Playout.FireAllAsync([News]), () => Heard.Count);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Playout.FireOnceAsync(News), () => Heard.Count);
    private static void Hear(string? id) { if (id is null || !Heard.Contains(id)) { Heard.Add(id ?? ""); } }
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
