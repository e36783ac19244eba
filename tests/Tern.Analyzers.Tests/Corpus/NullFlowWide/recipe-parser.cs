// case: recipe-parser
// category: try-pattern
// rationale: a Try method sets its out value to null on failure; one caller drops the result, another goes on although it was false
// csc: none

namespace NullSafety.RecipeParser;

public sealed record Quantity(double Amount, string Unit);

public sealed record Ingredient(string Name, Quantity Quantity);

public static class QuantityParser
{
    public static bool TryParse(string text, out Quantity quantity)
    {
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 2 && int.TryParse(parts[0], out int amount))
        {
            quantity = new Quantity(amount, parts[1]);
            return true;
        }

        quantity = null!;
        return false;
    }
}

public sealed class Recipe
{
    private readonly List<Ingredient> _items = new();

    public List<string> Problems { get; } = new();

    public void Add(string name, string text)
    {
        QuantityParser.TryParse(text, out var quantity);
        string unit = quantity.Unit.ToLowerInvariant(); // want: null-deref
        _items.Add(new Ingredient(name, quantity with { Unit = unit }));
    }

    public bool AddChecked(string name, string text)
    {
        if (!QuantityParser.TryParse(text, out var quantity))
        {
            Problems.Add(name);
            return false;
        }

        _items.Add(new Ingredient(name, quantity with { Unit = quantity.Unit.ToLowerInvariant() }));
        return true;
    }

    public void AddReported(string name, string text)
    {
        bool ok = QuantityParser.TryParse(text, out var quantity);
        if (!ok)
        {
            Problems.Add(name + ": " + text);
        }

        if (ok || Problems.Count < 10)
        {
            double amount = quantity.Amount; // want: null-deref
            _items.Add(new Ingredient($"{amount} x {name}", quantity));
        }
    }

    public double Sum(params string[] texts)
    {
        double sum = 0;
        foreach (string text in texts)
        {
            sum += QuantityParser.TryParse(text, out var quantity) ? quantity.Amount : 0;
        }

        return sum;
    }
}

public static class Demos
{
    public static void DemoGood()
    {
        var recipe = new Recipe();
        recipe.Add("flour", "500 G");
        recipe.AddReported("milk", "2 DL");
        recipe.AddChecked("salt", "some");
        recipe.Sum("2 dl", "a pinch");
    }

    public static void DemoIgnored() => new Recipe().Add("salt", "a little bit");

    public static void DemoReported() => new Recipe().AddReported("pepper", "some");
}
