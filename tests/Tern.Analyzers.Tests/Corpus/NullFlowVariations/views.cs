// Spans, memory and segments are views of an array: they hold what it holds, and what is set in them is set in it.
using System;

namespace Variations.Views;

public static class Rows
{
    private static int Width(Span<string> names)
    {
        int width = 0;
        foreach (string name in names)
        {
            width += name.Length; // want: null-deref
        }

        return width;
    }

    private static int WidthOfFull(ReadOnlySpan<string> names)
    {
        int width = 0;
        foreach (string name in names)
        {
            width += name.Length;
        }

        return width;
    }

    private static int WidthOfSecond(Memory<string> names) => names.Span[1].Length; // want: null-deref

    private static void Drop(Span<string> names, int at) => names[at] = null!;

    private static void Name(Span<string> names) => names[0] = "none";

    private static string[] One()
    {
        var names = new string[2];
        names[0] = "Ada";
        return names;
    }

    public static void Demo1() => Width(One());

    public static void Demo2() => Width(One().AsSpan(1));

    public static void Demo3() => WidthOfFull(One().AsSpan(0, 1));

    public static void Demo4() => WidthOfSecond(One());

    public static void Demo5()
    {
        string[] names = ["Ada", "Bo"];
        Drop(names, 1);
        _ = names[0].Length + names[1].Length; // want: null-deref
    }

    public static void Demo6()
    {
        string[] names = [null!, "Bo"];
        Name(names);
        _ = names[0].Length + names[1].Length;
    }

    public static void Demo7()
    {
        var names = new string[2];
        names.AsSpan().Fill("free");
        _ = names[1].Length;
        names.AsSpan().Clear();
        _ = names[1].Length; // want: null-deref
    }

    public static void Demo8()
    {
        Span<string> names = new string[2];
        names[0] = "Ada";
        names[1] = "Bo";
        _ = names[0].Length + names[^1].Length;
    }

    public static void Demo9() => WidthOfFull(null);
}
