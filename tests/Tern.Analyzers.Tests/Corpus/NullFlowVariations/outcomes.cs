// Results that say whether something was found, and tests that are made before the look-up.
namespace Variations.Outcomes;

public enum Outcome
{
    Found,
    Missing,
    Denied,
}

public static class Berths
{
    private static readonly Dictionary<string, string> s_all = new() { ["a1"] = "Kogge" };

    public static Outcome Find(string berth, out string? ship)
    {
        if (berth == "")
        {
            ship = null;
            return Outcome.Denied;
        }

        return s_all.TryGetValue(berth, out ship) ? Outcome.Found : Outcome.Missing;
    }

    public static (Outcome Outcome, string? Ship) Look(string berth)
        => s_all.TryGetValue(berth, out string? ship) ? (Outcome.Found, ship) : (Outcome.Missing, null);

    public static int If(string berth)
    {
        if (Find(berth, out string? ship) == Outcome.Found)
        {
            return ship!.Length;
        }

        return 0;
    }

    public static int Switch(string berth)
    {
        switch (Find(berth, out string? ship))
        {
            case Outcome.Found:
                return ship!.Length;
            case Outcome.Missing:
                return -1;
            default:
                return -2;
        }
    }

    public static int Arms(string berth) => Find(berth, out string? ship) switch { Outcome.Found => ship!.Length, _ => 0 };

    public static int NotDenied(string berth)
    {
        if (Find(berth, out string? ship) != Outcome.Denied)
        {
            return ship!.Length; // want: null-deref
        }

        return 0;
    }

    public static int Pair(string berth)
    {
        var (outcome, ship) = Look(berth);
        return outcome == Outcome.Found ? ship!.Length : 0;
    }

    public static int OtherPair(string berth)
    {
        var (outcome, ship) = Look(berth);
        return outcome == Outcome.Missing ? ship!.Length : 0; // want: null-deref
    }
}

public static class Lists
{
    public static int AnyFirst(List<string> ships)
    {
        if (ships.Any(s => s.Length > 3))
        {
            return ships.FirstOrDefault(s => s.Length > 3)!.Length;
        }

        return 0;
    }

    public static int AnyOther(List<string> ships)
    {
        if (ships.Any(s => s.Length > 3))
        {
            return ships.FirstOrDefault(s => s.Length > 5)!.Length; // want: null-deref
        }

        return 0;
    }

    public static int ExistsFind(List<string> ships) => ships.Exists(s => s.Length > 3) ? ships.Find(s => s.Length > 3)!.Length : 0;

    public static int ExistsFindNegated(List<string> ships) => ships.Exists(s => s.Length > 3) ? 0 : ships.Find(s => s.Length > 3)!.Length; // want: null-deref

    public static int CountFirst(List<string> ships)
    {
        if (ships.Count(s => s.Length > 3) == 0)
        {
            return 0;
        }

        return ships.LastOrDefault(s => s.Length > 3)!.Length;
    }

    public static int Entries(Dictionary<string, List<int>> tides)
    {
        int n = 0;
        foreach (var tide in tides)
        {
            n += tides.GetValueOrDefault(tide.Key)!.Count;
        }

        return n;
    }

    public static int OtherEntries(Dictionary<string, List<int>> tides, Dictionary<string, int> depths)
    {
        int n = 0;
        foreach (var depth in depths)
        {
            // Nothing says that the two have different keys.
            n += tides.GetValueOrDefault(depth.Key)!.Count;
        }

        return n;
    }

    public static int Added(Dictionary<string, List<int>> tides, string key)
    {
        tides.TryAdd(key, []);
        return tides.GetValueOrDefault(key)!.Count;
    }

    public static int AddedOther(Dictionary<string, List<int>> tides, string key, string other)
    {
        tides.TryAdd(key, []);
        return tides.GetValueOrDefault(other)!.Count; // want: null-deref
    }
}

public static class Case
{
    public static int Demo1() => Berths.If("b") + Berths.Switch("b") + Berths.Arms("b") + Berths.Pair("b");

    public static int Demo2() => Berths.NotDenied("b");

    public static int Demo3() => Berths.OtherPair("b");

    public static int Demo4() => Lists.AnyFirst([]) + Lists.ExistsFind([]) + Lists.CountFirst([]) + Lists.Entries(new() { ["a"] = [] }) + Lists.Added([], "a");

    public static int Demo5() => Lists.AnyOther(["four"]);

    public static int Demo6() => Lists.ExistsFindNegated(["one"]);

    public static int Demo7() => Lists.OtherEntries([], new() { ["a"] = 1 });

    public static int Demo8() => Lists.AddedOther([], "a", "b");
}
