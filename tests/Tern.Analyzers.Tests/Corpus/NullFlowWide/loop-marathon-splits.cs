// case: loop-marathon-splits
// category: loops
// rationale: previous item missing in the first round, a search that finds nothing, a value cleared at the end of a round, a swallowed failure
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NullSafety.Wide.LoopMarathonSplits;

public sealed record Split(string Runner, int Km, TimeSpan At);

public sealed class Timing
{
    private readonly List<string> _warnings = [];

    public int Overtakes(IEnumerable<Split> splits)
    {
        Split prev = null!;
        int n = 0;
        foreach (var s in splits)
        {
            n += s.Km == 5 && s.Runner != prev.Runner ? 1 : 0; // want: null-deref
            prev = s;
        }

        return n;
    }

    public string Leader(IReadOnlyList<Split> splits, int km)
    {
        Split? best = null;
        for (int i = 0; i < splits.Count; i++)
        {
            best = splits[i].Km == km && (best == null || splits[i].At < best.At) ? splits[i] : best;
        }

        return best!.Runner; // want: null-deref
    }

    public double Pace(IReadOnlyList<Split> splits)
    {
        Split? prev = null;
        double worst = 0;
        foreach (var s in splits)
        {
            worst = prev is null ? 0 : Math.Max(worst, (s.At - prev.At).TotalMinutes);
            prev = s;
        }

        return worst;
    }

    public int Parse(string[] rows)
    {
        string[] cells = null!;
        int n = 0;
        foreach (var row in rows)
        {
            try
            {
                cells = Cut(row);
            }
            catch (FormatException e)
            {
                _warnings.Add(e.Message);
            }

            n += cells.Length; // want: null-deref
            cells = null!;
        }

        return n;
    }

    private static string[] Cut(string row) => row.Contains(',') ? row.Split(',') : throw new FormatException(row);
}

public static class Case
{
    private static readonly Split[] Sample = [new("ann", 5, TimeSpan.FromMinutes(22)), new("bo", 10, TimeSpan.FromMinutes(47))];

    public static void Demo1() => new Timing().Overtakes(Sample);
    public static void Demo2() => new Timing().Leader(Sample, 42);
    public static void Demo3() => new Timing().Pace(Sample);
    public static void Demo4() => new Timing().Parse(["a,b", "broken"]);
    public static void Demo5() => new Timing().Leader(Sample, 10);
}
