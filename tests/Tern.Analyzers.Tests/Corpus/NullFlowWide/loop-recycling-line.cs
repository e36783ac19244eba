// case: loop-recycling-line
// category: loop-carried
// rationale: a value from the previous round, a search that finds nothing and a variable reset at the loop's end
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LoopRecyclingLine;

public sealed class Bale
{
    public string Material = "pet";
    public int Weight = 10;
}

public static class Line
{
    private static int Joins(IReadOnlyList<Bale> bales)
    {
        Bale previous = null!;
        int joins = 0;
        foreach (var bale in bales)
        {
            if (bale.Weight > 0 && bale.Material == previous.Material) // want: null-deref
                joins++;

            previous = bale;
        }

        return joins;
    }

    private static int JoinsSafe(IReadOnlyList<Bale> bales)
    {
        Bale? previous = null;
        int joins = 0;
        for (int i = 0; i < bales.Count; i++)
        {
            if (i > 0 && bales[i].Material == previous!.Material)
                joins++;

            previous = bales[i];
        }

        return joins;
    }

    private static int Heaviest(IEnumerable<Bale> bales, int over)
    {
        Bale heaviest = null!;
        foreach (var bale in bales)
        {
            if (bale.Weight > over && (heaviest is null || bale.Weight > heaviest.Weight))
                heaviest = bale;
        }

        return heaviest.Weight; // want: null-deref
    }

    private static int Groups(string code)
    {
        List<char> group = [];
        int total = 0;
        foreach (char c in code)
        {
            if (c != '|')
            {
                group.Add(c); // want: null-deref
                continue;
            }

            total += group?.Count ?? 0;
            group = total < 4 ? [] : null!;
        }

        return total;
    }

    public static void Demo1() => Joins([new Bale(), new Bale()]);
    public static void Demo2() => JoinsSafe([new Bale(), new Bale()]);
    public static void Demo3() => Heaviest([new Bale()], over: 50);
    public static void Demo4() => Heaviest([new Bale()], over: 5);
    public static void Demo5() => Groups("ab|cde|f");
    public static void Demo6() => Groups("ab|c|f");
}
