// case: staticorder-signal-flags
// category: static-order
// rationale: a static table is read by a factory before its initialiser, and two classes initialise each other
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StaticorderSignalFlags;

public sealed class Flag
{
    private static readonly Dictionary<char, Flag> s_all = [];

    public static readonly Flag Alfa = new('A', "white-blue");

    public char Letter { get; }
    public string Colours { get; }
    public int Serial { get; }

    private Flag(char letter, string colours)
    {
        Letter = letter;
        Colours = colours;
        s_all[letter] = this;
        Serial = s_all.Count;
    }
}

public sealed class Pennant
{
    public static readonly Pennant One = Register("one");

    private static readonly List<Pennant> s_known = [];

    public string Name { get; init; } = "";

    private static Pennant Register(string name)
    {
        var pennant = new Pennant { Name = name };
        s_known.Add(pennant); // want: null-deref
        return pennant;
    }
}

public static class Bridge
{
    public static readonly string Motto = "steady " + Watch.Code;

    public static readonly string[] Crew = ["mate", "cook"];

    public static int Size => Crew.Length;
}

public static class Watch
{
    public static readonly string Code = "w" + CountCrew();

    private static int CountCrew()
    {
        int n = 0;
        foreach (var member in Bridge.Crew) // want: null-deref
        {
            n += member.Length;
        }

        return n;
    }
}

public static class Semaphore
{
    private static readonly string[] s_arms = ["left", "right"];

    public static readonly int Span = Measure();

    private static int Measure() => s_arms.Sum(a => a.Length);
}

public static class Demos
{
    public static void Demo1() => Console.Write(Flag.Alfa.Serial + Flag.Alfa.Colours.Length);
    public static void Demo2() => Console.Write(Pennant.One.Name);
    public static void Demo3() => Console.Write(Bridge.Motto);
    public static void Demo4() => Console.Write(Semaphore.Span);
}
