// case: neg-csv-flags
// category: negative-correlation
// rationale: a bool local, a count and a kind remember what is set; the same condition is asked again later
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegCsvFlags;

public enum Layout { Plain, Headed, Keyed }

public sealed class CsvSheet(Layout layout, string[]? header, string? key)
{
    public string[]? Header { get; } = layout == Layout.Plain ? null : header ?? [];
    public string? Key { get; } = layout == Layout.Keyed ? key ?? "id" : null;
    public Layout Layout { get; } = layout;
    public int Columns()
    {
        bool headed = Layout != Layout.Plain;
        int n = headed ? Header.Length : 1; // csc-false
        if (headed)
            n += Header.Count(h => h.Length > 0); // csc-false

        return n;
    }

    public int KeyWidth()
    {
        return Layout switch
        {
            Layout.Keyed => Key.Length + Header.Length, // csc-false
            Layout.Headed => Header.Length, // csc-false
            _ => 0,
        };
    }
}

public static class CsvMerge
{
    public static string Join(string? left, string? right, bool strict)
    {
        bool hasLeft = !string.IsNullOrEmpty(left);
        bool hasRight = !string.IsNullOrEmpty(right);
        if (strict && !(hasLeft && hasRight))
            return "";

        string text = "";
        if (hasLeft)
            text += left.Trim(); // csc-false

        if (strict)
            text += right.Trim(); // csc-false

        return text;
    }

    public static int Overlap(string[]? a, string[]? b)
    {
        int count = a == null || b == null ? 0 : a.Intersect(b).Count();
        return count > 0 ? a[0].Length + b.Length : 0; // csc-false
    }

    public static int Same(string? a, string? b)
    {
        if ((a == null) != (b == null))
            return -1;

        return a == null ? 0 : a.Length - b.Length; // csc-false
    }
}

public static class Case
{
    public static void Demo1()
    {
        foreach (Layout layout in Enum.GetValues<Layout>())
            Console.Out.Write(new CsvSheet(layout, null, null).Columns() + new CsvSheet(layout, ["h"], "k").KeyWidth() > 99 ? "x" : "");
    }
    public static void Demo2()
    {
        string?[] all = [null, "", "v"];
        foreach (var (l, r) in all.SelectMany(l => all.Select(r => (l, r)))) { CsvMerge.Join(l, r, true); CsvMerge.Join(l, r, false); CsvMerge.Same(l, r); }
        CsvMerge.Overlap(null, []);
        CsvMerge.Overlap(["a"], ["a"]);
    }
}
