// case: late-init-elevator
// category: field = null!, late init
// rationale: the motor is attached in a second step that one of the creators forgets
// csc: none

namespace NullSafety.LateInitElevator;

public sealed class Motor
{
    private int _position;

    public int Travel(int floors) => _position += floors;
}

public sealed class DoorSensor
{
    public bool Blocked { get; set; }
}

public sealed class Cabin
{
    private readonly string _name;
    private Motor _motor = null!;
    private DoorSensor _sensor = null!;
    private int _floor;

    public Cabin(string name) => _name = name;

    public void Commission(Motor motor)
    {
        _motor = motor;
        if (_name.StartsWith('P'))
        {
            // passenger cabins only
            _sensor = new DoorSensor();
        }
    }

    public int GoTo(int floor)
    {
        int moved = _motor.Travel(floor - _floor); // want: null-deref
        _floor = floor;
        return moved;
    }

    public bool CanClose() => !_sensor.Blocked; // want: null-deref

    public bool CanCloseIfFitted() => _sensor is null || !_sensor.Blocked;
}

public sealed class Building
{
    private readonly Dictionary<string, Cabin> _cabins = new();

    public Cabin Install(string name)
    {
        var cabin = new Cabin(name);
        cabin.Commission(new Motor());
        _cabins[name] = cabin;
        return cabin;
    }

    public Cabin Replace(string name)
    {
        var cabin = new Cabin(name);
        _cabins[name] = cabin;
        return cabin;
    }
}

public static class Case
{
    public static void DemoReplaced()
    {
        var b = new Building();
        b.Install("P1").GoTo(3);
        b.Replace("P1").GoTo(2);
    }

    public static void DemoInstalled() => new Building().Install("P2").GoTo(7);

    public static void DemoGoodsDoor() => new Building().Install("G1").CanClose();

    public static void DemoPassengerDoor() => new Building().Install("P1").CanClose();

    public static void DemoGoodsDoorTested() => new Building().Install("G1").CanCloseIfFitted();
}
