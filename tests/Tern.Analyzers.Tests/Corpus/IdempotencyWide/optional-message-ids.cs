// case: optional-message-ids
// category: keys
// rationale: the id of a message is taken from a field that may be unset
// rule: TERN2018

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.OptionalMessageIds;

public sealed record Alert(string? RequestId, string SensorId, int Sequence, string Text);

public interface IAlerts
{
    [Idempotent] Task RaiseAsync(Alert alert);
    [Idempotent] Task PageAsync(Alert alert);
    [Idempotent] Task CountAsync(Alert alert);
    [Idempotent] Task RaiseBySequenceAsync(Alert alert);
    [Idempotent] Task PageOrRejectAsync(Alert alert);
}

public sealed class Alerts(ServiceBusSender sender, Pager pager) : IAlerts
{
    private readonly ConcurrentDictionary<string, bool> _counted = new();
    private int _count;

    public int Count => _count;

    public async Task RaiseAsync(Alert alert)
    {
        await sender.SendMessageAsync(new ServiceBusMessage(alert.Text) { MessageId = alert.RequestId }); // want: TERN2018
    }

    public Task PageAsync(Alert alert) => pager.PageAsync(alert.Text, idempotencyKey: alert.RequestId); // want: TERN2018

    public Task CountAsync(Alert alert)
    {
        if (alert.RequestId is { } id && !_counted.TryAdd(id, true)) // want: TERN2018
        {
            return Task.CompletedTask;
        }

        _count++;
        return Task.CompletedTask;
    }

    public async Task RaiseBySequenceAsync(Alert alert)
    {
        ServiceBusMessage message = new(alert.Text)
        {
            MessageId = alert.RequestId ?? $"{alert.SensorId}-{alert.Sequence}",
            CorrelationId = alert.SensorId,
        };
        await sender.SendMessageAsync(message);
    }

    public Task PageOrRejectAsync(Alert alert)
    {
        string key = alert.RequestId ?? throw new ArgumentException("A request id is needed.", nameof(alert));
        return pager.PageAsync(alert.Text, idempotencyKey: key);
    }
}

public sealed class ServiceBusMessage(string body)
{
    public string Body => body;
    public string? MessageId { get; set; }
    public string? CorrelationId { get; set; }
}

public sealed class ServiceBusSender
{
    public Action<ServiceBusMessage> Broker { get; init; } = _ => { };
    public Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) => Task.Run(() => Broker(message), cancellationToken);
}

public sealed class Pager
{
    public Action<string?> Service { get; init; } = _ => { };
    public Task PageAsync(string text, string? idempotencyKey) => Task.Run(() => Service(idempotencyKey));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int delivered = 0;
        HashSet<string> ids = [];
        Alerts alerts = new(new ServiceBusSender { Broker = m => delivered += m.MessageId is null || ids.Add(m.MessageId) ? 1 : 0 }, new Pager());
        return Twice(async () => { await alerts.RaiseAsync(new Alert(null, "s", 1, "x")); return $"{delivered}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int paged = 0;
        HashSet<string> ids = [];
        Alerts alerts = new(new ServiceBusSender(), new Pager { Service = k => paged += k is null || ids.Add(k) ? 1 : 0 });
        return Twice(async () => { await alerts.PageAsync(new Alert(null, "s", 1, "x")); return $"{paged}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Alerts alerts = new(new ServiceBusSender(), new Pager());
        return Twice(async () => { await alerts.CountAsync(new Alert(null, "s", 1, "x")); return $"{alerts.Count}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        HashSet<string?> ids = [];
        Alerts alerts = new(new ServiceBusSender { Broker = m => ids.Add(m.MessageId) }, new Pager());
        return Twice(async () => { await alerts.RaiseBySequenceAsync(new Alert(null, "s", 1, "x")); return $"{ids.Count}"; });
    }

    public static IAsyncEnumerable<string> Safe2()
    {
        HashSet<string?> keys = [];
        Alerts alerts = new(new ServiceBusSender(), new Pager { Service = k => keys.Add(k) });
        return Twice(async () => { await alerts.PageOrRejectAsync(new Alert("r", "s", 1, "x")); return $"{keys.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
