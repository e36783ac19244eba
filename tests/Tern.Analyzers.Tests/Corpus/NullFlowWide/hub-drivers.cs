// case: hub-drivers
// category: delegate-result
// rationale: lazies and factory delegates of a smart-home hub hand out the null that their lambda returns
// csc: none

namespace NullSafety.Blind.HubDrivers;

public abstract class Device
{
    public virtual string Room => "hall";

    public abstract int Poll();
}

public sealed class Thermostat : Device
{
    public override int Poll() => 21;
}

public sealed class Lamp : Device
{
    public override string Room => "kitchen";

    public override int Poll() => 1;
}

public sealed class DriverTable
{
    private readonly Dictionary<string, Func<Device>> _factories = new();

    public DriverTable Map(string model, Func<Device> factory)
    {
        _factories[model] = factory;
        return this;
    }

    public Device? Create(string model) => _factories.TryGetValue(model, out var factory) ? factory() : null;
}

public sealed class Hub
{
    private readonly DriverTable _drivers;
    private readonly Lazy<Device> _climate;
    private readonly Lazy<Device> _light;
    private readonly Func<Device> _fallback;

    public Hub(DriverTable drivers)
    {
        _drivers = drivers;
        _climate = new Lazy<Device>(() => _drivers.Create("thermo-2")!);
        _light = new Lazy<Device>(() => _drivers.Create("lamp-1") ?? new Lamp());
        _fallback = () => (_drivers.Create("spare") as Lamp)!;
    }

    public int Temperature() => _climate.Value.Poll(); // want: null-deref

    public int Brightness() => _light.Value.Poll();

    public string FallbackRoom()
    {
        var device = _fallback();
        return device.Room; // missed: null-deref
    }

    public string FallbackRoomOrNone()
    {
        var device = _fallback();
        return device != null ? device.Room : "none";
    }

    public int TemperatureOr(int missing) => _climate.Value is Thermostat thermostat ? thermostat.Poll() : missing;
}

public static class Case
{
    private static Hub Boot() => new(new DriverTable().Map("lamp-1", () => new Lamp()).Map("spare", () => new Thermostat()));

    public static void DemoClimate() => Boot().Temperature();

    public static void DemoFallback() => Boot().FallbackRoom();

    public static void DemoSafe()
    {
        var hub = Boot();
        hub.Brightness();
        hub.FallbackRoomOrNone();
        hub.TemperatureOr(19);
    }
}
