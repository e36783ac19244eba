// case: unit-table
// category: static-order
// rationale: static fields are initialised in textual order; a factory method reads one that comes later
// csc: none

namespace NullSafety.UnitTable;

public sealed class Unit
{
    public static readonly Unit Metre = Define("m", 1);
    private static readonly Dictionary<string, Unit> All = new(StringComparer.Ordinal);
    public static readonly Unit Foot = Define("ft", 0.3048);

    private Unit(string symbol, double factor)
    {
        Symbol = symbol;
        Factor = factor;
    }

    public string Symbol { get; }
    public double Factor { get; }

    private static Unit Define(string symbol, double factor)
    {
        var unit = new Unit(symbol, factor);
        All.Add(symbol, unit); // want: null-deref
        return unit;
    }
}

public sealed class Mass
{
    private static readonly Dictionary<string, Mass> All = new(StringComparer.Ordinal);
    public static readonly Mass Gram = Define("g", 1);
    public static readonly Mass Pound = Define("lb", 453.59237);

    public required string Symbol { get; init; }
    public required double Factor { get; init; }

    private static Mass Define(string symbol, double factor)
    {
        var mass = new Mass { Symbol = symbol, Factor = factor };
        All.Add(symbol, mass);
        return mass;
    }

    public static Mass? Find(string symbol) => All.GetValueOrDefault(symbol);
}

public static class Defaults
{
    public static readonly string Banner = Compose("shop");
    private static readonly string[] Parts = ["welcome", "to"];

    private static string Compose(string name)
    {
        string text = "";
        for (int i = 0; i < Parts.Length; i++) // want: null-deref
            text += Parts[i] + " ";
        return text + name;
    }
}

public static class Labels
{
    public static readonly string Banner;
    private static readonly string[] Parts = ["good", "bye"];

    static Labels() => Banner = Compose("shop");

    private static string Compose(string name)
    {
        string text = "";
        foreach (var part in Parts)
            text += part + " ";
        return text + name;
    }
}

public static class Case
{
    public static void DemoUnit() => Console.WriteLine(Unit.Foot.Factor);
    public static void DemoMass() => Console.WriteLine(Mass.Pound.Factor + (Mass.Find("g")?.Factor ?? 0));
    public static void DemoBanner() => Console.WriteLine(Defaults.Banner);
    public static void DemoLabels() => Console.WriteLine(Labels.Banner.Length);
}
