// case: cheese-loop
// category: loops
// rationale: a variable carried by a loop is null in the first round, after no match, or after a reset at the end of a round
// csc: none

namespace NullSafety.CheeseLoop;

public sealed record Wheel(string Kind, int Days);

public sealed class Shelf
{
    public List<Wheel> Wheels { get; } = new();

    public Shelf Put(string kind, int days)
    {
        Wheels.Add(new Wheel(kind, days));
        return this;
    }
}

public static class Ageing
{
    public static int Gap(Shelf shelf)
    {
        Wheel previous = null!;
        int widest = 0;
        foreach (var wheel in shelf.Wheels)
        {
            widest = Math.Max(widest, wheel.Days - previous.Days); // want: null-deref
            previous = wheel;
        }

        return widest;
    }

    public static int GapFromSecond(Shelf shelf)
    {
        Wheel? previous = null;
        int widest = 0;
        foreach (var wheel in shelf.Wheels)
        {
            if (previous is not null)
            {
                widest = Math.Max(widest, wheel.Days - previous.Days);
            }

            previous = wheel;
        }

        return widest;
    }

    public static string Oldest(Shelf shelf, int atLeast)
    {
        Wheel oldest = null!;
        for (int i = 0; i < shelf.Wheels.Count; i++)
        {
            var w = shelf.Wheels[i];
            if (w.Days >= atLeast && (oldest == null || w.Days > oldest.Days))
            {
                oldest = w;
            }
        }

        return oldest.Kind; // want: null-deref
    }

    public static string OldestOfAny(Shelf shelf)
    {
        Wheel oldest = shelf.Wheels[0];
        foreach (var w in shelf.Wheels)
        {
            oldest = w.Days > oldest.Days ? w : oldest;
        }

        return oldest.Kind;
    }
}

public static class Case
{
    private static Shelf Cellar() => new Shelf().Put("brie", 20).Put("gouda", 90);

    public static void Demo1() => Ageing.Gap(Cellar());

    public static void Demo2() => Ageing.Oldest(Cellar(), 365);

    public static void Demo3()
    {
        Ageing.GapFromSecond(Cellar());
        Ageing.Oldest(Cellar(), 30);
        Ageing.OldestOfAny(Cellar());
    }
}
