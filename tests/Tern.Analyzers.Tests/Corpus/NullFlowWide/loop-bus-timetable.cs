// case: loop-bus-timetable
// category: loop-carried
// rationale: values carried round a loop are null before, between or after the interesting iteration
// csc: none

using System.Collections.Generic;

namespace NullSafety.Wide9.BusTimetable;

public sealed class Stop
{
    public Stop(string name, int minute, Stop? next = null)
    {
        Name = name;
        Minute = minute;
        Next = next;
    }

    public string Name { get; }
    public int Minute { get; }
    public Stop? Next { get; set; }
    public string? Platform { get; init; }
}

public static class Timetable
{
    // Every line has a terminus called "Depot".
    private static int MinutesToDepot(Stop first)
    {
        Stop stop = first;
        while (stop.Name != "Depot") // want: null-deref
        {
            stop = stop.Next!;
        }

        return stop.Minute - first.Minute;
    }

    private static int HopsToEnd(Stop? stop)
    {
        int hops = 0;
        for (; stop != null; stop = stop.Next)
        {
            hops++;
        }

        return hops;
    }

    private static string Earliest(List<Stop> stops, int after)
    {
        Stop? best = null;
        foreach (var stop in stops)
        {
            if (stop.Minute >= after && (best == null || stop.Minute < best.Minute))
            {
                best = stop;
            }
        }

        return best!.Name; // want: null-deref
    }

    private static int LongestGap(List<Stop> stops)
    {
        int longest = 0;
        Stop? previous = null;
        foreach (var stop in stops)
        {
            if (stop.Platform == "closed")
            {
                previous = null;
                continue;
            }

            int gap = stops.IndexOf(stop) == 0 ? 0 : stop.Minute - previous!.Minute; // want: null-deref
            longest = gap > longest ? gap : longest;
            previous = stop;
        }

        return longest;
    }

    private static Stop Line(string terminus) => new("Quay", 0, new Stop("Church", 7, new Stop(terminus, 15)));

    private static List<Stop> Ring(string? platform) => new() { new("Quay", 0), new("Mall", 5) { Platform = platform }, new("Zoo", 9) };

    public static int Demo1() => MinutesToDepot(Line("Airport"));

    public static string Demo2() => Earliest(Ring(null), 30);

    public static int Demo3() => LongestGap(Ring("closed"));

    public static int Demo4() => MinutesToDepot(Line("Depot")) + HopsToEnd(Line("Airport")) + LongestGap(Ring("4"));

    public static string Demo5() => Earliest(Ring(null), 3);
}
