// What an iterator gives first is told apart from what follows.
using System;
using System.Collections.Generic;

namespace Variations.FirstOfIterators;

public sealed class Lock
{
    public int Rise { get; init; }

    public Lock? Above { get; set; }
}

public static class Canal
{
    private static IEnumerable<Lock> Upwards(Lock bottom)
    {
        for (Lock? at = bottom; at != null; at = at.Above)
        {
            yield return at;
        }
    }

    private static IEnumerable<Lock> After(Lock bottom)
    {
        for (Lock? at = bottom.Above; at != null; at = at.Above)
        {
            yield return at;
        }
    }

    public static int Steepest(Lock bottom)
    {
        int steepest = 0;
        Lock before = null!;
        foreach (Lock at in Upwards(bottom))
        {
            if (!ReferenceEquals(at, bottom))
            {
                steepest = Math.Max(steepest, at.Rise - before.Rise);
            }

            before = at;
        }

        return steepest;
    }

    public static int SteepestAfter(Lock bottom)
    {
        int steepest = 0;
        Lock before = null!;
        foreach (Lock at in After(bottom))
        {
            if (!ReferenceEquals(at, bottom))
            {
                steepest = Math.Max(steepest, at.Rise - before.Rise); // want: null-deref
            }

            before = at;
        }

        return steepest;
    }

    public static int Falling(Lock bottom)
    {
        int falling = 0;
        Lock before = null!;
        foreach (Lock at in Upwards(bottom))
        {
            falling += at == bottom ? before.Rise : 1; // want: null-deref
            before = at;
        }

        return falling;
    }
}

public static class Case
{
    private static Lock Flight() => new() { Rise = 2, Above = new Lock { Rise = 3, Above = new Lock { Rise = 1 } } };

    public static void Demo1() => Canal.Steepest(Flight());

    public static void Demo2() => Canal.SteepestAfter(Flight());

    public static void Demo3() => Canal.Falling(Flight());
}
