// case: fresh-identity-initialiser
// category: fresh
// rationale: the identity is made by the initialiser of a member
// rule: TERN2006

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.FreshIdentityInitialiser;

public sealed class Ticket
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public string? Text { get; init; }
}

public interface IDesk
{
    [Idempotent]
    Task OpenAsync(string text);
}

public sealed class Desk : IDesk
{
    private readonly Dictionary<string, Ticket> _tickets = [];

    public string State => string.Join(",", _tickets.Values.Select(t => t.Id));

    public Task OpenAsync(string text)
    {
        Ticket ticket = new() { Text = text };
        Store(ticket);
        return Task.CompletedTask;
    }

    private void Store(Ticket ticket)
    {
        _tickets[ticket.Text!] = ticket; // want: TERN2006
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Desk desk = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await desk.OpenAsync("a");
            yield return desk.State;
        }
    }
}
