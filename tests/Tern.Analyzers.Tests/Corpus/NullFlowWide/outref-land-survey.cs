// case: outref-land-survey
// category: out-ref
// rationale: out parameters left null on a branch, a ref parameter cleared by the callee and a Deconstruct with a gap
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.OutrefLandSurvey;

public sealed class Peg
{
    public string Tag = "p";
}

public sealed class Plot
{
    public Peg? North { get; init; }
    public Peg South { get; init; } = new();

    public void Deconstruct(out Peg north, out Peg south)
    {
        north = North!;
        south = South;
    }
}

public static class Survey
{
    private static void Corners(int sides, out Peg first, out Peg second)
    {
        first = new Peg { Tag = "first" };
        second = sides > 2 ? new Peg { Tag = "second" } : null!;
    }

    private static void Advance(ref Peg peg, Queue<Peg> stock) => peg = stock.TryDequeue(out var next) ? next : null!;

    private static void Replace(ref Peg peg, string tag) => peg = new Peg { Tag = tag };

    private static int Line()
    {
        Corners(2, out var first, out var second);
        int n = first.Tag.Length;
        return n + second.Tag.Length; // want: null-deref
    }

    private static int Triangle()
    {
        Corners(3, out var first, out var second);
        return first.Tag.Length + second.Tag.Length;
    }

    private static int Walk(int steps)
    {
        var peg = new Peg();
        var stock = new Queue<Peg>([new Peg()]);
        int n = 0;
        for (int i = 0; i < steps; i++)
        {
            n += peg.Tag.Length; // want: null-deref
            Advance(ref peg, stock);
        }

        return n;
    }

    private static int Edge(Plot plot)
    {
        var (north, south) = plot;
        return south.Tag.Length + north.Tag.Length; // want: null-deref
    }

    private static int SouthEdge(Plot plot)
    {
        var (peg, south) = plot;
        Replace(ref peg, "new");
        return south.Tag.Length + peg.Tag.Length;
    }

    public static void Demo1() => Line();
    public static void Demo2() => Triangle();
    public static void Demo3() => Walk(4);
    public static void Demo4() => Edge(new Plot());
    public static void Demo5() => Console.Write(SouthEdge(new Plot()) + Edge(new Plot { North = new Peg() }));
}
