// case: tide-logger
// category: field-late-init
// rationale: fields declared `= null!` are set by Open; one caller reads before Open, another constructor path never sets the unit
// csc: none

namespace NullSafety.TideLogger;

public sealed class Journal
{
    private readonly List<string> _lines = new();

    public int Count => _lines.Count;

    public void Append(string line) => _lines.Add(line);
}

public sealed class Gauge
{
    private readonly string _unit = null!;
    private Journal _journal = null!;
    private Journal _backup = new();

    public Gauge(string station)
    {
        Station = station;
    }

    public Gauge(string station, string unit)
        : this(station)
    {
        _unit = unit;
    }

    public string Station { get; }

    public void Open() => _journal = new Journal();

    public void Record(double level)
    {
        _backup.Append(Station);
        _journal.Append($"{Station} {level:F2}"); // want: null-deref
    }

    public string Axis() => Station + " [" + _unit.Trim() + "]"; // want: null-deref

    public int Backups() => _backup.Count;
}

public sealed class Observatory
{
    private readonly Gauge _north;

    public Observatory()
    {
        _north = new Gauge("north", " cm ");
        _north.Open();
    }

    public string Measure(double level)
    {
        _north.Record(level);
        return _north.Axis();
    }
}

public static class Demos
{
    public static void DemoOpened() => new Observatory().Measure(1.5);

    public static void DemoForgotOpen()
    {
        var gauge = new Gauge("south", "cm");
        gauge.Record(0.4);
    }

    public static void DemoNoUnit()
    {
        var gauge = new Gauge("east");
        gauge.Open();
        gauge.Record(0.7);
        gauge.Axis();
    }

    public static void DemoBackup() => new Gauge("west").Backups();
}
