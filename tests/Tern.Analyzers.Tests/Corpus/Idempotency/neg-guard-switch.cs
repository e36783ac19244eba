// case: neg-guard-switch
// category: guards
// rationale: the answer of a state is the way through a switch
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

namespace Idempotency.Dev.NegGuardSwitch;

public enum State
{
    Open,
    Paid,
}

public sealed class Invoice
{
    public State State { get; set; }

    public int Receipts { get; set; }
}

public interface IInvoices
{
    [Idempotent]
    Task PayAsync(string id);
}

public sealed class Invoices : IInvoices
{
    private readonly Dictionary<string, Invoice> _invoices = new() { ["a"] = new Invoice() };
    private int _paid;

    public string Seen => $"{_paid} {_invoices["a"].Receipts}";

    public Task PayAsync(string id)
    {
        Invoice invoice = _invoices[id];
        switch (invoice.State)
        {
            case State.Paid:
                return Task.CompletedTask;
            default:
                invoice.State = State.Paid;
                invoice.Receipts++;
                break;
        }

        _paid++;
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Invoices invoices = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await invoices.PayAsync("a");
            yield return invoices.Seen;
        }
    }
}
