// case: builder-seating
// category: object initialiser, builder
// rationale: a builder whose optional steps leave members null, and an initialiser that omits one
// csc: none

namespace NullSafety.BuilderSeating;

public sealed class Guest
{
    public string Name { get; set; } = null!;
    public string Diet { get; set; } = null!;
}

public sealed class Seating
{
    public Seating(string head, List<Guest> guests, string flowers)
    {
        Head = head;
        Guests = guests;
        Flowers = flowers;
    }

    public string Head { get; }
    public List<Guest> Guests { get; }
    public string Flowers { get; }
}

public sealed class SeatingBuilder
{
    private readonly List<Guest> _guests = new();
    private string _head = null!;
    private string _flowers = null!;

    public SeatingBuilder HeadedBy(string name)
    {
        _head = name;
        return this;
    }

    public SeatingBuilder With(Guest guest)
    {
        _guests.Add(guest);
        return this;
    }

    public SeatingBuilder DecoratedWith(string flowers)
    {
        _flowers = flowers;
        return this;
    }

    public Seating Build() => new(_head ?? "couple", _guests, _flowers);
}

public static class Banquet
{
    public static string Card(Seating s) => s.Head.Trim() + " / " + s.Flowers.Trim(); // want: null-deref

    public static string PlainCard(Seating s) => s.Head.Trim() + " / " + (s.Flowers ?? "none");

    public static bool Vegan(Guest g) => g.Diet.Contains("vegan"); // want: null-deref

    public static int NameWidth(Guest g) => g.Name.Length;
}

public static class Case
{
    public static void DemoUndecorated() =>
        Banquet.Card(new SeatingBuilder().HeadedBy("Aunt Mia").Build());

    public static void DemoDecorated() =>
        Banquet.Card(new SeatingBuilder().HeadedBy("Aunt Mia").DecoratedWith("peonies").Build());

    public static void DemoPlain() =>
        Banquet.PlainCard(new SeatingBuilder().With(new Guest { Name = "Jo" }).Build());

    public static void DemoDietMissing() => Banquet.Vegan(new Guest { Name = "Sam" });

    public static void DemoDietGiven()
    {
        var g = new Guest { Name = "Lou", Diet = "vegan, no nuts" };
        Banquet.Vegan(g);
        Banquet.NameWidth(g);
    }
}
