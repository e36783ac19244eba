// case: neg-contract-correlated
// category: negative
// rationale: helpers that return null for some arguments, called with arguments that rule it out
// csc: silent

namespace NullSafety.NegContractCorrelated;

public enum Unit
{
    None,
    Gram,
    Litre,
}

public static class Units
{
    public static string? Symbol(Unit unit) => unit switch
    {
        Unit.Gram => "g",
        Unit.Litre => "l",
        _ => null,
    };

    public static string? Clean(string? text) => text == null ? null : text.Trim();

    public static string? Either(string? preferred, string? fallback) => preferred ?? fallback;
}

public sealed class Ingredient(string name, double amount, Unit unit)
{
    public string Name => name;

    public bool HasUnit => unit != Unit.None;

    public string Format()
    {
        if (unit == Unit.None)
        {
            return amount + " " + Units.Clean(name)!.ToLowerInvariant();
        }

        string symbol = Units.Symbol(unit)!;
        return amount + symbol.ToLowerInvariant() + " " + name;
    }

    public int Width(string? heading)
    {
        string text = Units.Either(heading, name)!;
        return text.Length;
    }
}

public sealed class Recipe
{
    private readonly List<Ingredient> _lines = new();

    public Recipe Add(string name, double amount, Unit unit = Unit.None)
    {
        _lines.Add(new Ingredient(name, amount, unit));
        return this;
    }

    public string Print() => string.Join("\n", _lines.Select(l => l.Format()));

    public int Weighed() => _lines.Count(l => l.HasUnit) * Units.Symbol(Unit.Gram)!.Length;

    public int Columns() => _lines.Sum(l => l.Width(null)) + _lines.Sum(l => l.Width("amount"));
}

public static class Case
{
    private static Recipe Bread() => new Recipe().Add("Flour", 500, Unit.Gram).Add("Water", 0.3, Unit.Litre).Add(" Egg ", 1);

    public static void DemoPrint() => Bread().Print();

    public static void DemoWeighed() => Bread().Weighed();

    public static void DemoColumns() => Bread().Columns();
}
