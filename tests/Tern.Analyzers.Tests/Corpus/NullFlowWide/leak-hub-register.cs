// case: leak-hub-register
// category: constructor leak, virtual call in constructor
// rationale: a constructor hands out this, and a base constructor calls an overridable hook, before all fields are set
// csc: none

namespace NullSafety.Blind.Set21.LeakHubRegister;

public interface IDevice
{
    string Describe();
}

public sealed class Hub
{
    private readonly List<string> _inventory = new();

    public int Count => _inventory.Count;

    public void Register(IDevice device) => _inventory.Add(device.Describe());
}

public sealed class Thermostat : IDevice
{
    private readonly string _room;

    public Thermostat(Hub hub, string room)
    {
        hub.Register(this);
        _room = room;
    }

    public string Describe() => "thermostat/" + _room.ToLowerInvariant(); // want: null-deref
}

public sealed class Dimmer : IDevice
{
    private readonly string _room;

    public Dimmer(Hub hub, string room)
    {
        _room = room;
        hub.Register(this);
    }

    public string Describe() => "dimmer/" + _room.ToLowerInvariant();
}

public abstract class Sensor
{
    protected Sensor(int channel)
    {
        Channel = channel;
        Reset();
    }

    public int Channel { get; }

    protected abstract void Reset();
}

public sealed class SmokeSensor : Sensor
{
    private readonly Queue<int> _window;

    public SmokeSensor(int channel)
        : base(channel)
    {
        _window = new Queue<int>();
    }

    protected override void Reset() => _window.Clear(); // want: null-deref
}

public sealed class RainSensor : Sensor
{
    private readonly Queue<int> _window = new();

    public RainSensor(int channel)
        : base(channel)
    {
    }

    protected override void Reset() => _window.Clear();
}

public static class Home
{
    public static void DemoThermostat() => new Thermostat(new Hub(), "Kitchen");

    public static void DemoDimmer() => new Dimmer(new Hub(), "Kitchen");

    public static void DemoSmoke() => new SmokeSensor(1);

    public static void DemoRain() => new RainSensor(2);
}
