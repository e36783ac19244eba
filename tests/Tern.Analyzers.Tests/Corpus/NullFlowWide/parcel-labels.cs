// case: parcel-labels
// category: receivers
// rationale: extension methods are called on a parcel address that may be missing; some of them accept null, some do not
// csc: none

namespace NullSafety.Blind.ParcelLabels;

public sealed class Address
{
    public required string Street { get; init; }
    public string? Country { get; init; }
}

public sealed class Parcel
{
    public Address? Sender { get; init; }
    public required Address Recipient { get; init; }
    public List<string>? Stickers { get; set; }
}

public static class LabelExtensions
{
    public static string OneLine(this Address a)
    {
        return a.Street.Trim() + ", " + (a.Country ?? "domestic"); // want: null-deref
    }

    public static bool IsAbroad(this Address? a) => a?.Country is { Length: > 0 };

    public static Address OrDepot(this Address? a) => a ?? new Address { Street = "Depot 1" };

    public static string BlockLetters(this Address a) => a.Street.ToUpperInvariant();

    public static List<string> With(this List<string> stickers, string text)
    {
        stickers.Add(text); // want: null-deref
        return stickers;
    }

    public static bool Has(this IEnumerable<string>? stickers, string text) => stickers != null && stickers.Contains(text);
}

public static class Printer
{
    public static string ReturnLabel(Parcel p) => "from " + p.Sender!.OneLine();

    public static string ReturnLabelOrDepot(Parcel p) => "from " + p.Sender.OrDepot().BlockLetters();

    public static string Front(Parcel p) => p.Recipient.BlockLetters() + (p.Sender.IsAbroad() ? " *" : "");

    public static void Fragile(Parcel p)
    {
        p.Stickers = p.Stickers!.With("fragile");
    }

    public static void Heavy(Parcel p)
    {
        if (!p.Stickers.Has("heavy"))
        {
            p.Stickers ??= new List<string>();
            p.Stickers.Insert(0, "heavy");
        }
    }
}

public static class Case
{
    private static Parcel Anonymous() => new() { Recipient = new Address { Street = "Lime Road 4", Country = "IE" } };

    public static void Demo1() => Printer.ReturnLabel(Anonymous());

    public static void Demo2() => Printer.ReturnLabelOrDepot(Anonymous());

    public static void Demo3() => Printer.Front(Anonymous());

    public static void Demo4() => Printer.Fragile(Anonymous());

    public static void Demo5() => Printer.Heavy(Anonymous());
}
