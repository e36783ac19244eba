// case: contract-diff-merge
// category: contract
// rationale: helpers that answer null for null, or for one mode only; the same helpers called with values are safe
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.ContractDiffMerge;

public enum Side
{
    Left,
    Right,
    Base,
}

#nullable disable
public static class Hunks
{
    public static string Strip(string line)
    {
        if (line == null)
        {
            return null;
        }

        return line.TrimEnd('\r');
    }

    public static string Mark(Side side)
    {
        switch (side)
        {
            case Side.Left: return "<<<";
            case Side.Right: return ">>>";
            default: return null;
        }
    }

    public static string Prefer(string mine, string theirs) => mine ?? theirs;

    public static string[] Split(string text, bool keepEmpty = true) => text.Length == 0 && !keepEmpty ? null : text.Split('\n');
}
#nullable restore

public static class Merge
{
    public static int Width(string? line) => Hunks.Strip(line).Length; // want: null-deref

    public static int Markers() => Hunks.Mark(Side.Left).Length + Hunks.Mark(Side.Right).Length;

    public static string Banner()
    {
        var label = Hunks.Mark(Side.Base);
        return label.PadLeft(9); // want: null-deref
    }

    public static int Resolve(string? mine, string? theirs)
    {
        string chosen = Hunks.Prefer(Hunks.Strip(mine), theirs);
        return chosen.Length; // want: null-deref
    }

    public static int ResolveKept(string? mine) => Hunks.Prefer(Hunks.Strip(mine), "").Length + Hunks.Strip("x\r").Length;

    public static int Lines(string text) => Hunks.Split(text).Length;
}

public static class Case
{
    public static void Demo1() => Merge.Width(null);

    public static void Demo2() => Merge.Banner();

    public static void Demo3() => Merge.Resolve(null, null);

    public static void Demo4() => _ = Merge.Markers() + Merge.ResolveKept(null) + Merge.Lines("") + Merge.Width("a") + Merge.Resolve(null, "b");
}
