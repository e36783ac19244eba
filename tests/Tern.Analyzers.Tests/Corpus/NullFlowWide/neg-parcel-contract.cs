// case: neg-parcel-contract
// category: negative-contracts
// rationale: helpers return null only for arguments or states that the callers exclude; flags and enum values tell which member is set
// csc: silent

#nullable enable
namespace NullSafety.ParcelContract;

public enum Kind
{
    Letter,
    Parcel,
}

public sealed record Dimensions(int Width, int Height, int Depth)
{
    public int Volume => Width * Height * Depth;
}

public sealed class Item
{
    private Item(Kind kind, Dimensions size, string stamp)
    {
        Kind = kind;
        Size = size;
        Stamp = stamp;
    }

    public Kind Kind { get; }

    public Dimensions Size { get; }

    public string Stamp { get; }

    public static Item Letter(string stamp) => new(Kind.Letter, null!, stamp);

    public static Item Parcel(Dimensions size) => new(Kind.Parcel, size, null!);
}

public static class Labels
{
#nullable disable
    public static string Clean(string text) => text?.Trim();

    public static string Pick(string first, string fallback) => first != null ? first : fallback;

    public static string Template(bool express)
    {
        if (express)
        {
            return "EXPRESS {0}";
        }

        return null;
    }
#nullable enable
}

public static class Counter
{
    public static int Price(Item item)
    {
        switch (item.Kind)
        {
            case Kind.Letter:
                return item.Stamp.Length;
            default:
                return item.Size.Volume / 1000;
        }
    }

    public static int LabelLength(string name) => Labels.Clean(name).Length;

    public static int PickLength(string? nick) => Labels.Pick(nick!, "unknown").Length;

    public static int ExpressLength() => Labels.Template(express: true).Length;

    public static string Print(bool express, string name)
    {
        var template = Labels.Template(express);
        return express ? template.Replace("{0}", name) : name;
    }
}

public static class Case
{
    public static void DemoPrices() { Counter.Price(Item.Letter("A85")); Counter.Price(Item.Parcel(new Dimensions(10, 20, 30))); }
    public static void DemoLabels() { Counter.LabelLength(" Kim "); Counter.PickLength(null); Counter.PickLength("kim"); }
    public static void DemoTemplates() { Counter.ExpressLength(); Counter.Print(true, "Kim"); Counter.Print(false, "Kim"); }
}
