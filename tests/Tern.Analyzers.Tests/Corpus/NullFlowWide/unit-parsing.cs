// case: unit-parsing
// category: contracts
// rationale: helpers hand null through when given null, or when asked to be lenient; other call sites are fine
// csc: none

namespace NullSafety.Blind.UnitParsing;

public sealed class Quantity(decimal amount, string unit)
{
    public decimal Amount { get; } = amount;
    public string Unit { get; } = unit;
}

public enum Strictness
{
    Throw,
    Lenient,
}

#nullable disable
public static class Units
{
    public static string Canonical(string unit)
    {
        if (unit is null)
        {
            return null;
        }

        return unit.Trim().ToLowerInvariant() switch { "gram" => "g", "litre" => "l", var u => u };
    }

    public static Quantity Parse(string text, Strictness mode)
    {
        int space = text.IndexOf(' ');
        if (space > 0 && decimal.TryParse(text.Substring(0, space), out decimal d))
        {
            return new Quantity(d, Canonical(text.Substring(space + 1)));
        }

        if (mode == Strictness.Throw)
        {
            throw new FormatException(text);
        }

        return null;
    }

    public static Quantity Either(Quantity a, Quantity b) => a ?? b;
}

#nullable enable
public static class Recipe
{
    private static string? DefaultUnit(string shelf) => shelf == "spices" ? "gram" : null;

    public static int UnitWidth(string shelf)
    {
        string unit = Units.Canonical(DefaultUnit(shelf)!);
        return unit.Length; // want: null-deref
    }

    public static int LitreWidth() => Units.Canonical("Litre").Length;

    public static decimal Double(string line)
    {
        return Units.Parse(line, Strictness.Lenient).Amount * 2; // want: null-deref
    }

    public static decimal Half(string line) => Units.Parse(line, Strictness.Throw).Amount / 2;

    public static string Pick(string line)
    {
        var q = Units.Either(Units.Parse(line, Strictness.Lenient), new Quantity(1, "pc"));
        return q.Unit;
    }

    public static string PickOf(string first, string second)
    {
        var q = Units.Either(Units.Parse(first, Strictness.Lenient), Units.Parse(second, Strictness.Lenient));
        return q.Unit; // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => Recipe.UnitWidth("dairy");
    public static void Demo2() => Recipe.LitreWidth();
    public static void Demo3() => Recipe.Double("a pinch");
    public static void Demo4() => Recipe.Half("3 gram");
    public static void Demo5() => Recipe.Pick("a pinch");
    public static void Demo6() => Recipe.PickOf("a pinch", "some");
}
