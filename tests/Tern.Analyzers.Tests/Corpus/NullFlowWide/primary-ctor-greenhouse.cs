// case: primary-ctor-greenhouse
// category: primary constructor capture
// rationale: captured parameters are hidden fields: one is filled with a missing sensor, one is dropped by a method
// csc: none

namespace NullSafety.PrimaryCtorGreenhouse;

public sealed class Sensor(string id, double celsius)
{
    public string Id => id;

    public double Celsius => celsius;
}

public sealed class SensorRack
{
    private readonly Sensor[] _sensors = { new("north", 21.5), new("south", 24.0) };

    public Sensor? Lookup(string id) => _sensors.FirstOrDefault(s => s.Id == id);
}

public sealed class Bed(string crop, Sensor sensor)
{
    public string Crop => crop;

    public bool TooWarm(double limit)
    {
        return sensor.Celsius > limit; // want: null-deref
    }
}

public sealed class GuardedBed(string crop, Sensor? sensor)
{
    private readonly Sensor _sensor = sensor ?? new Sensor("none", 20.0);

    public string Crop => crop;

    public bool TooWarm(double limit) => _sensor.Celsius > limit;
}

public sealed class Irrigation(List<string> plan)
{
    private int _runs;

    public int Step()
    {
        _runs++;
        return plan.Count - _runs; // want: null-deref
    }

    public void Retire() => plan = null!;
}

public sealed class Lighting(List<string>? plan)
{
    public int Steps() => plan is null ? 0 : plan.Count;

    public void Retire() => plan = null;
}

public sealed class Greenhouse(SensorRack rack)
{
    public Bed Plant(string crop, string sensorId) => new(crop, rack.Lookup(sensorId)!);

    public GuardedBed PlantGuarded(string crop, string sensorId) => new(crop, rack.Lookup(sensorId));
}

public static class Case
{
    public static void DemoMissingSensor() => new Greenhouse(new SensorRack()).Plant("basil", "east").TooWarm(23);

    public static void DemoSensor() => new Greenhouse(new SensorRack()).Plant("basil", "south").TooWarm(23);

    public static void DemoGuarded() => new Greenhouse(new SensorRack()).PlantGuarded("basil", "east").TooWarm(23);

    public static void DemoIrrigation()
    {
        var water = new Irrigation(new List<string> { "drip", "mist" });
        water.Step();
        water.Retire();
        water.Step();
    }

    public static void DemoLighting()
    {
        var light = new Lighting(new List<string> { "dawn", "dusk" });
        light.Steps();
        light.Retire();
        light.Steps();
    }
}
