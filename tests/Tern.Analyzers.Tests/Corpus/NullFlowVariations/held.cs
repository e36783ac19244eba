// What a new object holds, what was set before, and look-ups that are made twice.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Variations.Held;

public sealed class Diary
{
    private readonly List<string> _pages = [];
    private readonly Stack<string> _marks = new();
    private string? _latest;
    private string? _cover;

    public int Count => _pages.Count;

    public void Write(string text)
    {
        _pages.Add(text);
        _latest = text;
    }

    public void Mark(string text) => _marks.Push(text);

    public void Tear() => _pages.Clear();

    public void Wipe()
    {
        _pages.Clear();
        _latest = null;
    }

    public int Latest() => _pages.Count == 0 ? 0 : _latest!.Length;

    public int LatestByProperty()
    {
        if (Count < 1)
        {
            return 0;
        }

        return _latest!.Length;
    }

    public int LatestAny() => _pages.Any() ? _latest!.Length : 0;

    public int Empty() => _pages.Count == 0 ? _latest!.Length : 0; // want: null-deref

    public int Cover() => _pages.Count > 0 ? _cover!.Length : 0; // want: null-deref

    public int Marked() => _marks.Count > 0 ? _cover!.Length : 0; // want: null-deref

    public int Never() => _marks.Count > 0 ? _cover!.Length : 0;
}

public sealed class Tenant
{
    private static readonly AsyncLocal<Tenant?> s_current = new();

    public string Name { get; init; } = "t";

    public static Tenant? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public static void Leave() => s_current.Value = null;
}

public sealed class Codes
{
    private readonly Dictionary<string, string> _names = new() { ["de"] = "Kiel", ["fr"] = "Brest" };

    public string? Of(string code) => _names.TryGetValue(code, out string? name) ? name : null;

    public void Drop(string code) => _names.Remove(code);

    public void Put(string code, string name) => _names[code] = name;

    public bool Knows(string code) => Of(code) != null;
}

public static class Case
{
    public static int Demo1()
    {
        var d = new Diary();
        int n = d.Latest() + d.LatestByProperty() + d.LatestAny() + d.Never();
        d.Write("a");
        return n + d.Latest() + d.LatestByProperty() + d.LatestAny();
    }

    public static int Demo2() => new Diary().Empty();

    public static int Demo3()
    {
        var d = new Diary();
        d.Write("a");
        return d.Cover();
    }

    public static int Demo4()
    {
        var d = new Diary();
        d.Mark("a");
        return d.Marked();
    }

    public static int Demo5()
    {
        var d = new Diary();
        d.Write("a");
        d.Wipe();
        return d.Latest();
    }

    private static int Inside()
    {
        Tenant.Current = new Tenant();
        return Tenant.Current!.Name.Length;
    }

    private static int Outside()
    {
        Tenant.Current = new Tenant();
        Tenant.Leave();
        return Tenant.Current!.Name.Length; // want: null-deref
    }

    private static int Name(Codes c) => c.Of("de")!.Length;

    private static int OtherName(Codes c) => c.Of("it")!.Length; // want: null-deref

    private static int Dropped(Codes c)
    {
        c.Drop("fr");
        return c.Of("fr")!.Length; // want: null-deref
    }

    private static int Added(Codes c)
    {
        c.Put("it", "Bari");
        return c.Of("it")!.Length;
    }

    private static int Known(Codes c, string code) => c.Knows(code) ? c.Of(code)!.Length : 0;

    private static int Unknown(Codes c, string code) => c.Knows(code) ? 0 : c.Of(code)!.Length; // want: null-deref

    private static int KnownThenDropped(Codes c, string code)
    {
        if (!c.Knows(code))
        {
            return 0;
        }

        c.Drop(code);
        return c.Of(code)!.Length; // want: null-deref
    }

    private static int KnownOther(Codes c, string code, string other) => c.Knows(code) ? c.Of(other)!.Length : 0; // want: null-deref

    private static int Twice(Codes c, string code)
    {
        if (c.Of(code) is null)
        {
            return 0;
        }

        return c.Of(code)!.Length;
    }

    public static int Demo6() => Inside();

    public static int Demo7() => Outside();

    public static int Demo8() => Name(new Codes()) + Added(new Codes()) + Known(new Codes(), "x") + Twice(new Codes(), "y");

    public static int Demo9() => OtherName(new Codes());

    public static int Demo10() => Dropped(new Codes());

    public static int Demo11() => Unknown(new Codes(), "x");

    public static int Demo12() => KnownThenDropped(new Codes(), "fr");

    public static int Demo13() => KnownOther(new Codes(), "fr", "x");
}
