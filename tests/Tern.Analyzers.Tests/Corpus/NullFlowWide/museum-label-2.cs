// case: museum-label-2
// category: null-forgiving-argument
// rationale: optional catalogue data is handed on with ! and dereferenced in the layout helpers
// csc: none

namespace NullSafety.MuseumLabel;

public sealed record Lender(string Name, string City);

public sealed class Exhibit
{
    public Exhibit(string title, Lender? lender, string? inscription)
    {
        Title = title;
        Lender = lender;
        Inscription = inscription;
    }

    public string Title { get; }
    public Lender? Lender { get; }
    public string? Inscription { get; }
}

public static class Layout
{
    public static string CreditLine(Lender lender)
    {
        var city = lender.City; // want: null-deref
        return $"On loan from {lender.Name}, {city}";
    }

    public static string OwnerLine(Lender? lender, string house)
    {
        return lender is null ? house : $"{lender.Name}, {lender.City}";
    }

    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        for (int at = 0; at < text.Length; at += width) // want: null-deref
        {
            lines.Add(text.Substring(at, Math.Min(width, text.Length - at)));
        }

        return lines;
    }

    public static int LineCount(string text, int width) => (text.Length + width - 1) / width;
}

public sealed class LabelPrinter
{
    private readonly int _width;

    public LabelPrinter(int width) => _width = width;

    public string Credit(Exhibit exhibit) => exhibit.Title + "\n" + Layout.CreditLine(exhibit.Lender!);

    public string Owner(Exhibit exhibit) => exhibit.Title + "\n" + Layout.OwnerLine(exhibit.Lender!, "Permanent collection");

    public string Translation(Exhibit exhibit) => string.Join('\n', Layout.Wrap(exhibit.Inscription!, _width));

    public int TranslationHeight(Exhibit exhibit)
    {
        return string.IsNullOrEmpty(exhibit.Inscription) ? 0 : Layout.LineCount(exhibit.Inscription, _width);
    }
}

public static class Case
{
    private static readonly Exhibit Amphora = new("Amphora", null, "made by Exekias");
    private static readonly Exhibit Torso = new("Torso", new Lender("Glyptothek", "Munich"), null);

    public static void DemoCreditOfOwnPiece() => new LabelPrinter(12).Credit(Amphora);

    public static void DemoCreditOfLoan() => new LabelPrinter(12).Credit(Torso);

    public static void DemoOwner() => new LabelPrinter(12).Owner(Amphora);

    public static void DemoTranslation() => new LabelPrinter(12).Translation(Amphora);

    public static void DemoNoInscription() => new LabelPrinter(12).Translation(Torso);

    public static void DemoHeight() => new LabelPrinter(12).TranslationHeight(Torso);
}
