// case: cast-watch-parts
// category: casts
// rationale: as that fails into a field, as read directly, unboxing null out of a row, a type test lost over a tuple
// csc: partial

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.CastWatchParts;

public abstract record Part(string Maker);

public sealed record Spring(string Maker, string Alloy) : Part(Maker);

public sealed record Jewel(string Maker, string Stone) : Part(Maker);

public sealed class Movement
{
    private readonly Spring _main;
    private readonly List<Part> _rest;

    public Movement(params Part[] parts)
    {
        _main = (parts[0] as Spring)!;
        _rest = [.. parts[1..]];
    }

    public string Alloy() => _main.Alloy.ToLowerInvariant(); // want: null-deref

    public int Stones()
    {
        int n = 0;
        foreach (var part in _rest)
        {
            n += (part as Jewel).Stone.Length; // missed: null-deref
        }

        return n;
    }

    public int JewelStones()
    {
        int n = 0;
        foreach (var part in _rest)
        {
            n += part switch { Jewel j => j.Stone.Length, Spring s => s.Alloy.Length, _ => 0 };
        }

        return n;
    }
}

public sealed class PartRow(params object?[] cells)
{
    public object this[string column] => Array.IndexOf(Columns, column) is >= 0 and var i && i < cells.Length ? cells[i]! : null!;

    public static readonly string[] Columns = ["name", "teeth", "weight"];

    public bool IsNull(string column) => this[column] is null;
}

public static class Case
{
    private static int Teeth(PartRow row)
    {
        object raw = row["teeth"];
        return (int)raw; // want: null-deref
    }

    private static double Weight(PartRow row) => row.IsNull("weight") ? 0.0 : (double)row["weight"];

    private static string NameOf(PartRow row) => (string)row["name"] ?? "?";

    public static void Demo1() => new Movement(new Jewel("m", "ruby")).Alloy();
    public static void Demo2() => new Movement(new Spring("m", "Nivarox")).Alloy();
    public static void Demo3() => new Movement(new Spring("m", "a"), new Spring("m", "b")).Stones();
    public static void Demo4() => new Movement(new Spring("m", "a"), new Spring("m", "b")).JewelStones();
    public static void Demo5() => Teeth(new PartRow("wheel", null));
    public static void Demo6() => Weight(new PartRow("wheel", 12));
    public static void Demo7() => NameOf(new PartRow());
}
