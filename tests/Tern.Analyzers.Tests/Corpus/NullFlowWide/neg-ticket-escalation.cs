// case: neg-ticket-escalation
// category: negative-guards
// rationale: unannotated guard helpers, events with handlers removed, and extension receivers that accept null
// csc: silent

namespace NullSafety.Blind.NegTicketEscalation;

public sealed record Agent(string Name, string? Phone);

public static class AgentExtensions
{
    public static string Display(this Agent? agent) => agent == null ? "unassigned" : agent.Name.Trim();

    public static bool Reachable(Agent? agent) => agent != null && !string.IsNullOrEmpty(agent.Phone);

    public static Agent OrThrow(this Agent? agent)
    {
        if (agent is null)
        {
            Fail("no agent");
        }

        return agent!;
    }

    private static void Fail(string why) => throw new InvalidOperationException(why);
}

public partial class Ticket
{
    private Action<Ticket>? _escalated;

    public event Action<Ticket> Escalated
    {
        add => _escalated += value;
        remove => _escalated -= value;
    }

    public Agent? Owner { get; private set; }

    public void Assign(Agent? agent) => Owner = agent;
}

public partial class Ticket
{
    public int Level { get; private set; }

    public void Escalate()
    {
        Level++;
        var handlers = _escalated;
        if (handlers != null)
        {
            handlers(this);
        }
    }

    public string Headline() => Owner!.Display().ToUpperInvariant();

    public int Dial()
    {
        var owner = Owner;
        return AgentExtensions.Reachable(owner) ? owner!.Phone!.Length : 0;
    }

    public string Notify()
    {
        var owner = Owner.OrThrow();
        return "to " + owner.Name.Trim();
    }
}

public static class Case
{
    public static void DemoEvents()
    {
        var ticket = new Ticket();
        Action<Ticket> log = t => _ = t.Headline().Length;
        ticket.Escalated += log;
        ticket.Escalate();
        ticket.Escalated -= log;
        ticket.Escalate();
    }

    public static void DemoDial()
    {
        var ticket = new Ticket();
        ticket.Dial();
        ticket.Assign(new Agent("Eve", null));
        ticket.Dial();
        ticket.Assign(new Agent("Finn", "555"));
        ticket.Dial();
        ticket.Notify();
    }
}
