// A search of an array that finds nothing gives a structure of which nothing is set.
using System;

namespace Variations.StructsNotFound;

public readonly struct Fare(string zone, int cents)
{
    public string Zone { get; } = zone;

    public int Cents { get; } = cents;
}

public static class Fares
{
    private static readonly Fare[] s_all = [new Fare("A", 120), new Fare("B", 240)];

    private static int Width(int cents) => Array.Find(s_all, f => f.Cents == cents).Zone.Length; // want: null-deref

    private static int WidthOfLast(int cents)
    {
        Fare fare = Array.FindLast(s_all, f => f.Cents < cents);
        return fare.Zone.Length; // want: null-deref
    }

    private static int WidthOrNone(int cents)
    {
        Fare fare = Array.Find(s_all, f => f.Cents == cents);
        return fare.Zone is null ? 0 : fare.Zone.Length;
    }

    private static int WidthOfKnown(int cents) => Array.Exists(s_all, f => f.Cents == cents) ? Array.Find(s_all, f => f.Cents == cents).Zone.Length : 0;

    public static void Demo1() => Width(7);

    public static void Demo2() => WidthOfLast(7);

    public static void Demo3() => WidthOrNone(7);

    public static void Demo4() => WidthOfKnown(7);
}
