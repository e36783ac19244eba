// case: forgiving-stamp-album
// category: null-forgiving
// rationale: ! at a constructor argument, in a collection expression and on a chained lookup
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ForgivingStampAlbum;

public sealed class Price(string text)
{
    public string Text { get; } = text;
}

public sealed class Mount
{
    private readonly Price _price;
    private readonly string _issue;

    public Mount(string issue, Price price) => (_issue, _price) = (issue, price);

    public string Issue => _issue.ToUpperInvariant();

    public int Width() => _price.Text.Length; // want: null-deref
}

public sealed class Catalogue
{
    private readonly SortedDictionary<int, string> _issues = new() { [1840] = "black", [1841] = "red" };

    public string? Name(int year) => _issues.TryGetValue(year, out var s) ? s : null;

    public Price? PriceOf(int year) => Name(year) is { } n ? new Price(n + " 10") : null;
}

public static class Case
{
    private static Mount Prepare(Catalogue c, int year) => new("issue " + year, c.PriceOf(year)!);

    private static int Longest(params ReadOnlySpan<string> names)
    {
        int best = 0;
        foreach (var n in names)
        {
            best = Math.Max(best, n.Length); // want: null-deref
        }

        return best;
    }

    private static int Row(Catalogue c, int from) => Longest([c.Name(from)!, c.Name(from + 1)!]);

    private static int RowOrBlank(Catalogue c, int from) => LongestText([c.Name(from) ?? "", c.Name(from + 1) ?? ""]);

    private static int LongestText(string[] names)
    {
        int best = 0;
        foreach (var n in names)
        {
            best = Math.Max(best, n.Length);
        }

        return best;
    }

    private static string Initial(Catalogue c, int year)
    {
        string name = c.Name(year)!;
        return name[0].ToString(); // want: null-deref
    }

    public static void Demo1() => Prepare(new Catalogue(), 1900).Width();

    public static void Demo2() => _ = Prepare(new Catalogue(), 1900).Issue;

    public static void Demo3() => Row(new Catalogue(), 1841);

    public static void Demo4() => RowOrBlank(new Catalogue(), 1841);

    public static void Demo5() => Initial(new Catalogue(), 1850);
}
