// case: greenhouse-controller
// category: uninitialised-field
// rationale: fields declared = null! are set by Configure and Attach; one constructor and one caller forget them
// csc: none

namespace NullSafety.GreenhouseController;

public sealed class Valve
{
    public Valve(int zone) => Zone = zone;

    public int Zone { get; }
    public bool Open { get; private set; }

    public void Set(bool open) => Open = open;
}

public sealed class ClimatePlan
{
    public ClimatePlan(double low, double high)
    {
        Low = low;
        High = high;
    }

    public double Low { get; }
    public double High { get; }
}

public sealed class Controller
{
    private readonly List<double> _readings = new();
    private ClimatePlan _plan = null!;
    private Valve _valve = null!;

    public Controller()
    {
    }

    public Controller(ClimatePlan plan, Valve valve)
    {
        _plan = plan;
        _valve = valve;
    }

    public void Configure(ClimatePlan plan) => _plan = plan;

    public void Attach(Valve valve) => _valve = valve;

    public void Record(double celsius) => _readings.Add(celsius);

    public bool TooHot()
    {
        if (_readings.Count == 0)
        {
            return false;
        }

        return _readings[^1] > _plan.High; // want: null-deref
    }

    public void Ventilate()
    {
        bool hot = TooHot();
        _valve.Set(hot); // want: null-deref
    }

    public int ZoneOrNone() => _valve is null ? -1 : _valve.Zone;
}

public static class Case
{
    public static void DemoUnplanned()
    {
        var house = new Controller();
        house.Attach(new Valve(3));
        house.Record(31.5);
        house.Ventilate();
    }

    public static void DemoUnattached()
    {
        var house = new Controller();
        house.Configure(new ClimatePlan(14, 27));
        house.Record(19);
        house.Ventilate();
    }

    public static void DemoComplete()
    {
        var house = new Controller(new ClimatePlan(14, 27), new Valve(1));
        house.Record(33);
        house.Ventilate();
    }

    public static void DemoZone() => new Controller().ZoneOrNone();
}
