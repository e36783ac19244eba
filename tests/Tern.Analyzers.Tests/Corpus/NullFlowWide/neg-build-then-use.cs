// case: neg-build-then-use
// category: negative-objects
// rationale: builder, aliasing, with and default structs that all end up filled before they are read
// csc: silent

namespace NullSafety.Blind.Set21.NegBuildThenUse;

public sealed record Ticket(string Film, string Seat)
{
    public Ticket Anonymous() => this with { Seat = null! };
}

public struct Slot
{
    public string Hall;
    public int Hour;

    public readonly string Label => (Hall ?? "open air").ToUpperInvariant() + Hour;
}

public sealed class TicketBuilder
{
    private string _film = null!;
    private string _seat = null!;

    public TicketBuilder Film(string film)
    {
        _film = film;
        return this;
    }

    public TicketBuilder Seat(string seat)
    {
        _seat = seat;
        return this;
    }

    public Ticket Build()
    {
        ArgumentNullException.ThrowIfNull(_film);
        return new Ticket(_film, _seat ?? "free");
    }
}

public static class BoxOffice
{
    private static int Reseat(Ticket ticket)
    {
        var hidden = ticket.Anonymous();
        var shown = hidden with { Seat = "B2" };
        return shown.Seat.Length + ticket.Seat.Length + hidden.Film.Length;
    }

    private static int SharedBuilder()
    {
        var first = new TicketBuilder();
        var second = first;
        second.Film("Metropolis");
        return first.Build().Film.Length;
    }

    private static string FirstSlot()
    {
        var slots = new Slot[2];
        slots[1].Hall = "red";
        return slots[0].Label + slots[1].Hall.Trim();
    }

    public static void DemoReseat() => Reseat(new TicketBuilder().Film("M").Seat("A1").Build());

    public static void DemoFreeSeat() => Reseat(new TicketBuilder().Film("M").Build());

    public static void DemoSharedBuilder() => SharedBuilder();

    public static void DemoSlots() => FirstSlot();
}
