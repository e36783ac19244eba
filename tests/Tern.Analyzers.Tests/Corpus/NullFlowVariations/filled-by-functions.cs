// Arrays that a function fills which a library calls for each number, keys that were copied before they are used, and views of no array.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;

namespace Variations.FilledByFunctions;

public sealed class Kiln
{
    private readonly Dictionary<int, string> _shelves = new() { [3] = "bowls" };
    private readonly Dictionary<string, string> _glazes = new() { ["ash"] = "grey" };

    public static int Marked(int pots)
    {
        var marks = new string[pots];
        Parallel.For(0, pots, i => marks[i] = "no. " + i);
        return marks.Sum(m => m.Length);
    }

    public static int MarkedOnce(int pots)
    {
        var marks = new string[pots];
        Action<int> mark = i => marks[i] = "no. " + i;
        mark(0);
        return marks.Sum(m => m.Length); // want: null-deref
    }

    public int Shelves()
    {
        int width = 0;
        foreach (int shelf in _shelves.Keys.ToImmutableArray())
        {
            _shelves.TryGetValue(shelf, out var pots);
            width += pots!.Length;
        }

        return width;
    }

    public int Glazes()
    {
        int width = 0;
        foreach (string glaze in _glazes.Keys.ToImmutableList())
        {
            _glazes.TryGetValue(glaze, out var colour);
            width += colour!.Length;
        }

        return width;
    }

    public int NextShelves()
    {
        int width = 0;
        foreach (int shelf in _shelves.Keys.ToImmutableArray())
        {
            _shelves.TryGetValue(shelf + 1, out var pots);
            width += pots!.Length; // want: null-deref
        }

        return width;
    }

    public static int First(byte[]? seal)
    {
        ReadOnlySpan<byte> bytes = seal;
        return bytes.Length == 0 ? 0 : seal!.Length + bytes[0];
    }

    public static int FirstOfAny(byte[]? seal)
    {
        ReadOnlySpan<byte> bytes = seal;
        return bytes.Length == 0 ? seal!.Length : bytes[0]; // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => Kiln.Marked(2);

    public static void Demo2() => Kiln.MarkedOnce(2);

    public static void Demo3() => new Kiln().Shelves();

    public static void Demo4() => new Kiln().Glazes();

    public static void Demo5() => new Kiln().NextShelves();

    public static void Demo6() => Kiln.First(null);

    public static void Demo7() => Kiln.FirstOfAny(null);
}
