// case: primary-greenhouse
// category: primary-constructor
// rationale: a captured primary constructor parameter is null for one caller, or is cleared later
// csc: none

namespace NullSafety.Greenhouse;

public sealed class Valve(string id)
{
    public string Id => id;

    public int Opened { get; private set; }

    public void Open(int seconds) => Opened += seconds;
}

public sealed class Zone(string name, Valve valve, Valve? mist)
{
    public string Name { get; } = name;

    public bool HasMist => mist != null;

    public void Water(int seconds)
    {
        valve.Open(seconds); // want: null-deref
    }

    public void Mist(int seconds)
    {
        if (HasMist)
        {
            mist!.Open(seconds);
        }
    }
}

public sealed class Program(List<Zone> zones, string season)
{
    public void Stop() => zones = null!;

    public int Length => season.Length;

    public void Run()
    {
        foreach (var zone in zones) // want: null-deref
        {
            zone.Mist(5);
        }
    }

    public void RunIfActive()
    {
        if (zones is null)
        {
            return;
        }

        foreach (var zone in zones)
        {
            zone.Mist(5);
        }
    }
}

public static class Plan
{
    private static Valve? Find(IEnumerable<Valve> valves, string id)
        => valves.FirstOrDefault(v => v.Id == id);

    public static Zone Build(Valve[] valves, string name)
        => new(name, Find(valves, name + "-main")!, Find(valves, name + "-mist"));
}

public static class Case
{
    private static readonly Valve[] Valves = { new("herbs-main"), new("ferns-mist") };

    public static void DemoNoMainValve() => Plan.Build(Valves, "ferns").Water(30);

    public static void DemoStopped()
    {
        var program = new Program(new List<Zone> { Plan.Build(Valves, "herbs") }, "spring");
        program.Stop();
        program.Run();
    }

    public static void DemoSafe()
    {
        var herbs = Plan.Build(Valves, "herbs");
        herbs.Water(30);
        herbs.Mist(5);
        var program = new Program(new List<Zone> { herbs }, "spring");
        program.Run();
        program.Stop();
        program.RunIfActive();
        _ = program.Length;
    }
}
