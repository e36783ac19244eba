// case: servicebus-invoices
// category: publish
// rationale: batches, schedules and ids of messages that are made on the way
// rule: TERN2011, TERN2014

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.ServicebusInvoices;

public sealed record Invoice(string Number, string Customer, int Cents);

public interface IInvoices
{
    [Idempotent] Task RemindAsync(string customer);
    [Idempotent] Task RemindManyAsync(IReadOnlyList<string> customers);
    [Idempotent] Task ScheduleAsync(Invoice invoice);
    [Idempotent] Task IssueAsync(Invoice invoice);
    [Idempotent] Task IssueManyAsync(IReadOnlyList<Invoice> invoices);
}

public sealed class Invoices(ServiceBusSender sender, TimeProvider time) : IInvoices
{
    public async Task RemindAsync(string customer)
    {
        ServiceBusMessage message = new($"Dear {customer}, please pay.");
        message.Subject = "reminder";
        await sender.SendMessageAsync(message); // want: TERN2011
    }

    public async Task RemindManyAsync(IReadOnlyList<string> customers)
    {
        await sender.SendMessagesAsync(customers.Select(c => new ServiceBusMessage($"Dear {c}"))); // want: TERN2011
    }

    public async Task ScheduleAsync(Invoice invoice)
    {
        DateTimeOffset due = time.GetUtcNow().AddDays(14);
        await sender.ScheduleMessageAsync(new ServiceBusMessage(invoice.Number) { MessageId = Guid.CreateVersion7().ToString() }, due); // want: TERN2014
    }

    public async Task IssueAsync(Invoice invoice)
    {
        ServiceBusMessage message = new($"{invoice.Cents}") { MessageId = invoice.Number, Subject = "invoice" };
        await sender.SendMessageAsync(message);
    }

    public async Task IssueManyAsync(IReadOnlyList<Invoice> invoices)
    {
        List<ServiceBusMessage> batch = [];
        foreach (Invoice invoice in invoices)
        {
            batch.Add(new ServiceBusMessage($"{invoice.Cents}") { MessageId = "issued-" + invoice.Number });
        }

        await sender.SendMessagesAsync(batch);
    }
}

public sealed class ServiceBusMessage(string body)
{
    public string Body => body;
    public string? MessageId { get; set; }
    public string? Subject { get; set; }
}

public sealed class ServiceBusSender
{
    public required Func<ServiceBusMessage, long> Broker { get; init; }
    public Task SendMessageAsync(ServiceBusMessage message) => Task.FromResult(Broker(message));
    public Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages) => Task.FromResult(messages.Sum(Broker));
    public Task<long> ScheduleMessageAsync(ServiceBusMessage message, DateTimeOffset enqueueTime) => Task.FromResult(Broker(message));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int delivered = 0;
        Invoices invoices = new(new ServiceBusSender { Broker = _ => ++delivered }, TimeProvider.System);
        return Twice(async () => { await invoices.RemindAsync("c"); return $"{delivered}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int delivered = 0;
        Invoices invoices = new(new ServiceBusSender { Broker = _ => ++delivered }, TimeProvider.System);
        return Twice(async () => { await invoices.RemindManyAsync(["c", "d"]); return $"{delivered}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        HashSet<string> ids = [];
        Invoices invoices = new(new ServiceBusSender { Broker = m => ids.Add(m.MessageId!) ? 1 : 0 }, TimeProvider.System);
        return Twice(async () => { await invoices.ScheduleAsync(new Invoice("i", "c", 5)); return $"{ids.Count}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        HashSet<string> ids = [];
        Invoices invoices = new(new ServiceBusSender { Broker = m => ids.Add(m.MessageId!) ? 1 : 0 }, TimeProvider.System);
        return Twice(async () => { await invoices.IssueAsync(new Invoice("i", "c", 5)); await invoices.IssueManyAsync([new Invoice("i", "c", 5)]); return $"{ids.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
