// case: try-parse-route
// category: try pattern
// rationale: the boolean of a Try method is ignored, or the method returns true on a path that leaves the out value null
// csc: none

namespace NullSafety.Blind.Set21.TryParseRoute;

public sealed record Stop(string Name, int Minute);

public sealed class Timetable
{
    private readonly Dictionary<string, List<Stop>> _routes = new();

    public void AddRoute(string line, params Stop[] stops) => _routes[line] = stops.ToList();

    public bool TryFirst(string line, out Stop stop)
    {
        stop = null!;
        if (!_routes.TryGetValue(line, out var stops))
        {
            return false;
        }

        if (stops.Count > 0)
        {
            stop = stops[0];
        }

        return true;
    }

    public bool TryLast(string line, out Stop stop)
    {
        if (_routes.TryGetValue(line, out var stops) && stops.Count > 0)
        {
            stop = stops[^1];
            return true;
        }

        stop = null!;
        return false;
    }
}

public sealed class Board
{
    private readonly Timetable _table;

    public Board(Timetable table) => _table = table;

    public string Departure(string line)
    {
        if (!_table.TryFirst(line, out var stop))
        {
            return "no service";
        }

        return stop.Name.PadRight(12); // want: null-deref
    }

    public int Arrival(string line)
    {
        _table.TryLast(line, out var stop);
        return stop.Minute; // want: null-deref
    }

    public int ArrivalChecked(string line) => _table.TryLast(line, out var stop) ? stop.Minute : -1;

    public string Terminus(string line)
    {
        if (!_table.TryLast(line, out var stop))
        {
            return "no service";
        }

        return stop.Name.PadRight(12);
    }
}

public static class Depot
{
    private static Board Open()
    {
        var table = new Timetable();
        table.AddRoute("U1", new Stop("Park", 4), new Stop("Harbour", 19));
        table.AddRoute("N9");
        return new Board(table);
    }

    public static void DemoEmptyLineDeparts() => Open().Departure("N9");

    public static void DemoUnknownArrival() => Open().Arrival("X3");

    public static void DemoArrivalChecked() => Open().ArrivalChecked("X3");

    public static void DemoTerminus() => Open().Terminus("N9");
}
