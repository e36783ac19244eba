// case: neg-derived-museum-loan
// category: negative-derived
// rationale: one value is derived from another so that the null of one decides the other
// csc: false-positive
using System;
using System.Collections.Generic;

namespace NullSafety.WideSafe9.MuseumLoan;

public sealed record Lender(string Name, string? Country);

public sealed record Exhibit(string Title, Lender? Lender, string? Donor);

public static class LabelPrinter
{
    public static string Credit(Exhibit exhibit)
    {
        var lender = exhibit.Lender;
        string? own = lender is null ? "museum collection" : null;
        if (own is not null)
            return own;
        return "on loan from " + lender.Name.ToUpperInvariant(); // csc-false
    }

    public static string Insurance(Exhibit? exhibit)
    {
        string? country = exhibit?.Lender?.Country;
        string? title = exhibit?.Title;
        if (title == null)
            return "nothing to insure";
        bool lent = exhibit?.Lender is not null;
        if (!lent)
            return title + ": house policy";
        if (country == null)
            return title + ": domestic policy of " + exhibit.Lender.Name; // csc-false
        return $"{title}: policy {Code(country)} for {exhibit.Lender.Name}"; // csc-false
    }

    public static string Origin(Exhibit exhibit)
    {
        Lender? lender = exhibit.Lender;
        string? donor = lender == null ? exhibit.Donor ?? "unknown donor" : null;
        if (lender != null)
            return lender.Name;
        return donor.Length > 12 ? donor[..12] : donor; // csc-false
    }

    public static int Longest(string? a, string? b)
    {
        if (a == null && b == null)
            return 0;
        string? longest = a == null ? b : b == null || a.Length >= b.Length ? a : b;
        return longest.Length; // csc-false
    }

    private static string Code(string country) => country.Length < 2 ? country : country[..2].ToUpperInvariant();
}

public static class MuseumDemo
{
    private static readonly Exhibit[] Exhibits =
    [
        new("Vase", null, null),
        new("Coin", null, "Society of Friends of the Museum"),
        new("Mask", new Lender("Villa Rosa", "italy"), null),
        new("Harp", new Lender("Town Hall", null), "Mr. Pym"),
        new("Drum", new Lender("Loft", "x"), null),
    ];

    public static List<string> Demo1()
    {
        var labels = new List<string>();
        foreach (var e in Exhibits)
        {
            labels.Add(LabelPrinter.Credit(e));
            labels.Add(LabelPrinter.Insurance(e));
            labels.Add(LabelPrinter.Origin(e));
        }
        labels.Add(LabelPrinter.Insurance(null));
        return labels;
    }

    public static int Demo2() =>
        LabelPrinter.Longest(null, null) + LabelPrinter.Longest("ab", null) + LabelPrinter.Longest(null, "abc")
        + LabelPrinter.Longest("ab", "abc") + LabelPrinter.Longest("abcd", "abc") + Math.Abs(-1);
}
