// Objects that statics are given before other statics of the type are set.
using System.Collections.Generic;

namespace Variations.EarlyStatics;

public sealed class Atlas
{
    public static readonly Atlas World = new();

    private static readonly List<string> Names = new() { "a" };

    private readonly List<string> _names;
    private readonly List<string>? _extra;

    private Atlas()
    {
        _names = Names;
        _extra = Names;
    }

    public int Pages => _names.Count; // want: null-deref

    public int Extra => _extra?.Count ?? 0;
}

public sealed class Globe
{
    private static readonly List<string> Names = new() { "g" };

    public static readonly Globe World = new();

    private readonly List<string> _names;

    private Globe()
    {
        _names = Names;
    }

    public int Pages => _names.Count;
}

public sealed class Chart
{
    public static readonly Chart Coast = new(null);

    public static readonly Chart Inland = new("x");

    private static readonly string Fallback = "f";

    private readonly string _name;

    private Chart(string? name)
    {
        _name = name ?? Fallback;
    }

    public int Width => _name.Length; // want: null-deref

    public int Height => _name.Length;
}

public sealed class Grade
{
    public static readonly IReadOnlyList<Grade> All = Listed();

    public static readonly Grade Fine = new("fine");

    public static readonly Grade Poor = new("poor");

    private readonly string _name;

    private Grade(string name) => _name = name;

    public static int Longest()
    {
        int longest = 0;
        foreach (var grade in All)
        {
            longest = System.Math.Max(longest, grade._name.Length); // want: null-deref
        }

        return longest;
    }

    private static Grade[] Listed() => new[] { Fine, Poor };
}

public sealed class Shade
{
    public static readonly Shade Light = new("light");

    public static readonly Shade Dark = new("dark");

    public static readonly IReadOnlyList<Shade> All = Listed();

    private readonly string _name;

    private Shade(string name) => _name = name;

    public static int Longest()
    {
        int longest = 0;
        foreach (var shade in All)
        {
            longest = System.Math.Max(longest, shade._name.Length);
        }

        return longest + Light._name.Length;
    }

    private static Shade[] Listed() => new[] { Light, Dark };
}

public static class Case
{
    public static int Demo1() => Atlas.World.Extra;

    public static int Demo2() => Atlas.World.Pages;

    public static int Demo3() => Globe.World.Pages;

    public static int Demo4() => Chart.Inland.Width + Chart.Inland.Height;

    public static int Demo5() => Chart.Coast.Width;

    public static int Demo6() => Grade.Longest();

    public static int Demo7() => Shade.Longest();
}
