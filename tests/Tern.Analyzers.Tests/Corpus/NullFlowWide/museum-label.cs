// case: museum-label
// category: suppress-argument
// rationale: an optional artist and an optional donor are passed with `!` to helpers that trust their parameter
// csc: none

namespace NullSafety.MuseumLabel;

public sealed record Artist(string Name, int Born);

public sealed class Exhibit
{
    public required string Title { get; init; }

    public Artist? Artist { get; init; }

    public string? Donor { get; init; }
}

public static class LabelText
{
    public static string Signature(Artist artist)
    {
        return $"{artist.Name} (b. {artist.Born})"; // want: null-deref
    }

    public static string Credit(string donor, int width)
    {
        if (width < 10)
        {
            return "gift";
        }

        return donor.Length > width ? "private collection" : "gift of " + donor; // want: null-deref
    }

    public static string Initial(Artist artist) => artist.Name.Substring(0, 1);
}

public sealed class LabelPrinter(int width)
{
    public string Print(Exhibit exhibit)
    {
        string head = exhibit.Title.ToUpperInvariant();
        return head + "\n" + LabelText.Signature(exhibit.Artist!);
    }

    public string PrintShort(Exhibit exhibit)
    {
        if (exhibit.Artist is not { } artist)
        {
            return exhibit.Title;
        }

        return exhibit.Title + ", " + LabelText.Initial(artist!);
    }

    public string Footer(Exhibit exhibit) => LabelText.Credit(exhibit.Donor!, width);

    public string Catalogue(Exhibit exhibit) => LabelText.Credit(exhibit.Donor!, 0);
}

public static class Demos
{
    private static Exhibit Vase() => new() { Title = "Vase" };

    private static Exhibit Portrait() =>
        new() { Title = "Portrait", Artist = new Artist("Anna Ancher", 1859), Donor = "city" };

    public static void DemoSigned() => new LabelPrinter(20).Print(Portrait());

    public static void DemoUnsigned() => new LabelPrinter(20).Print(Vase());

    public static void DemoShort()
    {
        new LabelPrinter(20).PrintShort(Vase());
        new LabelPrinter(20).PrintShort(Portrait());
    }

    public static void DemoNoDonor() => new LabelPrinter(20).Footer(Vase());

    public static void DemoNarrow() => new LabelPrinter(20).Catalogue(Vase());
}
