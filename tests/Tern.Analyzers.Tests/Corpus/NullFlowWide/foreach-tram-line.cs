// case: foreach-tram-line
// category: enumeration-of-null
// rationale: a line without a timetable has no list at all, and the loop enumerates it
// csc: none

namespace NullSafety.TramLine;

public sealed record Departure(int Minute, bool LowFloor);

public sealed class Line
{
    public Line(string name) => Name = name;

    public string Name { get; }
    public List<Departure> Weekday { get; set; } = new();
    public List<Departure> Sunday { get; set; } = null!;
}

public sealed class Network
{
    private readonly List<Line> _lines = new();

    public void Add(Line line) => _lines.Add(line);

    public IEnumerable<string> NeighboursOf(string name)
    {
        int at = _lines.FindIndex(l => l.Name == name);
        if (at < 0)
        {
            return null!;
        }

        return _lines.Where((_, i) => Math.Abs(i - at) == 1).Select(l => l.Name);
    }
}

public static class Timetable
{
    public static int LowFloorWeekdays(Line line)
    {
        int n = 0;
        foreach (var d in line.Weekday)
        {
            n += d.LowFloor ? 1 : 0;
        }

        return n;
    }

    public static int FirstOnSunday(Line line)
    {
        int first = int.MaxValue;
        foreach (var d in line.Sunday) // want: null-deref
        {
            first = Math.Min(first, d.Minute);
        }

        return first;
    }

    public static string Transfers(Network network, string name)
    {
        var text = "";
        foreach (var other in network.NeighboursOf(name)) // want: null-deref
        {
            text += other + " ";
        }

        return text.TrimEnd();
    }

    public static string TransfersOrNone(Network network, string name)
    {
        var text = "";
        foreach (var other in network.NeighboursOf(name) ?? Enumerable.Empty<string>())
        {
            text += other + " ";
        }

        return text.TrimEnd();
    }
}

public static class Case
{
    public static void DemoNoSunday()
        => Timetable.FirstOnSunday(new Line("4") { Weekday = { new Departure(7, true) } });

    public static void DemoUnknownLine() => Timetable.Transfers(new Network(), "99");

    public static void DemoSafe()
    {
        Timetable.LowFloorWeekdays(new Line("5"));
        Timetable.TransfersOrNone(new Network(), "99");
    }
}
