// case: genericdefault-cipher-wheel
// category: generic-default
// rationale: default result of a generic search, of a generic cache through a second generic, and of an aggregate with no seed
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.GenericdefaultCipherWheel;

public sealed record Rotor(string Wiring, int Notch);

public static class Search
{
    public static T Pick<T>(this IEnumerable<T> source, Func<T, bool> match)
    {
        foreach (var item in source)
        {
            if (match(item))
            {
                return item;
            }
        }

        return default!;
    }

    public static TOut PickMapped<TIn, TOut>(IEnumerable<TIn> source, Func<TIn, bool> match, Func<TIn, TOut> map)
    {
        var outs = source.Where(match).Select(map);
        return outs.Pick(_ => true);
    }

    public static T Best<T>(IReadOnlyList<T> items, Comparison<T> by)
    {
        T best = default!;
        for (int i = 0; i < items.Count; i++)
        {
            if (i == 0 || by(items[i], best) > 0)
            {
                best = items[i];
            }
        }

        return best;
    }
}

public static class Case
{
    private static readonly Rotor[] Box = [new("EKMF", 16), new("AJDK", 4)];

    private static int Wiring(int notch)
    {
        var rotor = Box.Pick(r => r.Notch == notch);
        return rotor.Wiring.Length; // want: null-deref
    }

    private static int Notch(int min) => Box.Select(r => r.Notch).Pick(n => n > min).GetHashCode();

    private static char Letter(int min)
    {
        string wiring = Search.PickMapped(Box, r => r.Notch > min, r => r.Wiring);
        return wiring[0]; // want: null-deref
    }

    private static int NotchMapped(int min) => Search.PickMapped(Box, r => r.Notch > min, r => r.Notch).CompareTo(3);

    private static Rotor Latest(IReadOnlyList<Rotor> rotors) => Search.Best(rotors, (a, b) => a.Notch - b.Notch);

    private static int Strongest(IReadOnlyList<Rotor> rotors) => Latest(rotors).Wiring.Length; // want: null-deref

    private static int StrongestOf() => Search.Best(["a", "bb"], string.CompareOrdinal).Length;

    public static void Demo1() => Wiring(9);

    public static void Demo2() => Notch(99);

    public static void Demo3() => Letter(20);

    public static void Demo4() => NotchMapped(20);

    public static void Demo5() => Strongest([]);

    public static void Demo6() => StrongestOf();
}
