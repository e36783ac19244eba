// Objects stand in a map under a key that they hold: which keys the map has, those say who made them.
using System.Collections.Generic;

namespace Variations.KeysOfObjects;

public sealed record Stop(string Code, int Platforms);

public sealed class Timetable
{
    private readonly Dictionary<string, Stop> _stops = new();

    public void Add(Stop stop) => _stops[stop.Code] = stop;

    public Stop Get(string code) => _stops.GetValueOrDefault(code)!;

    public Stop GetOrFirst(string code) => _stops.GetValueOrDefault(code) ?? new Stop("HUB", 1);
}

public static class Lines
{
    private static Timetable North()
    {
        Timetable table = new();
        table.Add(new Stop("HUB", 4));
        table.Add(new Stop("DOCK", 2));
        return table;
    }

    private static int Platforms(Timetable table, string code) => table.Get(code).Platforms; // want: null-deref

    private static int PlatformsOfKnown(Timetable table, string code) => table.Get(code).Platforms;

    private static int PlatformsOrFirst(Timetable table, string code) => table.GetOrFirst(code).Platforms;

    public static void Demo1() => Platforms(North(), "FARM");

    public static void Demo2() => PlatformsOfKnown(North(), "DOCK");

    public static void Demo3() => PlatformsOrFirst(North(), "FARM");
}
