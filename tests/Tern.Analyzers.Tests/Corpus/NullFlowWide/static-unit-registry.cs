// case: static-unit-registry
// category: static-order
// rationale: a static initialiser calls a method that reads a static declared further down; two classes wait for each other
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

public static class Lengths
{
    public static readonly Unit Metre = Register("m", 1);
    public static readonly Unit Inch = Register("in", 0.0254);

    private static readonly Dictionary<string, Unit> BySymbol = new();

    public static int Count => BySymbol.Count;

    private static Unit Register(string symbol, double factor)
    {
        var unit = new Unit(symbol, factor);
        BySymbol[symbol] = unit; // want: null-deref
        return unit;
    }
}

public static class Weights
{
    private static readonly Dictionary<string, Unit> BySymbol = new();

    public static readonly Unit Kilogram = Register("kg", 1);

    public static int Count => BySymbol.Count;

    private static Unit Register(string symbol, double factor)
    {
        var unit = new Unit(symbol, factor);
        BySymbol[symbol] = unit;
        return unit;
    }
}

public static class Defaults
{
    public static readonly string Label = Catalogue.Describe();
    public static readonly Unit Fallback = new("pc", 1);

    public static string Symbol() => Fallback.Symbol; // want: null-deref
    public static string SymbolOrPiece() => Fallback?.Symbol ?? "pc";
}

public static class Catalogue
{
    public static string Describe() => Defaults.SymbolOrPiece() + Defaults.Symbol();

    public static string Kilograms() => Weights.Kilogram.Symbol + Weights.Count;
}

public static class Case
{
    private static T Unwrap<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TypeInitializationException e) when (e.InnerException != null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e.InnerException).Throw();
            throw;
        }
    }

    public static void DemoLengths() => Unwrap(() => Lengths.Count);

    public static void DemoWeights() => Catalogue.Kilograms();

    public static void DemoDefaults() => Unwrap(() => Defaults.Label);
}
