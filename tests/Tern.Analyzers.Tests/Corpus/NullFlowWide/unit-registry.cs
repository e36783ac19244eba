// case: unit-registry
// category: static-order
// rationale: static initialisers run in text order; an earlier one calls a method that reads a table declared further down
// csc: none

namespace NullSafety.UnitRegistry;

public sealed record Unit(string Symbol, double Factor);

public static class Lengths
{
    public static readonly Unit Metre = Register("m", 1.0);

    private static readonly Dictionary<string, Unit> Known = new();

    private static Unit Register(string symbol, double factor)
    {
        var unit = new Unit(symbol, factor);
        Known.Add(symbol, unit); // want: null-deref
        return unit;
    }
}

public static class Weights
{
    private static readonly Dictionary<string, Unit> Known = new();

    public static readonly Unit Gram = Register("g", 1.0);

    private static Unit Register(string symbol, double factor)
    {
        var unit = new Unit(symbol, factor);
        Known.Add(symbol, unit);
        return unit;
    }
}

public sealed class Formatter
{
    public static readonly Formatter Default = new(2);

    private static readonly string Pattern = "0.##########";

    private readonly string _format;

    public Formatter(int digits)
    {
        _format = Pattern.Substring(0, digits + 2); // want: null-deref
    }

    public string Show(double value, Unit unit) => value.ToString(_format) + unit.Symbol;
}

public static class Rounding
{
    private const string Pattern = "0.####";

    public static readonly string Short = Cut(2);

    private static string Cut(int digits) => Pattern.Substring(0, digits + 2);
}

public static class Demos
{
    public static void DemoLength() => _ = Lengths.Metre.Symbol;

    public static void DemoWeight() => _ = Weights.Gram.Symbol;

    public static void DemoFormatter() => Formatter.Default.Show(1.5, new Unit("s", 1));

    public static void DemoRounding() => _ = Rounding.Short.Length;
}
