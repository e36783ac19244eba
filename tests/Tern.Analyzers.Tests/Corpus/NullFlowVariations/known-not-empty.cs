// case: known-not-empty
// category: map-miss
// rationale: what a caller knows to have elements has them for what it calls, through members, queries and functions that change nothing
// csc: none

namespace NullSafety.KnownNotEmpty;

public sealed class Ticket
{
    public int Seat;
    public Ticket? Other;
}

public sealed class Coach
{
    private static readonly List<Ticket> s_lost = [];
    private readonly List<Ticket> _tickets = [];
    private Ticket[] _sold = [];

    public Ticket Front => _tickets.FirstOrDefault()!;

    public Ticket Back => _tickets.OrderBy(t => t.Seat).Select(t => t).LastOrDefault()!;

    public void Add(Ticket ticket) => _tickets.Add(ticket);

    public void Sell(Ticket[] sold) => _sold = sold;

    public void Lose(Ticket ticket) => s_lost.Add(ticket);

    private Ticket Dearest() => _sold.MaxBy(t => t.Seat)!;

    private Ticket Refilled()
    {
        _tickets.Clear();
        return _tickets.FirstOrDefault()!;
    }

    private static Ticket Lost() => s_lost.LastOrDefault()!;

    private void Drop() => _tickets.RemoveAt(0);

    private bool IsShown(Ticket ticket) => ticket.Seat > 0;

    public int First() => _tickets.Count == 0 ? 0 : Front.Seat;

    public int Last() => _tickets.Any() ? Back.Seat : 0;

    public int AfterFirst()
    {
        int seat = _tickets[0].Seat;
        return seat + Front.Seat;
    }

    public int FirstShown()
    {
        if (_tickets.Count == 0 || !IsShown(_tickets[0]))
        {
            return 0;
        }

        return Front.Seat;
    }

    public int Best() => _sold.Length > 0 ? Dearest().Seat : 0;

    public static int Found() => s_lost.Count > 0 ? Lost().Seat : 0;

    public int Any() => Front.Seat; // want: null-deref

    public static int AnyLost() => Lost().Seat; // want: null-deref

    public int Emptied() => _tickets.Count == 0 ? 0 : Refilled().Seat; // want: null-deref

    public int Dropped()
    {
        if (_tickets.Count == 0)
        {
            return 0;
        }

        Drop();
        return Front.Seat; // want: null-deref
    }

    public int Match(Func<Ticket, bool> wanted)
    {
        if (_tickets.Count == 0)
        {
            return 0;
        }

        return _tickets.FirstOrDefault(wanted)!.Seat; // want: null-deref
    }
}

public static class Platform
{
    public static int Of(Coach coach, List<Ticket> waiting)
    {
        if (waiting.Count == 0)
        {
            return 0;
        }

        return waiting.Select(t => t.Seat > 0 ? t : new Ticket()).FirstOrDefault()!.Seat + waiting.OrderBy(t => t.Seat).Reverse().FirstOrDefault()!.Seat;
    }

    public static int Upgraded(List<Ticket> waiting)
    {
        if (waiting.Count == 0)
        {
            return 0;
        }

        return waiting.Where(t => t.Seat > 4).OrderBy(t => t.Seat).FirstOrDefault()!.Seat; // want: null-deref
    }
}

public static class Case
{
    private static Coach With(params int[] seats)
    {
        Coach coach = new();
        foreach (int seat in seats)
        {
            coach.Add(new Ticket { Seat = seat });
        }

        return coach;
    }

    public static void DemoFirst() => With().First();
    public static void DemoLast() => With(3, 1).Last();
    public static void DemoAfterFirst() => With(2).AfterFirst();
    public static void DemoFirstShown() => With(0, 2).FirstShown();
    public static void DemoBest() => With().Best();
    public static void DemoFound() => Coach.Found();
    public static void DemoAny() => With().Any();
    public static void DemoAnyLost() => Coach.AnyLost();
    public static void DemoEmptied() => With(1).Emptied();
    public static void DemoDropped() => With(1).Dropped();
    public static void DemoMatch() => With(1).Match(t => t.Seat > 1);
    public static void DemoPlatform() => Platform.Of(With(), [new Ticket()]);
    public static void DemoUpgraded() => Platform.Upgraded([new Ticket()]);
}
