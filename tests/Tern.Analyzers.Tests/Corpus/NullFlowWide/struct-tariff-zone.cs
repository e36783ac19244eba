// case: struct-tariff-zone
// category: struct-default
// rationale: a struct with reference members comes into being without its constructor (array slot, not-found result)
// csc: none

namespace NullSafety.StructTariffZone;

public readonly struct Zone
{
    public Zone(string code, int[] stops)
    {
        Code = code;
        Stops = stops;
    }

    public string Code { get; }
    public int[] Stops { get; }

    public bool IsEmpty => Code is null;
}

public sealed class ZoneMap
{
    private readonly List<Zone> _zones = new();

    public ZoneMap Add(string code, params int[] stops)
    {
        _zones.Add(new Zone(code, stops));
        return this;
    }

    public Zone Locate(int stop)
    {
        foreach (var zone in _zones)
        {
            if (Array.IndexOf(zone.Stops, stop) >= 0)
            {
                return zone;
            }
        }

        return default;
    }
}

public static class Fares
{
    private static string Label(ZoneMap map, int stop)
    {
        var zone = map.Locate(stop);
        return zone.Code.ToUpperInvariant(); // want: null-deref
    }

    private static string LabelOrOutside(ZoneMap map, int stop)
    {
        var zone = map.Locate(stop);
        return zone.IsEmpty ? "outside" : zone.Code.ToUpperInvariant();
    }

    private static int CountStops(ZoneMap map, int[] route)
    {
        var slots = new Zone[route.Length + 1];
        for (int i = 0; i < route.Length; i++)
        {
            slots[i] = map.Locate(route[i]);
        }

        return slots[route.Length].Stops.Length; // missed: null-deref
    }

    private static int CountStopsExact(int[] route)
    {
        var slots = new Zone[route.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i] = new Zone("z" + i, route);
        }

        return slots[slots.Length - 1].Stops.Length;
    }

    private static ZoneMap City() => new ZoneMap().Add("a", 1, 2).Add("b", 3);

    public static void DemoOutside() => Label(City(), 9);

    public static void DemoOutsideTested() => LabelOrOutside(City(), 9);

    public static void DemoSlots() => CountStops(City(), new[] { 1, 3 });

    public static void DemoExact() => CountStopsExact(new[] { 1, 3 });
}
