// Objects that are kept twice, in a list and under keys.
using System.Collections.Generic;
using System.Linq;

namespace Variations.Indexed;

public enum Kind
{
    Paper,
    Cloth,
}

public sealed class Kite
{
    public int Id { get; init; }

    public string Owner { get; init; } = "o";

    public Kind Kind { get; init; }

    public string? Weave { get; init; }

    public string? Tail { get; set; } = "t";
}

public sealed class Shed
{
    private readonly List<Kite> _all;
    private readonly Dictionary<int, Kite> _byId;
    private readonly ILookup<string, Kite> _byOwner;
    private readonly ILookup<Kind, Kite> _byKind;
    private readonly Dictionary<Kind, Kite> _first;

    public Shed(params Kite[] kites)
    {
        _all = kites.ToList();
        _byId = kites.ToDictionary(k => k.Id);
        _byOwner = kites.ToLookup(k => k.Owner);
        _byKind = kites.ToLookup(k => k.Kind);
        _first = kites.ToDictionary(k => k.Kind);
    }

    public void Store()
    {
        foreach (var kite in _all)
        {
            kite.Tail = null;
        }
    }

    public void Pack(string owner)
    {
        foreach (var kite in _byOwner[owner])
        {
            kite.Tail = null;
        }
    }

    public int Length(int id) => _byId[id].Tail!.Length; // want: null-deref

    public int Width(int id) => _byId[id].Tail!.Length;

    public int OwnersLength(string owner) => _byOwner[owner].Sum(k => k.Tail!.Length); // want: null-deref

    public int FirstLength() => _all.First().Tail!.Length; // want: null-deref

    public int Weaves() => _byKind[Kind.Cloth].Sum(k => k.Weave!.Length);

    public int FirstWeave() => _first[Kind.Cloth].Weave!.Length;
}

public static class Case
{
    private static Shed Two() => new(new Kite { Id = 1, Owner = "a" }, new Kite { Id = 2, Owner = "b", Kind = Kind.Cloth, Weave = "w" });

    public static int Demo1()
    {
        var shed = Two();
        int width = shed.Width(1);
        shed.Store();
        return width + shed.Length(1);
    }

    public static int Demo2()
    {
        var shed = Two();
        shed.Store();
        return shed.OwnersLength("b");
    }

    public static int Demo3()
    {
        var shed = Two();
        shed.Pack("a");
        return shed.FirstLength();
    }

    public static int Demo4() => Two().Weaves() + Two().FirstWeave();
}
