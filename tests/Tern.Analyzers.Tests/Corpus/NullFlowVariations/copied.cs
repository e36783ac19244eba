// Copies of records that say themselves what they take over.
namespace Variations.Copied;

public sealed record Route
{
    public Route(string name, List<string> stops)
    {
        Name = name;
        Stops = stops;
    }

    private Route(Route other)
    {
        Name = other.Name;
        Stops = [.. other.Stops];
        Timetable = null;
    }

    public string Name { get; init; }

    public List<string> Stops { get; init; }

    public string? Timetable { get; init; }
}

public sealed record Line(string Name, string? Timetable);

public static class Copies
{
    public static int DemoTimetable()
    {
        Route night = new Route("N1", ["Quay"]) { Timetable = "hourly" };
        Route day = night with { Name = "D1" };
        return night.Timetable!.Length + day.Timetable!.Length; // want: null-deref
    }

    public static int DemoStops()
    {
        Route night = new("N1", ["Quay"]);
        return (night with { Name = "D1" }).Stops.Count;
    }

    public static int DemoSetAgain()
    {
        Route night = new Route("N1", ["Quay"]) { Timetable = "hourly" };
        return (night with { Timetable = "daily" }).Timetable!.Length;
    }

    public static int DemoPlainCopy()
    {
        Line night = new("N1", "hourly");
        return (night with { Name = "D1" }).Timetable!.Length;
    }
}
