// case: map-zone-cache
// category: collections
// rationale: a cache remembers misses as stored nulls, so ContainsKey proves nothing; a second table is asked with an unknown key
// csc: none

namespace NullSafety.MapZoneCache;

public sealed record Zone(string Code, decimal Surcharge);

public sealed class ZoneFile
{
    private readonly string[] _lines = { "DE;1.5", "FR;2.25" };

    public Zone? Read(string code)
    {
        foreach (string line in _lines)
        {
            string[] parts = line.Split(';');
            if (parts[0] == code)
            {
                return new Zone(code, decimal.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return null;
    }
}

public sealed class ZoneCache(ZoneFile file)
{
    private readonly Dictionary<string, Zone> _zones = new();

    public int Count => _zones.Count;

    public decimal SurchargeOf(string code)
    {
        if (!_zones.ContainsKey(code))
        {
            // remember misses too, the file is slow
            _zones[code] = file.Read(code)!;
        }

        return _zones[code].Surcharge; // want: null-deref
    }

    public decimal SurchargeOrZero(string code)
    {
        if (!_zones.TryGetValue(code, out var zone))
        {
            zone = file.Read(code)!;
            _zones[code] = zone;
        }

        return zone is null ? 0m : zone.Surcharge;
    }
}

public sealed class Carriers
{
    private readonly Dictionary<string, List<string>> _byZone = new()
    {
        ["DE"] = new List<string> { "Rhein", "Elbe" },
    };

    public string Preferred(Zone zone)
    {
        var names = _byZone.GetValueOrDefault(zone.Code)!;
        return names[0]; // want: null-deref
    }

    public string PreferredOr(Zone zone, string fallback)
    {
        var names = _byZone.GetValueOrDefault(zone.Code) ?? new List<string>();
        return names.Count > 0 ? names[0] : fallback;
    }
}

public static class Case
{
    public static void Demo1() => new ZoneCache(new ZoneFile()).SurchargeOf("CH");

    public static void Demo2() => new Carriers().Preferred(new Zone("FR", 2m));

    public static void Demo3()
    {
        var cache = new ZoneCache(new ZoneFile());
        decimal sum = cache.SurchargeOf("DE") + cache.SurchargeOrZero("CH") + cache.SurchargeOrZero("CH");
        Console.WriteLine(sum + new Carriers().PreferredOr(new Zone("FR", 2m), "Post"));
    }
}
