// case: array-knitting-chart
// category: array-element
// rationale: grown arrays, a ref-returned slot and rows of a jagged chart that nobody filled
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ArrayKnittingChart;

public sealed class Stitch
{
    public string Symbol = "o";
}

public sealed class Row
{
    private Stitch[] _stitches = [new(), new()];
    public void Widen(int extra) => Array.Resize(ref _stitches, _stitches.Length + extra);

    public void WidenFilled(int extra)
    {
        int old = _stitches.Length;
        Array.Resize(ref _stitches, old + extra);
        for (int i = old; i < _stitches.Length; i++)
            _stitches[i] = new Stitch();
    }

    public Stitch Last() => _stitches[^1];
}

public sealed class Pattern
{
    private readonly Stitch[] _markers = new Stitch[4];
    public ref Stitch Marker(int i) => ref _markers[i];

    public static int Sum(int rows)
    {
        var chart = new int[rows][];
        for (int r = 0; r < rows; r += 2)
            chart[r] = new int[3];

        int n = chart[0].Length;
        return n + chart[1].Length; // want: null-deref
    }

    public static int SumFull(int rows)
    {
        var chart = new int[rows][];
        for (int r = 0; r < chart.Length; r++)
            chart[r] = new int[r + 1];

        return chart.Sum(r => r.Length);
    }
}

public static class Demos
{
    public static void Demo1()
    {
        var row = new Row();
        row.Widen(2);
        Console.Write(row.Last().Symbol); // want: null-deref
    }

    public static void Demo2()
    {
        var row = new Row();
        row.WidenFilled(2);
        ref var slot = ref new Pattern().Marker(2);
        slot = new Stitch { Symbol = "x" };
        Console.Write(row.Last().Symbol.Length + slot.Symbol.Length);
    }

    public static void Demo3()
    {
        ref var slot = ref new Pattern().Marker(2);
        Console.Write(slot.Symbol.Length); // want: null-deref
        slot = new Stitch();
    }

    public static void Demo4() => Pattern.Sum(4);
    public static void Demo5() => Pattern.SumFull(4);
}
