// Loops that end with the array or with what fills it, whichever is shorter: the array is longer at times.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.FilledToTheShorter;

public static class Seats
{
    private static string[] Seat(IReadOnlyList<string> guests, int seats)
    {
        var table = new string[seats];
        for (int i = 0; i < guests.Count && i < seats; i++)
        {
            table[i] = guests[i];
        }

        return table;
    }

    private static string[] SeatWithin(IReadOnlyList<string> guests, int seats)
    {
        var table = new string[seats];
        int last = Math.Min(guests.Count, table.Length);
        for (int i = 0; i < last; i++)
        {
            table[i] = guests[i];
        }

        return table;
    }

    private static string[] SeatAll(IReadOnlyList<string> guests, int seats)
    {
        var table = new string[Math.Min(guests.Count, seats)];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = guests[i];
        }

        return table;
    }

    private static string[] SeatNamed(IReadOnlyList<string> guests, int seats)
    {
        var table = new string[seats];
        for (int i = 0; i < seats; i++)
        {
            table[i] = i < guests.Count ? guests[i] : "free";
        }

        return table;
    }

    private static string[] SeatFirst(IEnumerable<string> guests, int seats)
    {
        var table = new string[seats];
        int next = 0;
        foreach (string guest in guests.Order().Take(seats))
        {
            table[next++] = guest;
        }

        return table;
    }

    private static string[] SeatEach(IReadOnlyCollection<string> guests)
    {
        var table = new string[guests.Count];
        int next = 0;
        foreach (string guest in guests.Order())
        {
            table[next++] = guest;
        }

        return table;
    }

    private static int Width(string[] table)
    {
        int width = 0;
        for (int i = 0; i < table.Length; i++)
        {
            width = Math.Max(width, table[i].Length); // want: null-deref
        }

        return width;
    }

    private static int WidthWithin(IReadOnlyList<string> guests)
    {
        int width = 0;
        foreach (string name in SeatWithin(guests, 3))
        {
            width += name.Length; // want: null-deref
        }

        return width;
    }

    private static int WidthOfAll(IReadOnlyList<string> guests)
    {
        int width = 0;
        foreach (string name in SeatAll(guests, 3))
        {
            width += name.Length;
        }

        return width;
    }

    private static int WidthOfNamed(IReadOnlyList<string> guests)
    {
        int width = 0;
        foreach (string name in SeatNamed(guests, 3))
        {
            width += name.Length;
        }

        return width;
    }

    private static int WidthOfThird(List<string> guests) => SeatFirst(guests, 3)[2].Length; // want: null-deref

    private static int WidthOfSecond(List<string> guests) => SeatEach(guests)[1].Length;

    public static void Demo1() => Width(Seat(["Ada", "Bo"], 3));

    public static void Demo2() => WidthWithin(["Ada", "Bo"]);

    public static void Demo3() => WidthOfAll(["Ada", "Bo"]);

    public static void Demo4() => WidthOfNamed(["Ada", "Bo"]);

    public static void Demo5() => WidthOfThird(["Ada", "Bo"]);

    public static void Demo6() => WidthOfSecond(["Ada", "Bo"]);
}
