// case: foreach-bus-timetable
// category: enumeration
// rationale: a service table answers null for a stop without departures; the null list is enumerated, spread and looped through a tuple
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.ForeachBusTimetable;

public sealed class Timetable
{
    private readonly Dictionary<string, List<int>> _departures = new() { ["Center"] = [5, 25, 45] };

    public List<int> At(string stop)
    {
        if (_departures.TryGetValue(stop, out var list))
        {
            return list;
        }

        return null!;
    }

    public IReadOnlyList<int> AtOrEmpty(string stop) => _departures.TryGetValue(stop, out var list) ? list : [];

    public (List<int> Out, List<int> Back) Pair(string a, string b) => (At(a), At(b));
}

public static class Board
{
    public static int Sum(Timetable t, string stop)
    {
        int sum = 0;
        foreach (int minute in t.At(stop)) // want: null-deref
        {
            sum += minute;
        }

        return sum;
    }

    public static int SumOrZero(Timetable t, string stop)
    {
        int sum = 0;
        foreach (int minute in t.AtOrEmpty(stop))
        {
            sum += minute;
        }

        foreach (int minute in t.At(stop) ?? [])
        {
            sum -= minute;
        }

        return sum;
    }

    public static int[] Merge(Timetable t, string a, string b)
    {
        var (there, back) = t.Pair(a, b);
        int[] all = [0, .. there, .. back]; // want: null-deref
        return all;
    }

    public static int Longest(Timetable t, params string[] stops)
    {
        int max = 0;
        foreach (var list in stops.Select(t.At))
        {
            max = Math.Max(max, list.Count); // want: null-deref
        }

        return max;
    }
}

public static class Case
{
    public static void Demo1() => Board.Sum(new Timetable(), "Depot");
    public static void Demo2() => Board.SumOrZero(new Timetable(), "Depot");
    public static void Demo3() => Board.Merge(new Timetable(), "Center", "Depot");
    public static void Demo4() => Board.Longest(new Timetable(), "Center", "Depot");
}
