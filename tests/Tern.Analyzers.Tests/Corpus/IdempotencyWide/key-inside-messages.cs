// case: key-inside-messages
// category: keys
// rationale: the key that consumers and guards look at is new in each attempt
// rule: TERN2014

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.KeyInsideMessages;

public sealed record Alarm(string DeviceId, string Kind);

public interface IAlarms
{
    [Idempotent]
    Task RaiseAsync(Alarm alarm);
    [Idempotent]
    Task RaiseFifoAsync(Alarm alarm);
    [Idempotent]
    Task RaiseGuardedAsync(Alarm alarm);
    [Idempotent]
    Task RaiseKeyedAsync(string alarmId, Alarm alarm);
}

public sealed class Alarms(AlarmQueue queue, TimeProvider time) : IAlarms
{
    private readonly HashSet<string> _handled = [];

    public int Raised { get; private set; }

    public async Task RaiseAsync(Alarm alarm)
    {
        QueueMessage message = new() { Body = alarm.Kind };
        message.MessageId = Guid.NewGuid().ToString("D");
        await queue.SendAsync(message); // want: TERN2014
    }

    public Task RaiseFifoAsync(Alarm alarm)
        => queue.SendAsync(new QueueMessage { Body = alarm.Kind, MessageDeduplicationId = $"{alarm.DeviceId}@{time.GetUtcNow():O}" }); // want: TERN2014

    public Task RaiseGuardedAsync(Alarm alarm)
    {
        string key = NextKey(alarm);
        if (_handled.Add(key)) // want: TERN2014
        {
            Raised++;
        }

        return Task.CompletedTask;
    }

    public async Task RaiseKeyedAsync(string alarmId, Alarm alarm)
    {
        QueueMessage message = new() { Body = alarm.Kind, MessageDeduplicationId = alarm.DeviceId + "/" + alarmId };
        message.MessageId = alarmId;
        await queue.SendAsync(message);
        if (_handled.Add(alarmId))
        {
            Raised++;
        }
    }

    private static string NextKey(Alarm alarm) => alarm.DeviceId + Guid.CreateVersion7();
}

public sealed class QueueMessage
{
    public string? Body { get; set; }

    public string? MessageId { get; set; }

    public string? MessageDeduplicationId { get; set; }
}

public sealed class AlarmQueue(Action<string> broker)
{
    public Task SendAsync(QueueMessage message, CancellationToken cancellationToken = default)
    {
        broker(message.MessageDeduplicationId ?? message.MessageId ?? "");
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly HashSet<string> Delivered = [];
    private static readonly Alarms Alarms = new(new AlarmQueue(k => Delivered.Add(k)), TimeProvider.System);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Alarms.RaiseAsync(new Alarm("d", "fire")), () => Delivered.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Alarms.RaiseFifoAsync(new Alarm("d", "fire")), () => Delivered.Count);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Alarms.RaiseGuardedAsync(new Alarm("d", "fire")), () => Alarms.Raised);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Alarms.RaiseKeyedAsync("a1", new Alarm("d", "fire")), () => $"{Delivered.Count} {Alarms.Raised}");
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
