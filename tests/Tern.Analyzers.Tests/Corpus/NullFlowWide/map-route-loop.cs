// case: map-route-loop
// category: loop-carried
// rationale: a route walker keeps the previous leg across iterations, searches a best stop that may not exist and resets its group at a border
// csc: none

namespace NullSafety.Blind22a.MapRouteLoop;

public sealed record Stop(string Name, double X, double Y)
{
    public bool Open { get; init; } = true;

    public double DistanceTo(Stop other) => Math.Abs(X - other.X) + Math.Abs(Y - other.Y);
}

public sealed record Segment(string Country)
{
    public List<Stop> Stops { get; } = new();
}

public sealed class Route(IReadOnlyList<Stop> stops)
{
    public double Length()
    {
        double sum = 0;
        Stop previous = null!;
        foreach (var stop in stops)
        {
            sum += previous.DistanceTo(stop); // want: null-deref
            previous = stop;
        }

        return sum;
    }

    public double LengthFromSecond()
    {
        double sum = 0;
        Stop? previous = null;
        foreach (var stop in stops)
            (sum, previous) = (sum + (previous is null ? 0 : previous.DistanceTo(stop)), stop);
        return sum;
    }

    public string Nearest(Stop origin)
    {
        Stop best = null!;
        double bestDistance = double.MaxValue;
        for (int i = 0; i < stops.Count; i++)
        {
            double d = origin.DistanceTo(stops[i]);
            if (stops[i].Open && d < bestDistance)
                (best, bestDistance) = (stops[i], d);
        }

        return best.Name; // missed: null-deref
    }

    public string NearestOrOrigin(Stop origin)
    {
        Stop best = null!;
        foreach (var stop in stops)
            best = stop.Open && (best == null || origin.DistanceTo(stop) < origin.DistanceTo(best)) ? stop : best!;
        return best is null ? origin.Name : best.Name;
    }

    public int Split(Func<Stop, bool> border)
    {
        var segment = new Segment("start");
        int closed = 0;
        foreach (var stop in stops)
        {
            segment.Stops.Add(stop); // want: null-deref
            if (border(stop))
                (segment, closed) = (null!, closed + 1);
        }

        return closed;
    }

    public int SplitRestarting(Func<Stop, bool> border)
    {
        var segment = new Segment("start");
        foreach (var stop in stops)
        {
            segment.Stops.Add(stop);
            segment = border(stop) ? new Segment(stop.Name) : segment;
        }

        return segment.Stops.Count;
    }
}

public static class Case
{
    private static readonly Stop A = new("Aach", 0, 0) { Open = false };
    private static readonly Stop B = new("Basel", 3, 4) { Open = false };

    public static void DemoLength() => new Route([A, B]).Length();
    public static void DemoLengthSafe() => new Route([A, B]).LengthFromSecond();
    public static void DemoAllClosed() => new Route([A, B]).Nearest(A);
    public static void DemoNearestOrOrigin() => new Route([A, B]).NearestOrOrigin(A);
    public static void DemoBorder() => new Route([A, B]).Split(s => s.Name == "Aach");
    public static void DemoRestart() => new Route([A, B]).SplitRestarting(s => s.Name == "Aach");
}
