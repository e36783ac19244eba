// case: neg-loop-ski-lift
// category: negative-loop
// rationale: the first round of a loop sets what later rounds and the code after it use
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.SkiLift;

public sealed record Ride(string Lift, int Minute);

public sealed class Segment(string lift)
{
    public string Lift { get; } = lift;
    public int Rides { get; set; }
    public int Last { get; set; }
}

public static class DayPass
{
    public static List<Segment> Group(IReadOnlyList<Ride> rides)
    {
        var segments = new List<Segment>();
        Segment? current = null;
        for (int i = 0; i < rides.Count; i++)
        {
            if (i == 0 || rides[i].Lift != rides[i - 1].Lift)
            {
                current = new Segment(rides[i].Lift);
                segments.Add(current);
            }
            current.Rides++; // csc-false
            current.Last = rides[i].Minute;
        }
        return segments;
    }

    public static int LongestBreak(IEnumerable<Ride> rides)
    {
        Ride? previous = null;
        bool first = true;
        int longest = 0;
        foreach (var ride in rides)
        {
            if (!first)
                longest = Math.Max(longest, ride.Minute - previous.Minute); // csc-false
            previous = ride;
            first = false;
        }
        return longest;
    }

    public static string Favorite(IReadOnlyList<Ride> rides)
    {
        if (rides.Count == 0)
            return "stayed in the hut";
        string? best = null;
        int most = 0;
        foreach (var group in rides.GroupBy(r => r.Lift))
        {
            int count = group.Count();
            if (count <= most)
                continue;
            most = count;
            best = group.Key;
        }
        return best.Trim(); // csc-false
    }

    public static string Farthest(int[] heights)
    {
        string? label = null;
        int max = int.MinValue;
        int seen = 0;
        foreach (int h in heights)
        {
            seen++;
            if (label is null || h > max)
                (label, max) = ($"peak {h}", h);
        }
        return seen > 0 ? label.Replace("peak", "top") : "flat"; // csc-false
    }
}

public static class SkiDemo
{
    private static readonly Ride[] Day =
        [new(" Nord ", 5), new(" Nord ", 22), new("Gipfel", 50), new(" Nord ", 61), new("Gipfel", 140), new("Gipfel", 150)];

    public static string Demo1()
    {
        var all = DayPass.Group(Day);
        var one = DayPass.Group(Day[..1]);
        var none = DayPass.Group([]);
        return string.Join(",", all.Concat(one).Concat(none).Select(s => $"{s.Lift}{s.Rides}@{s.Last}"));
    }

    public static string Demo2() =>
        DayPass.LongestBreak(Day) + "/" + DayPass.LongestBreak([]) + "/" + DayPass.LongestBreak(Day[..1])
        + DayPass.Favorite(Day) + DayPass.Favorite([]) + DayPass.Favorite(Day[2..3]);

    public static string Demo3() => DayPass.Farthest([]) + DayPass.Farthest([-4]) + DayPass.Farthest([3, 9, 9, 1]);
}
