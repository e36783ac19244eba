// case: neg-payroll-outbox
// category: outbox
// rationale: what is to be sent is stored under the key of the request and leaves with that key; remote calls carry it too
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.PayrollOutbox;

[RpcService]
public interface IBank
{
    Task<string> PayAsync(string iban, decimal amount, string idempotencyKey);
    [Idempotent] Task<bool> CheckAsync(string iban);
}

public sealed record Payslip(string Employee, int Year, int Month, decimal Net, string Iban)
{
    public string Key => $"{Employee}/{Year:0000}-{Month:00}";
}

public sealed record OutboxMessage(string MessageId, string Body);

public sealed class Outbox
{
    private readonly ConcurrentDictionary<string, OutboxMessage> _pending = new(StringComparer.Ordinal);
    public IReadOnlyList<OutboxMessage> Pending => [.. _pending.Values.OrderBy(m => m.MessageId, StringComparer.Ordinal)];
    public void Put(OutboxMessage message) => _pending[message.MessageId] = message;
}

public interface IPublisher
{
    Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken = default);
}

public sealed class Publisher(Action<string, string> broker) : IPublisher
{
    public Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken = default)
        => Task.Run(() => broker(message.MessageId, message.Body), cancellationToken);
}

public sealed class Payroll(IBank bank, Outbox outbox, IPublisher publisher)
{
    [Idempotent]
    public async Task PayAsync(Payslip slip)
    {
        if (!await bank.CheckAsync(slip.Iban))
        {
            throw new InvalidOperationException("iban");
        }

        string receipt = await bank.PayAsync(slip.Iban, slip.Net, idempotencyKey: slip.Key);
        outbox.Put(new OutboxMessage("paid/" + slip.Key, receipt));
    }

    [Idempotent]
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        foreach (OutboxMessage message in outbox.Pending)
        {
            await publisher.PublishAsync(message, cancellationToken);
        }
    }
}

public sealed class BankClient(Func<string, string> wire) : IBank
{
    public Task<string> PayAsync(string iban, decimal amount, string idempotencyKey) => Task.FromResult(wire(idempotencyKey));
    public Task<bool> CheckAsync(string iban) => Task.FromResult(iban.Length > 4);
}

public static class Case
{
    public static IAsyncEnumerable<string> Safe1() => Run(p => p.PayAsync(new Payslip("e7", 2031, 4, 2100m, "NO9386")));
    public static IAsyncEnumerable<string> Safe2() => Run(p => p.FlushAsync());
    private static IAsyncEnumerable<string> Run(Func<Payroll, Task> act)
    {
        Dictionary<string, string> paid = [], published = [];
        Outbox outbox = new();
        outbox.Put(new OutboxMessage("m0", "hello"));
        Payroll payroll = new(new BankClient(k => { paid.TryAdd(k, $"receipt {paid.Count}"); return paid[k]; }), outbox, new Publisher((k, b) => published[k] = b));
        return Twice(() => act(payroll), () => $"{paid.Count} {published.Count} {string.Join(',', outbox.Pending)}");
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
