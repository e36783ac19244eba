// case: neg-weather-callbacks
// category: negative-closures
// rationale: captured variables that start as null or become null, but never at the time the lambda or the body reads them
// csc: silent

namespace NullSafety.Blind.NegWeatherCallbacks;

public sealed class Reading(string station, double celsius)
{
    public string Station { get; } = station;
    public double Celsius { get; } = celsius;
}

public sealed class Mast
{
    public event Action<Reading>? Measured;

    public void Measure(string station, double celsius) => Measured?.Invoke(new Reading(station, celsius));
}

public static class Office
{
    public static string Warmest(IEnumerable<Reading> readings)
    {
        Reading? best = null;
        foreach (var r in readings)
        {
            if (best == null || r.Celsius > best.Celsius)
            {
                best = r;
            }
        }

        return best == null ? "none" : best.Station.ToUpperInvariant();
    }

    public static double Once(Mast mast)
    {
        double seen = 0;
        Action<Reading> handler = null!;
        handler = r =>
        {
            seen = r.Celsius;
            mast.Measured -= handler;
        };
        mast.Measured += handler;
        mast.Measure("north", 4.5);
        mast.Measure("north", 9.5);
        return seen;
    }

    public static int Recursive(int depth)
    {
        Func<int, int> walk = null!;
        walk = n => n == 0 ? 0 : 1 + walk(n - 1);
        return walk(depth);
    }

    public static int CopyBeforeClear()
    {
        Reading? current = new Reading("south", 11);
        var names = new List<Func<int>>();
        var kept = current;
        names.Add(() => kept.Station.Length);
        names.Add(() => current?.Station.Length ?? 0);
        current = null;
        return names.Sum(f => f());
    }

    public static int RunFirst()
    {
        List<string>? buffer = new();
        void Put(string s) => buffer!.Add(s);
        Put("a");
        Put("b");
        int n = buffer.Count;
        buffer = null;
        return n;
    }
}

public static class Case
{
    public static void Demo1() => Office.Warmest([]).Trim();
    public static void Demo2() => Office.Warmest([new Reading("east", 1), new Reading("west", 2)]).Trim();
    public static void Demo3() => Office.Once(new Mast());
    public static void Demo4() => Office.Recursive(3);
    public static void Demo5() => Office.CopyBeforeClear();
    public static void Demo6() => Office.RunFirst();
}
