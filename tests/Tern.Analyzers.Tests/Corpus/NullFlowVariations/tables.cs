// Keys of tables that stand in statics.
namespace Variations.Tables;

public static class Colours
{
    private static readonly Dictionary<string, string> s_names = new() { ["r"] = "red", ["g"] = "green" };

    public static string Name(string key) => s_names.TryGetValue(key, out string? name) ? name.ToUpperInvariant() : name!;
}

public static class Stock
{
    private static readonly Dictionary<string, string> s_shelves = new() { ["nails"] = "A1" };

    public static void Sell(string what) => s_shelves.Remove(what);

    public static string? Shelf(string what) => s_shelves.TryGetValue(what, out string? shelf) ? shelf : null;
}

public static class Uses
{
    public static int DemoKnown() => Colours.Name("r").Length + Colours.Name("g").Length;

    public static int DemoUnknown() => Colours.Name("b").Length; // want: null-deref

    public static int DemoSold()
    {
        Stock.Sell("nails");
        return Stock.Shelf("nails")!.Length; // want: null-deref
    }
}
