// Loops that come round by several ways, and indices that leave elements out.
using System;
using System.Collections.Generic;

namespace Variations.Rounds;

public static class Split
{
    public static int Skipped(string code)
    {
        List<char>? group = [];
        foreach (char c in code)
        {
            if (c != '|')
            {
                group!.Add(c); // want: null-deref
                continue;
            }

            group = null;
        }

        return group?.Count ?? 0;
    }

    public static int Renewed(string code)
    {
        List<char> group = [];
        foreach (char c in code)
        {
            if (c != '|')
            {
                group.Add(c);
                continue;
            }

            group = [];
        }

        return group.Count;
    }

    public static int Numbers(int[] code)
    {
        List<int>? group = [];
        foreach (int c in code)
        {
            group!.Add(c); // want: null-deref
            if (c == 3)
            {
                group = null;
            }
        }

        return code.Length;
    }

    public static int Stopped(int[] code)
    {
        List<int>? group = [];
        foreach (int c in code)
        {
            group!.Add(c);
            if (c == 3)
            {
                group = null;
                break;
            }
        }

        return code.Length;
    }

    public static int EverySecond(int rows)
    {
        var chart = new int[rows][];
        for (int r = 0; r < rows; r += 2)
        {
            chart[r] = new int[3];
        }

        return chart[0].Length + chart[1].Length; // want: null-deref
    }

    public static int Every(int rows)
    {
        var chart = new int[rows][];
        for (int r = 0; r < rows; r++)
        {
            chart[r] = new int[3];
        }

        return chart[0].Length + chart[1].Length;
    }
}

public static class Demos
{
    public static int Demo1() => Split.Skipped("a|b") + Split.Renewed("a|b");

    public static int Demo2() => Split.Numbers([3, 4]);

    public static int Demo3() => Split.Stopped([3, 4]) + Split.Every(4) + Split.EverySecond(4);
}
