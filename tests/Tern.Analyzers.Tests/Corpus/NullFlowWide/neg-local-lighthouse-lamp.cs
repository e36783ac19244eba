// case: neg-local-lighthouse-lamp
// category: negative-local
// rationale: the null test is kept in a local and used later
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.LighthouseLamp;

public sealed record Lamp(string Color, int Period);

public sealed record Horn(int Seconds)
{
    public string Pattern(int repeat) => string.Join(' ', Enumerable.Repeat($"{Seconds}s", repeat));
}

public sealed record Station(string Name, Lamp? Main, Lamp? Spare, Horn? Horn);

public sealed class LightList
{
    public string Entry(Station station, bool fog)
    {
        Lamp? lamp = station.Main ?? station.Spare;
        bool dark = lamp == null;
        bool sound = fog && station.Horn != null;
        var parts = new List<string> { station.Name };
        if (!dark)
            parts.Add(lamp.Color + " " + lamp.Period); // csc-false
        if (sound)
            parts.Add(station.Horn.Pattern(2)); // csc-false
        if (dark && !sound)
            parts.Add("extinguished");
        return string.Join("; ", parts);
    }

    public int Compare(Station a, Station b)
    {
        Lamp? left = a.Main;
        Lamp? right = b.Main;
        bool bothLit = left is not null && right is not null;
        bool noneLit = left is null && right is null;
        if (noneLit)
            return 0;
        if (!bothLit)
            return left is null ? -1 : 1;
        int byPeriod = left.Period.CompareTo(right.Period); // csc-false
        return byPeriod != 0 ? byPeriod : string.CompareOrdinal(left.Color, right.Color);
    }

    public int SwapCost(Station station)
    {
        var canSwap = station is { Main: not null, Spare: not null };
        int cost = 100;
        if (canSwap)
            cost = Math.Abs(station.Main.Period - station.Spare.Period); // csc-false
        return cost;
    }
}

public static class LightListDemo
{
    private static readonly Station[] Stations =
    [
        new("Rock", new Lamp("white", 10), new Lamp("white", 12), new Horn(4)),
        new("Mole", null, new Lamp("red", 5), null),
        new("Reef", null, null, new Horn(2)),
        new("Old", null, null, null),
        new("Isle", new Lamp("green", 10), null, null),
    ];

    public static string Demo1()
    {
        var list = new LightList();
        var clear = Stations.Select(s => list.Entry(s, fog: false));
        var foggy = Stations.Select(s => list.Entry(s, fog: true));
        return string.Join('\n', clear.Concat(foggy));
    }

    public static int Demo2()
    {
        var list = new LightList();
        int sum = 0;
        foreach (var a in Stations)
        {
            foreach (var b in Stations)
                sum += Math.Sign(list.Compare(a, b));
            sum += list.SwapCost(a);
        }
        return sum;
    }
}
