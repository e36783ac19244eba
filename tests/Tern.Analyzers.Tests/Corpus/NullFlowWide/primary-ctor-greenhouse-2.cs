// case: primary-ctor-greenhouse-2
// category: primary constructor capture
// rationale: captured primary-constructor parameters get a null from a factory that has no probe yet, and from a base call that forwards null!
// csc: none

#nullable enable
namespace NullSafety.Greenhouse;

public sealed class Probe(string id, double offset)
{
    public string Id => id;

    public double Read(double raw) => raw + offset;
}

public class Zone(string name, Probe probe)
{
    public string Name => name;

    public double Temperature(double raw) => probe.Read(raw); // want: null-deref

    public bool TooHot(double raw) => probe != null && probe.Read(raw) > 32;
}

public sealed class Valve(Zone zone, Action<string> log)
{
    private bool _open;

    public void Toggle()
    {
        _open = !_open;
        log(zone.Name + (_open ? " open" : " closed")); // want: null-deref
    }
}

public sealed class QuietValve(Zone zone, Action<string> log)
{
    private readonly Action<string> _log = log ?? (_ => { });

    public void Toggle() => _log(zone.Name + " toggled");
}

public sealed class ShadeZone(string name) : Zone(name, null!)
{
    public string Describe() => Name + " has no heating";
}

public sealed class House
{
    private readonly Dictionary<string, Probe> _probes = new();
    private readonly List<string> _events = new();

    public void Install(Probe probe) => _probes[probe.Id] = probe;

    public Zone BuildZone(string name, string probeId)
    {
        _probes.TryGetValue(probeId, out var probe);
        return new Zone(name, probe!);
    }

    public Valve BuildValve(Zone zone, bool logged) => new(zone, logged ? _events.Add : null!);

    public QuietValve BuildQuietValve(Zone zone) => new(zone, null!);
}

public static class Case
{
    private static House Equipped()
    {
        var house = new House();
        house.Install(new Probe("P1", -0.4));
        return house;
    }

    public static void DemoMissingProbe() => Equipped().BuildZone("tomatoes", "P2").Temperature(21);

    public static void DemoShade() => new ShadeZone("ferns").Temperature(18);

    public static void DemoUnloggedValve()
    {
        var house = Equipped();
        house.BuildValve(house.BuildZone("tomatoes", "P1"), logged: false).Toggle();
    }

    public static void DemoSafe()
    {
        var house = Equipped();
        var zone = house.BuildZone("tomatoes", "P1");
        zone.Temperature(20);
        house.BuildZone("cacti", "P9").TooHot(40);
        house.BuildValve(zone, logged: true).Toggle();
        house.BuildQuietValve(zone).Toggle();
        new ShadeZone("ferns").Describe();
    }
}
