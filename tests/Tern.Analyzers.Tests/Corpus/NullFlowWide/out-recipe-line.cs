// case: out-recipe-line
// category: out-ref-deconstruct
// rationale: Deconstruct and a ref parameter hand over a null for the part that is not there
// csc: none

namespace NullSafety.OutRecipeLine;

public sealed class RecipeLine
{
    private readonly string[] _parts;

    public RecipeLine(string text)
    {
        _parts = text.Split(' ', 3);
    }

    public void Deconstruct(out string amount, out string unit, out string item)
    {
        amount = _parts[0];
        item = _parts[_parts.Length - 1];
        unit = _parts.Length == 3 ? _parts[1] : null!;
    }
}

public sealed class Pantry
{
    private readonly HashSet<string> _stock = new() { "flour", "salt" };

    public void Substitute(ref string item)
    {
        if (!_stock.Contains(item))
        {
            item = null!;
        }
    }

    public void SubstituteOrKeep(ref string item)
    {
        if (!_stock.Contains(item))
        {
            item = "any " + item;
        }
    }
}

public static class Cook
{
    private static int UnitWidth(string text)
    {
        var (amount, unit, _) = new RecipeLine(text);
        return amount.Length + unit.Length; // want: null-deref
    }

    private static int ItemWidth(string text)
    {
        var (amount, unit, item) = new RecipeLine(text);
        int width = amount.Length + item.Length;
        return unit is null ? width : width + unit.Length;
    }

    private static string Shop(Pantry pantry, string wanted)
    {
        string item = wanted;
        pantry.Substitute(ref item);
        return item.ToUpperInvariant(); // want: null-deref
    }

    private static string ShopKeeping(Pantry pantry, string wanted)
    {
        string item = wanted;
        pantry.SubstituteOrKeep(ref item);
        return item.ToUpperInvariant();
    }

    public static void DemoUnit() => UnitWidth("3 eggs");

    public static void DemoItem() => ItemWidth("3 eggs");

    public static void DemoShop() => Shop(new Pantry(), "saffron");

    public static void DemoShopKeeping() => ShopKeeping(new Pantry(), "saffron");
}
