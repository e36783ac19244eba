// case: neg-mine-survey
// category: negative-loops
// rationale: linked nodes, loop-carried variables and generic defaults that are never null where they are used
// csc: silent

namespace NullSafety.NegMineSurvey;

public sealed class Gallery
{
    public Gallery(string name, int depth)
    {
        Name = name;
        Depth = depth;
    }

    public string Name { get; }
    public int Depth { get; }
    public Gallery? Below { get; private set; }

    public Gallery Dig(string name)
    {
        Below = new Gallery(name, Depth + 30);
        return Below;
    }
}

public static class Survey
{
    public static T MaxOr<T>(IEnumerable<T> items, Func<T, int> key, T fallback)
    {
        T best = default!;
        bool found = false;
        foreach (T item in items)
        {
            if (!found || key(item) > key(best))
            {
                best = item;
                found = true;
            }
        }

        return found ? best : fallback;
    }

    public static IEnumerable<Gallery> Walk(Gallery top)
    {
        for (Gallery? g = top; g != null; g = g.Below)
        {
            yield return g;
        }
    }

    public static string Deepest(Gallery top)
    {
        Gallery current = top;
        while (current.Below != null)
        {
            current = current.Below;
        }

        return current.Name.ToUpperInvariant();
    }

    public static int LongestDrop(Gallery top)
    {
        int drop = 0;
        Gallery previous = null!;
        foreach (Gallery g in Walk(top))
        {
            if (!ReferenceEquals(g, top))
            {
                drop = Math.Max(drop, g.Depth - previous.Depth);
            }

            previous = g;
        }

        return drop;
    }

    public static int NameOfWidest(Gallery top) => MaxOr(Walk(top), g => g.Name.Length, top).Name.Length;
}

public static class Case
{
    private static Gallery Shaft()
    {
        var top = new Gallery("adit", 10);
        top.Dig("first").Dig("water level");
        return top;
    }

    public static void DemoDeepest() => Survey.Deepest(Shaft());
    public static void DemoDrop() => Survey.LongestDrop(Shaft());
    public static void DemoWidest() => Survey.NameOfWidest(new Gallery("adit", 10));
    public static void DemoFallback() => Survey.MaxOr(Array.Empty<string>(), s => s.Length, "none").ToString();
}
