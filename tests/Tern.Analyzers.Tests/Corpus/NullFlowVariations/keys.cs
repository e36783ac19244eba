// Maps of which a run knows the keys, and maps of which it does not.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.Keys;

public sealed class Part
{
    public string Name = "part";
}

public sealed class Shelf
{
    private readonly Dictionary<string, Part> _parts = new() { ["bolt"] = new Part() };
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<string> _order = [];

    public void Put(string name)
    {
        _parts[name] = new Part();
        _order.Add(name);
    }

    public Part? Find(string name) => _parts.GetValueOrDefault(name);

    // Both are filled together.
    public int Widths() => _order.Sum(name => _parts.GetValueOrDefault(name)!.Name.Length);

    public int Known() => Find("bolt")!.Name.Length;

    public int Unknown() => Find("nut")!.Name.Length; // want: null-deref

    public int Of(string name) => Find(name)!.Name.Length; // want: null-deref

    public int OfPut(string name) => Find(name)!.Name.Length;

    public int Counted(string name) => _counts.GetValueOrDefault(name);
}

public static class Tables
{
    private static readonly Dictionary<string, Part> s_parts = new() { ["a"] = new Part(), ["b"] = new Part() };

    public static int Listed(string name) => s_parts.GetValueOrDefault(name)!.Name.Length;

    public static int NotListed(string name) => s_parts.GetValueOrDefault(name)!.Name.Length; // want: null-deref

    public static int Given(Dictionary<string, Part> parts, string name) => parts.GetValueOrDefault(name)!.Name.Length;

    public static int Emptied(string name)
    {
        var parts = new Dictionary<string, Part> { [name] = new Part() };
        parts.Clear();
        return parts.GetValueOrDefault(name)?.Name.Length ?? 0;
    }
}

public sealed class Registry
{
    private readonly Dictionary<Type, Part> _all = new();

    public Part For(Type type)
    {
        if (!_all.ContainsKey(type))
        {
            typeof(Registry).GetMethod(nameof(Add))!.Invoke(this, [type]);
        }

        return _all.GetValueOrDefault(type)!;
    }

    public void Add(Type type) => _all.Add(type, new Part());
}

public static class Demos
{
    public static int Demo1()
    {
        var shelf = new Shelf();
        shelf.Put("nail");
        return shelf.Widths() + shelf.Known() + shelf.OfPut("nail") + shelf.Counted("x");
    }

    public static int Demo2() => new Shelf().Unknown();

    public static int Demo3() => new Shelf().Of("screw");

    public static int Demo4() => Tables.Listed("b") + Tables.Emptied("a");

    public static int Demo5() => Tables.NotListed("c");

    public static int Demo6() => new Registry().For(typeof(int)).Name.Length;
}
