// case: ctor-coaster
// category: constructor leak, virtual call in constructor
// rationale: the base constructor calls an override, and a constructor signs up with an operator, before the own fields are assigned
// csc: none

namespace NullSafety.Coaster;

public abstract class Ride
{
    protected Ride(string name)
    {
        Name = name;
        Capacity = CountSeats();
    }

    public string Name { get; }

    public int Capacity { get; }

    protected abstract int CountSeats();
}

public sealed class Coaster : Ride
{
    private readonly List<int> _cars;

    public Coaster(string name, params int[] seatsPerCar)
        : base(name)
    {
        _cars = [.. seatsPerCar];
    }

    protected override int CountSeats()
    {
        int seats = 0;
        for (int i = 0; i < _cars.Count; i++) // want: null-deref
        {
            seats += _cars[i];
        }

        return seats;
    }
}

public sealed class Carousel(string name, int horses) : Ride(name)
{
    private readonly List<string> _figures = ["swan", "sleigh"];

    protected override int CountSeats() => horses + _figures.Count;
}

public sealed class ControlRoom
{
    private readonly List<Sensor> _sensors = [];

    public void Register(Sensor sensor)
    {
        _sensors.Add(sensor);
        Console.WriteLine(sensor.Describe());
    }
}

public sealed class Sensor
{
    private readonly string _zone;

    public Sensor(ControlRoom room, string zone, bool late)
    {
        if (late)
        {
            _zone = zone;
            room.Register(this);
            return;
        }

        room.Register(this);
        _zone = zone;
    }

    public string Describe() => "sensor in " + _zone.ToUpperInvariant(); // want: null-deref
}

public static class FunFair
{
    public static void DemoCoaster() => Console.WriteLine(new Coaster("Comet", 4, 4, 6).Capacity);

    public static void DemoCarousel() => Console.WriteLine(new Carousel("Gallop", 18).Capacity);

    public static void DemoEarlyRegister() => new Sensor(new ControlRoom(), "lift hill", late: false);

    public static void DemoLateRegister() => new Sensor(new ControlRoom(), "lift hill", late: true);
}
