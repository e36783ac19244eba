// case: primary-plaque
// category: primary constructor capture
// rationale: a captured constructor parameter is a field; it is filled with a trusted lookup and cleared by a later method
// csc: none

namespace NullSafety.Plaque;

public sealed record Sponsor(string Name, int Since);

public sealed class SponsorRoll
{
    private readonly List<Sponsor> _sponsors = [new("Halvorsen", 1998), new("Quist", 2011)];

    public Sponsor ByName(string name) => _sponsors.SingleOrDefault(s => s.Name == name)!;
}

public sealed class BenchPlaque(string bench, Sponsor sponsor)
{
    public string Bench => bench;

    public string Engrave() => $"{bench}, given by {sponsor.Name}"; // want: null-deref
}

public sealed class SafePlaque(string bench, Sponsor? sponsor)
{
    private readonly Sponsor _sponsor = sponsor ?? new Sponsor("the town", 1900);

    public string Engrave() => $"{bench}, given by {_sponsor.Name}";
}

public sealed class Engraver(TextWriter plate, int depth)
{
    public int Depth => depth;

    public void Cut(string text)
    {
        plate.WriteLine(text); // want: null-deref
    }

    public void Polish()
    {
        if (plate is not null)
        {
            plate.Flush();
        }
    }

    public TextWriter Eject()
    {
        var done = plate;
        plate = null!;
        return done;
    }
}

public static class ParkOffice
{
    private static string Order(string bench, string sponsor) => new BenchPlaque(bench, new SponsorRoll().ByName(sponsor)).Engrave();

    private static string OrderSafe(string bench, string sponsor) => new SafePlaque(bench, new SponsorRoll().ByName(sponsor)).Engrave();

    public static void DemoUnknownSponsor() => Order("Lime walk 3", "Quest");

    public static void DemoKnownSponsor() => Order("Lime walk 3", "Quist");

    public static void DemoUnknownSponsorSafe() => OrderSafe("Lime walk 3", "Quest");

    public static void DemoCutAfterEject()
    {
        var engraver = new Engraver(new StringWriter(), 2);
        engraver.Cut("Lime walk 3");
        engraver.Eject();
        engraver.Cut("Lime walk 4");
    }

    public static void DemoPolishAfterEject()
    {
        var engraver = new Engraver(new StringWriter(), 2);
        engraver.Cut("Lime walk 3");
        Console.WriteLine(engraver.Eject());
        engraver.Polish();
    }
}
