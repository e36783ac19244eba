// case: trail-waypoints
// category: enumeration
// rationale: a trail without recorded waypoints yields null instead of an empty list, and the callers loop over it
// csc: none

namespace NullSafety.Blind.TrailWaypoints;

public readonly record struct Waypoint(double Km, int Height);

#nullable disable
public sealed class TrailFile
{
    private readonly Dictionary<string, List<Waypoint>> _tracks = new();
    private Waypoint[] _shelters;

    public void Record(string trail, Waypoint p)
    {
        if (!_tracks.TryGetValue(trail, out var list))
        {
            _tracks[trail] = list = new List<Waypoint>();
        }

        list.Add(p);
    }

    public void MarkShelters(params Waypoint[] shelters) => _shelters = shelters;

    public IReadOnlyList<Waypoint> Track(string trail) => _tracks.GetValueOrDefault(trail);

    public Waypoint[] Shelters() => _shelters;
}

#nullable enable
public sealed class Planner(TrailFile file)
{
    public int Climb(string trail)
    {
        int last = 0, climb = 0;
        foreach (var p in file.Track(trail)) // want: null-deref
        {
            climb += Math.Max(0, p.Height - last);
            last = p.Height;
        }

        return climb;
    }

    public double Length(string trail)
    {
        double km = 0;
        foreach (var p in file.Track(trail) ?? [])
        {
            km = Math.Max(km, p.Km);
        }

        return km;
    }

    public int SheltersAbove(int height)
    {
        int n = 0;
        var all = file.Shelters();
        for (int i = 0; i < all.Length; i++) // want: null-deref
        {
            n += all[i].Height > height ? 1 : 0;
        }

        return n;
    }

    public bool HasShelter() => file.Shelters() is { Length: > 0 } some && some[0].Km >= 0;
}

public static class Case
{
    private static TrailFile Alps()
    {
        var file = new TrailFile();
        file.Record("ridge", new Waypoint(1.5, 1900));
        file.Record("ridge", new Waypoint(4, 2100));
        return file;
    }

    public static void Demo1() => new Planner(Alps()).Climb("valley");

    public static void Demo2() => new Planner(Alps()).Length("valley");

    public static void Demo3() => new Planner(Alps()).SheltersAbove(2000);

    public static void Demo4() => new Planner(Alps()).HasShelter();
}
