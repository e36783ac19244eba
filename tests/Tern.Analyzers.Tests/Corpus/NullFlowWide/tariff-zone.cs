// case: tariff-zone
// category: null-forgiving
// rationale: zone lookup walks up to the root and may come back empty; the callers silence the compiler
// csc: none

namespace NullSafety.TariffZone;

public sealed class Zone(string code, Zone? parent)
{
    public string Code { get; } = code;
    public Zone? Parent { get; } = parent;
    public Tariff? Own { get; set; }
}

public sealed record Tariff(string Currency, decimal PerKilo);

public sealed class ZoneMap
{
    private readonly List<Zone> _zones = [];

    public Zone Add(string code, Zone? parent = null)
    {
        var zone = new Zone(code, parent);
        _zones.Add(zone);
        return zone;
    }

    public Zone? ByCode(string code)
    {
        foreach (var z in _zones)
        {
            if (string.Equals(z.Code, code, StringComparison.OrdinalIgnoreCase))
                return z;
        }

        return null;
    }

    public Tariff? Effective(Zone zone)
    {
        for (Zone? z = zone; z != null; z = z.Parent)
        {
            if (z.Own is { } own)
                return own;
        }

        return null;
    }
}

public sealed class Quoter(ZoneMap map)
{
    public decimal Price(string code, decimal kilos)
    {
        // every shipped zone map has a tariff at the root
        var zone = map.ByCode(code) ?? throw new ArgumentException("unknown zone " + code);
        var tariff = map.Effective(zone)!;
        return Math.Round(kilos * tariff.PerKilo, 2); // want: null-deref
    }

    public decimal PriceOrZero(string code, decimal kilos)
    {
        if (map.ByCode(code) is not { } zone)
            return 0m;
        var tariff = map.Effective(zone);
        return tariff is null ? 0m : Math.Round(kilos * tariff!.PerKilo, 2);
    }

    public bool SameRoot(string a, string b)
    {
        return Root(map.ByCode(a)!).Code == Root(map.ByCode(b)!).Code;
    }

    private static Zone Root(Zone zone)
    {
        while (zone.Parent != null) // want: null-deref
            zone = zone.Parent;
        return zone;
    }
}

public static class Case
{
    private static ZoneMap Europe()
    {
        var map = new ZoneMap();
        var eu = map.Add("EU");
        map.Add("DE", eu).Own = new Tariff("EUR", 4.2m);
        map.Add("AT", eu);
        return map;
    }

    public static void DemoOwn() => new Quoter(Europe()).Price("de", 3);
    public static void DemoInherited() => new Quoter(Europe()).Price("at", 3);
    public static void DemoZero() => new Quoter(Europe()).PriceOrZero("at", 3);
    public static void DemoZeroUnknown() => new Quoter(Europe()).PriceOrZero("ch", 3);
    public static void DemoRootKnown() => new Quoter(Europe()).SameRoot("de", "at");
    public static void DemoRootUnknown() => new Quoter(Europe()).SameRoot("de", "ch");
}
