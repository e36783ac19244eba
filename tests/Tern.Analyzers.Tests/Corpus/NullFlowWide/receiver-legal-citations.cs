// case: receiver-legal-citations
// category: receiver
// rationale: extension methods of citations get null receivers, element lists hold null
// csc: none

using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.ReceiverLegalCitations;

internal sealed class Citation(string court, int page)
{
    public string Court { get; } = court;
    public int Page { get; } = page;
}

internal static class CitationExtensions
{
    public static bool Known(this Citation? c) => c != null && c.Court != "?";

    public static int Weight(this Citation c) => c.Court == "SC" ? 10 : 1; // want: null-deref

    public static string Short(this Citation c, string separator) => c.Court + separator.PadRight(2); // want: null-deref

    public static IEnumerable<Citation> Resolved(this IEnumerable<Citation> all) => all.Where(c => c.Known());
}

internal sealed class Brief
{
    private readonly Dictionary<string, Citation> _byId = new() { ["roe"] = new Citation("SC", 4) };
    private readonly List<Citation> _cited = new();
    private string? _separator;

    public string? Separator
    {
        get => _separator;
        set => _separator = string.IsNullOrWhiteSpace(value) ? null : value;
    }

    private Citation? Lookup(string id) => _byId.GetValueOrDefault(id);

    public int Cite(string id) => Lookup(id)!.Weight();

    public int CiteKnown(string id) => Lookup(id) is { } c && c.Known() ? c.Weight() : 0;

    public string Print(string id) => Lookup(id) is { } c ? c.Short(Separator!) : "";

    public int Collect(params string[] ids)
    {
        _cited.AddRange(ids.Select(id => Lookup(id)!));
        int resolved = _cited.Resolved().Sum(c => c.Page);
        return resolved + _cited.Sum(c => c.Page); // want: null-deref
    }
}

public static class Demos
{
    public static void DemoUnknown() => new Brief().Cite("doe");
    public static void DemoKnown() => new Brief().CiteKnown("roe");
    public static void DemoSeparator() => new Brief { Separator = "," }.Print("roe");
    public static void DemoBlankSeparator() => new Brief { Separator = " " }.Print("roe");
    public static void DemoCollect() => new Brief().Collect("roe", "doe");
}
