// case: static-order-units
// category: static-order
// rationale: a static instance is built above the static data that its constructor copies
// csc: none

namespace NullSafety.StaticOrderUnits;

public sealed class Unit
{
    public static readonly Unit Metre = Create("m");

    private static readonly string[] Prefixes = { "", "k", "c" };

    public static readonly Unit Gram = Create("g");

    private readonly string[] _prefixes;

    private Unit(string symbol, string[] prefixes)
    {
        Symbol = symbol;
        _prefixes = prefixes;
    }

    public string Symbol { get; }

    public static Unit Create(string symbol) => new(symbol, Prefixes);

    public bool Allows(string prefix)
    {
        foreach (var p in _prefixes) // want: null-deref
        {
            if (p == prefix)
            {
                return true;
            }
        }

        return false;
    }
}

public static class Defaults
{
    public static readonly Locale Current = Pick();

    public static readonly string Decimal = ",";

    private static Locale Pick() => new("de", Decimal);
}

public static class LateDefaults
{
    public static readonly string Decimal = ".";

    public static readonly Locale Current = Pick();

    private static Locale Pick() => new("en", Decimal);
}

public sealed record Locale(string Code, string Separator);

public static class NumberText
{
    public static int German() => Defaults.Current.Separator.Length; // want: null-deref

    public static int English() => LateDefaults.Current.Separator.Length;
}

public static class Case
{
    public static void DemoMetre() => Unit.Metre.Allows("k");

    public static void DemoFreshUnit() => Unit.Create("s").Allows("k");

    public static void DemoGram() => Unit.Gram.Allows("k");

    public static void DemoGerman() => NumberText.German();

    public static void DemoEnglish() => NumberText.English();
}
