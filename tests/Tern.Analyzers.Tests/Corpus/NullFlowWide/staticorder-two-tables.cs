// case: staticorder-two-tables
// category: static-order
// rationale: a static table read by a second class whose initialisation the first one triggers, and a default set from a later constant array
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StaticorderTwoTables;

public static class Units
{
    public static readonly int Widest = Formats.MaxWidth();
    public static readonly string[] Names = ["km", "mile"];
}

public static class Formats
{
    public static int MaxWidth()
    {
        int max = 0;
        foreach (var n in Units.Names) // want: null-deref
        {
            max = Math.Max(max, n.Length);
        }

        return max;
    }
}

public static class Scales
{
    public static readonly string[] Names = ["mini", "maxi"];
    public static readonly int Widest = Width();

    private static int Width() => Names.Max(n => n.Length);
}

public sealed class Locale
{
    public static readonly Locale Invariant = new("iv");
    private static readonly string Separator = string.Concat("-", string.Empty);

    public Locale(string code) => Tag = code + Separator.Trim(); // want: null-deref

    public string Tag { get; }
}

public sealed class Zone
{
    private const string Separator = "/";
    public static readonly Zone Utc = new("utc");

    public Zone(string code) => Id = code + Separator.Trim();

    public string Id { get; }
}

public static class Case
{
    public static int Demo1() => Units.Widest;

    public static int Demo2() => Scales.Widest;

    public static string Demo3() => Locale.Invariant.Tag;

    public static string Demo4() => Zone.Utc.Id;
}
