// case: struct-geo-range
// category: struct-default
// rationale: default structs come out of arrays, FirstOrDefault and an unset field; their reference members are null
// csc: none

namespace NullSafety.StructGeoRange;

public readonly struct Zone
{
    public Zone(string name, IReadOnlyList<string> postcodes)
    {
        Name = name;
        Postcodes = postcodes;
    }

    public string Name { get; }

    public IReadOnlyList<string> Postcodes { get; }

    public bool IsEmpty => Postcodes is null;

    public bool Covers(string postcode)
    {
        foreach (var prefix in Postcodes) // want: null-deref
        {
            if (postcode.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

public sealed class Tariff
{
    private readonly List<Zone> _zones = new();

    public Tariff With(Zone zone)
    {
        _zones.Add(zone);
        return this;
    }

    public Zone ByName(string name) => _zones.FirstOrDefault(z => z.Name == name);

    public string Caption(string name)
    {
        var zone = ByName(name);
        return zone.Name.PadRight(12); // want: null-deref
    }

    public string SafeCaption(string name)
    {
        foreach (var zone in _zones)
        {
            if (zone.Name == name)
            {
                return zone.Name.PadRight(12);
            }
        }

        return "(no zone)";
    }
}

public sealed class Courier
{
    private Zone _home;

    public void MoveTo(Zone zone) => _home = zone;

    public bool Serves(string postcode) => _home.Covers(postcode);

    public bool ServesIfPlaced(string postcode) => !_home.IsEmpty && _home.Covers(postcode);
}

public static class Case
{
    private static readonly Zone North = new("north", new[] { "20", "21" });

    public static void DemoUnplaced() => new Courier().Serves("20095");

    public static void DemoPlaced()
    {
        var courier = new Courier();
        courier.ServesIfPlaced("20095");
        courier.MoveTo(North);
        courier.Serves("20095");
    }

    public static void DemoUnknownZone() => new Tariff().With(North).Caption("south");

    public static void DemoSafeCaption() => new Tariff().With(North).SafeCaption("south");
}
