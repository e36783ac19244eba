// case: builder-hotel-stay
// category: partial-construction
// rationale: a staged builder builds without its optional steps; an initialiser leaves a member unset; a copy helper forgets one
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.BuilderHotelStay;

public sealed class Guest
{
    public string Name { get; set; } = null!;
    public string Language { get; set; } = null!;

    public Guest Copy() => new() { Name = Name };
}

public sealed class Stay
{
    public Guest Guest { get; init; } = null!;
    public string Room { get; init; } = null!;
    public IReadOnlyList<string> Extras { get; init; } = null!;
}

public sealed class StayBuilder
{
    private Guest? _guest;
    private string _room = "any";
    private List<string>? _extras;

    public StayBuilder For(string name, string language = "en")
    {
        _guest = new Guest { Name = name, Language = language };
        return this;
    }

    public StayBuilder In(string room) { _room = room; return this; }

    public StayBuilder With(string extra)
    {
        (_extras ??= []).Add(extra);
        return this;
    }

    public Stay Build() => new() { Guest = _guest ?? new Guest { Name = "walk-in" }, Room = _room, Extras = _extras! };

    public Stay BuildChecked() => new()
    {
        Guest = _guest ?? throw new InvalidOperationException("guest"),
        Room = _room,
        Extras = _extras ?? [],
    };
}

public static class Desk
{
    public static int Invoice(Stay s)
    {
        int n = s.Room.Length;
        return n + s.Extras.Count; // want: null-deref
    }

    public static string Greet(Stay s) => s.Guest.Language.ToUpperInvariant(); // want: null-deref

    public static int Card(Guest g)
    {
        var copy = g.Copy();
        return copy.Name.Length + copy.Language.Length; // want: null-deref
    }

    public static int Bill(Stay s) => s.Room.Length + (s.Extras?.Count ?? 0);
}

public static class Case
{
    public static void Demo1() => Desk.Invoice(new StayBuilder().For("Ann").In("7").Build());
    public static void Demo2() => Desk.Greet(new StayBuilder().With("tea").Build());
    public static void Demo3() => Desk.Card(new Guest { Name = "Ann", Language = "fr" });
    public static void Demo4() => _ = Desk.Bill(new StayBuilder().Build()) + Desk.Invoice(new StayBuilder().For("Bo").BuildChecked()) + Desk.Greet(new StayBuilder().For("Cy").Build()).Length;
}
