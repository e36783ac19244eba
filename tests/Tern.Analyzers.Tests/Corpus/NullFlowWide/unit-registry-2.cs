// case: unit-registry-2
// category: static-init
// rationale: static initialisers reach, through a constructor and a second class, statics that are declared further down
// csc: none

namespace NullSafety.UnitRegistry;

public sealed class Unit
{
    public Unit(string symbol, double factor)
    {
        Symbol = symbol;
        Factor = factor;
    }

    public string Symbol { get; }
    public double Factor { get; }
}

public static class LengthUnits
{
    public static readonly Unit Metre = Register("m", 1);
    public static readonly Unit Foot = Register("ft", 0.3048);

    private static readonly Dictionary<string, Unit> BySymbol = new();

    private static Unit Register(string symbol, double factor)
    {
        var unit = new Unit(symbol, factor);
        BySymbol.Add(symbol, unit); // want: null-deref
        return unit;
    }

    public static int Count => BySymbol.Count;
}

public static class MassUnits
{
    private static readonly Dictionary<string, Unit> BySymbol = new();

    public static readonly Unit Gram = Register("g", 1);
    public static readonly Unit Ounce = Register("oz", 28.35);

    private static Unit Register(string symbol, double factor)
    {
        var unit = new Unit(symbol, factor);
        BySymbol.Add(symbol, unit);
        return unit;
    }

    public static int Count => BySymbol.Count;
}

public static class Formatting
{
    public static readonly string Sample = Labels.Describe(20);

    public static string Separator = " ";

    public static readonly int Width = 12;
}

public static class Labels
{
    public static string Describe(int value)
    {
        return value + Formatting.Separator.PadRight(2) + "C"; // want: null-deref
    }

    public static string Plain(int value)
    {
        return value.ToString().PadLeft(PlainFormat.Separator.Length + 3);
    }
}

public static class PlainFormat
{
    public const string Separator = "_";

    public static readonly string Sample = Labels.Plain(20);
}

public static class Case
{
    public static int DemoLength() => LengthUnits.Count;

    public static int DemoMass() => MassUnits.Count;

    public static int DemoSample() => Formatting.Sample.Length;

    public static int DemoPlain() => PlainFormat.Sample.Length;
}
