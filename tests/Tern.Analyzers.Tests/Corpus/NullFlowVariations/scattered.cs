// Tables with a fixed number of elements, of which a loop sets those that the data name.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.Scattered;

public enum Watch
{
    First,
    Middle,
    Dog,
}

public sealed record Duty(Watch Watch, string Sailor);

public static class Roster
{
    private static string[] ByWatch(IEnumerable<Duty> duties)
    {
        var sailors = new string[3];
        foreach (var duty in duties)
        {
            sailors[(int)duty.Watch] = duty.Sailor;
        }

        return sailors;
    }

    private static string[] Filled(IEnumerable<(Watch Watch, string Sailor)> duties, string other)
    {
        var sailors = new string[3];
        Array.Fill(sailors, other);
        foreach (var (watch, sailor) in duties)
        {
            sailors[(int)watch] = sailor;
        }

        return sailors;
    }

    public static int Dog(IEnumerable<Duty> duties)
    {
        var sailors = ByWatch(duties);
        return sailors[(int)Watch.Dog].Length; // want: null-deref
    }

    public static int DogIfAny(IEnumerable<Duty> duties)
    {
        var sailors = ByWatch(duties);
        return sailors[(int)Watch.Dog] is null ? 0 : sailors[(int)Watch.Dog].Length;
    }

    public static int All(IEnumerable<Duty> duties) => ByWatch(duties).Sum(sailor => sailor.Length); // want: null-deref

    public static int Any(IEnumerable<Duty> duties) => ByWatch(duties).Sum(sailor => sailor?.Length ?? 0);

    public static int DogFilled(IEnumerable<(Watch Watch, string Sailor)> duties) => Filled(duties, "nobody")[(int)Watch.Dog].Length;

    public static int Initials(string text)
    {
        var words = new List<string>[26];
        foreach (var word in text.Split(' '))
        {
            (words[word[0] - 'a'] ??= new()).Add(word);
        }

        return words[0].Count + (words[1]?.Count ?? 0); // want: null-deref
    }

    public static int OfEach()
    {
        var sailors = new string[3];
        foreach (var watch in Enum.GetValues<Watch>())
        {
            sailors[(int)watch] = watch.ToString();
        }

        return sailors[2].Length;
    }

    public static int Ordered(IReadOnlyCollection<(int At, string Name)> rows)
    {
        var names = new string[rows.Count];
        foreach (var (at, name) in rows)
        {
            names[at] = name;
        }

        return names[0].Length;
    }

    public static int Completed(IEnumerable<Duty> duties)
    {
        var sailors = new string[3];
        foreach (var duty in duties)
        {
            sailors[(int)duty.Watch] = duty.Sailor;
        }

        for (int i = 0; i < sailors.Length; i++)
        {
            sailors[i] ??= "nobody";
        }

        return sailors[2].Length;
    }
}

public static class Case
{
    private static readonly Duty[] s_duties = [new(Watch.First, "a"), new(Watch.Middle, "b")];

    public static void Demo1() => Roster.Dog(s_duties);

    public static void Demo2() => Roster.DogIfAny(s_duties);

    public static void Demo3() => Roster.All(s_duties);

    public static void Demo4() => Roster.Any(s_duties);

    public static void Demo5() => Roster.DogFilled([(Watch.First, "a")]);

    public static void Demo6() => Roster.Initials("bilge bow");

    public static void Demo7() => Roster.OfEach();

    public static void Demo8() => Roster.Ordered([(0, "a")]);

    public static void Demo9() => Roster.Completed(s_duties);
}
