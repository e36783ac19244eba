// case: static-order-units-2
// category: static-order
// rationale: a static field is built from another one that stands below it in the file
// csc: none

namespace NullSafety.StaticOrderUnits;

public sealed class Unit
{
    public Unit(string symbol, Unit basis)
    {
        Symbol = symbol;
        Basis = basis;
    }

    public string Symbol { get; }
    public Unit Basis { get; }
}

public static class Lengths
{
    public static readonly Unit Kilometre = Derive("km");
    public static readonly Unit Metre = new Unit("m", null!);
    public static readonly Unit Mile = Derive("mi");

    private static Unit Derive(string symbol) => new Unit(symbol, Metre);
}

public static class Defaults
{
    public static readonly string[] Shown = Snapshot();

    private static readonly string[] Preferred = { "km", "m" };

    public static readonly string[] Listed = Snapshot();

    private static string[] Snapshot() => Preferred;
}

public static class Converter
{
    private static string BasisOfKilometre()
    {
        var basis = Lengths.Kilometre.Basis;
        return basis.Symbol; // want: null-deref
    }

    private static string BasisOfMile()
    {
        var basis = Lengths.Mile.Basis;
        return basis is null ? "-" : basis.Symbol;
    }

    private static int CountShown()
    {
        int count = 0;
        foreach (var symbol in Defaults.Shown) // want: null-deref
        {
            count += symbol.Length;
        }

        return count;
    }

    private static int CountListed()
    {
        int count = 0;
        foreach (var symbol in Defaults.Listed)
        {
            count += symbol.Length;
        }

        return count;
    }

    public static void DemoKilometre() => BasisOfKilometre();

    public static void DemoMile() => BasisOfMile();

    public static void DemoShown() => CountShown();

    public static void DemoListed() => CountListed();
}
