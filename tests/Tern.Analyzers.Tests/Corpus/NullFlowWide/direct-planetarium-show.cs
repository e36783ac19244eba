// case: direct-planetarium-show
// category: nullable-direct
// rationale: annotated values used without a test (csc sees them) and generic lookups that fall back to default
// csc: partial

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.DirectPlanetariumShow;

public sealed record Star(string Name, double Magnitude, string? Myth = null);

public sealed class SkyIndex<TKey, TValue>
    where TKey : notnull
{
    private readonly List<(TKey Key, TValue Value)> _entries = [];

    public void Add(TKey key, TValue value) => _entries.Add((key, value));

    public TValue Get(TKey key)
    {
        foreach (var (k, v) in _entries)
        {
            if (k.Equals(key))
            {
                return v;
            }
        }

        return default!;
    }

    public TResult Project<TResult>(TKey key, Func<TValue, TResult> map) => _entries.Any(e => e.Key.Equals(key)) ? map(Get(key)) : default!;
}

public static class Show
{
    private static int Narrate(Star star)
    {
        string? myth = star.Myth;
        int n = star.Name.Length;
        return n + myth.Length; // want: null-deref
    }

    private static int NarrateSafe(Star star) => star.Name.Length + (star.Myth?.Length ?? 0);

    private static Star? Brightest(IEnumerable<Star> stars, double limit) => stars.Where(s => s.Magnitude < limit).MinBy(s => s.Magnitude);

    private static double Dim(params Star[] stars)
    {
        var star = Brightest(stars, -2);
        return star.Magnitude * 2; // want: null-deref
    }

    private static int Titled(SkyIndex<int, Star> index, int id)
    {
        string title = index.Project(id, s => s.Name);
        return title.Length; // want: null-deref
    }

    private static int LocatedOr(SkyIndex<string, Star> index, string key) => index.Get(key) is { Name: var name } ? name.Length : 0;

    private static double Counted(SkyIndex<string, int> index, string key) => index.Get(key).ToString().Length;

    public static void Demo1() => Narrate(new Star("Vega", 0));
    public static void Demo2() => NarrateSafe(new Star("Vega", 0));
    public static void Demo3() => Dim(new Star("Deneb", 1.2));
    public static void Demo4() => Titled(new SkyIndex<int, Star>(), 4);
    public static void Demo5() => Console.Write(LocatedOr(new(), "m31") + Counted(new(), "m31"));
}
