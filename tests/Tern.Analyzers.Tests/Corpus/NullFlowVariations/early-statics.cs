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

public static class Case
{
    public static int Demo1() => Atlas.World.Extra;

    public static int Demo2() => Atlas.World.Pages;

    public static int Demo3() => Globe.World.Pages;

    public static int Demo4() => Chart.Inland.Width + Chart.Inland.Height;

    public static int Demo5() => Chart.Coast.Width;
}
