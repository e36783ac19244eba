// case: kitchen-tickets
// category: shared state
// rationale: the kitchen gets the same dish twice when the waiter's tablet sends the order again
// rule: TERN2008

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.KitchenTickets;

public sealed record Dish(string Name, string Station);
public sealed record Ticket(string Id, int Table, IReadOnlyList<Dish> Dishes);

public abstract class Station(string name)
{
    public string Name { get; } = name;
    public abstract void Accept(Ticket ticket);
    protected IEnumerable<Dish> Mine(Ticket ticket) => ticket.Dishes.Where(d => d.Station == Name);
}

public sealed class Grill() : Station("grill")
{
    private readonly Lock _gate = new();
    private readonly List<Dish> _fire = [];
    public int Count => _fire.Count;

    public override void Accept(Ticket ticket)
    {
        lock (_gate)
        {
            _fire.AddRange(Mine(ticket)); // want: TERN2008
        }
    }
}

public sealed class Pastry() : Station("pastry")
{
    private readonly Dictionary<string, Dish[]> _byTicket = [];
    public int Count => _byTicket.Values.Sum(d => d.Length);

    public override void Accept(Ticket ticket)
    {
        lock (_byTicket)
        {
            _byTicket[ticket.Id] = [.. Mine(ticket)];
        }
    }
}

public sealed class Pass(Grill grill, Pastry pastry)
{
    private ImmutableList<string> _calls = [];
    private readonly HashSet<int> _tables = [];
    public string State => $"{grill.Count} {pastry.Count} {_calls.Count} {_tables.Count}";

    [Idempotent]
    public void SendToGrill(Ticket ticket) => grill.Accept(ticket);

    [Idempotent]
    public void Call(Ticket ticket)
    {
        foreach (Dish dish in ticket.Dishes.OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            ImmutableInterlocked.Update(ref _calls, static (list, line) => list.Add(line), $"{ticket.Table}: {dish.Name}"); // want: TERN2008
        }
    }

    [Idempotent]
    public void SendToPastry(Ticket ticket)
    {
        pastry.Accept(ticket);
        lock (_tables)
        {
            _tables.Add(ticket.Table);
        }
    }
}

public static class Case
{
    private static readonly Ticket Ticket = new("t-9", 4, [new Dish("rib", "grill"), new Dish("flan", "pastry")]);
    public static IAsyncEnumerable<string> Demo1() => Run(p => p.SendToGrill(Ticket));
    public static IAsyncEnumerable<string> Demo2() => Run(p => p.Call(Ticket));
    public static IAsyncEnumerable<string> Safe1() => Run(p => p.SendToPastry(Ticket));
    private static IAsyncEnumerable<string> Run(Action<Pass> act)
    {
        Pass pass = new(new Grill(), new Pastry());
        return Twice(() => { act(pass); return Task.CompletedTask; }, () => pass.State);
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
