// case: neg-link-pass
// category: negative-initialisation
// rationale: late fields of a graph are filled by a second pass that runs inside the factory, before anyone sees the graph
// csc: silent

namespace NullSafety.NegLinkPass;

public sealed class Station
{
    public Station(string name) => Name = name;

    public string Name { get; }

    // set by Line.Build
    public Station Next { get; internal set; } = null!;

    public Station Previous { get; internal set; } = null!;
}

public sealed class Line
{
    private readonly Station[] _stations;

    private Line(Station[] stations) => _stations = stations;

    public Station First => _stations[0];

    // a ring: every station has both neighbours
    public static Line Build(params string[] names)
    {
        if (names.Length == 0)
        {
            throw new ArgumentException("no stations", nameof(names));
        }

        var stations = new Station[names.Length];
        for (int i = 0; i < stations.Length; i++)
        {
            stations[i] = new Station(names[i]);
        }

        for (int i = 0; i < stations.Length; i++)
        {
            Station next = stations[(i + 1) % stations.Length];
            stations[i].Next = next;
            next.Previous = stations[i];
        }

        return new Line(stations);
    }

    public string TwoAhead() => First.Next.Next.Name;

    public string Behind() => First.Previous.Name;

    public int Hops(string name)
    {
        int hops = 0;
        Station at = First;
        do
        {
            if (at.Name == name)
            {
                return hops;
            }

            hops++;
            at = at.Next;
        }
        while (at != First);

        return -1;
    }
}

public static class Case
{
    private static Line Ring() => Line.Build("Gate", "Park", "Port");

    public static void DemoAhead() => Ring().TwoAhead().ToUpperInvariant();

    public static void DemoBehind() => Ring().Behind().ToUpperInvariant();

    public static void DemoHops()
    {
        Ring().Hops("Port");
        Ring().Hops("Nowhere");
        Line.Build("Solo").TwoAhead().ToUpperInvariant();
    }
}
