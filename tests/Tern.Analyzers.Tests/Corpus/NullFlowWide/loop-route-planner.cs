// case: loop-route-planner
// category: loop-carried
// rationale: previous element in the first round, best candidate that no round sets, and a current item reset at the end of a round
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LoopRoutePlanner;

public sealed record Stop(string Name, int X);

public static class Planner
{
    public static int Distance(IReadOnlyList<Stop> stops)
    {
        int sum = 0;
        Stop previous = null!;
        foreach (var stop in stops)
        {
            sum += Math.Abs(stop.X - previous.X); // want: null-deref
            previous = stop;
        }

        return sum;
    }

    public static int DistanceGuarded(IReadOnlyList<Stop> stops)
    {
        int sum = 0;
        Stop previous = null!;
        for (int i = 0; i < stops.Count; i++)
        {
            if (i > 0)
            {
                sum += Math.Abs(stops[i].X - previous.X);
            }

            previous = stops[i];
        }

        return sum;
    }

    public static string Nearest(IReadOnlyList<Stop> stops, int x, int limit)
    {
        Stop best = null!;
        foreach (var s in stops)
        {
            if (Math.Abs(s.X - x) < limit && (best == null || Math.Abs(s.X - x) < Math.Abs(best.X - x)))
            {
                best = s;
            }
        }

        return best.Name; // want: null-deref
    }

    public static int Batches(IReadOnlyList<string> lines)
    {
        List<string> batch = new();
        int count = 0;
        foreach (var line in lines)
        {
            batch.Add(line); // want: null-deref
            if (batch.Count == 2)
            {
                count++;
                batch = null!;
            }
        }

        return count;
    }
}

public static class Case
{
    private static readonly Stop[] Stops = [new("a", 1), new("b", 5)];

    public static int Demo1() => Planner.Distance(Stops);
    public static int Demo2() => Planner.DistanceGuarded(Stops);
    public static string Demo3() => Planner.Nearest(Stops, 100, 3);
    public static int Demo4() => Planner.Batches(["1", "2", "3"]);
}
