// Fewer elements are copied into a new array than it has: the others are missing, unless something sets them.
using System;
using System.Linq;

namespace Variations.CopiedInPart;

public static class Shifts
{
    private static readonly string[] s_known = ["early", "late", "night"];

    public static int Last()
    {
        string[] names = new string[5];
        s_known.CopyTo(names, 0);
        return names[^1].Length; // want: null-deref
    }

    public static int Before()
    {
        string[] names = new string[5];
        s_known.CopyTo(names, 1);
        return names[0].Length; // want: null-deref
    }

    public static int All()
    {
        string[] names = new string[5];
        Array.Copy(s_known, names, 3);
        int sum = 0;
        for (int i = 0; i < names.Length; i++)
        {
            sum += names[i].Length; // want: null-deref
        }

        return sum;
    }

    public static int Copied()
    {
        string[] names = new string[5];
        s_known.CopyTo(names, 1);
        return names[1].Length + names[3].Length;
    }

    public static int Rest()
    {
        string[] names = new string[5];
        s_known.CopyTo(names, 0);
        names[3] = "off";
        names[^1] = "ill";
        return names.Sum(n => n.Length);
    }

    public static int Twice()
    {
        string[] names = new string[6];
        s_known.CopyTo(names, 0);
        s_known.CopyTo(names, 3);
        return names.Sum(n => n.Length) + names[5].Length;
    }

    public static int Gaps()
    {
        string[] names = new string[5];
        s_known.CopyTo(names, 0);
        for (int i = 0; i < names.Length; i++)
        {
            names[i] ??= "off";
        }

        return names.Sum(n => n.Length);
    }

    public static int GapsTested()
    {
        string[] names = new string[5];
        s_known.CopyTo(names, 0);
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] is null)
            {
                names[i] = "off";
            }
        }

        int sum = 0;
        foreach (string name in names)
        {
            sum += name.Length;
        }

        return sum;
    }

    public static int Behind()
    {
        string[] names = new string[5];
        s_known.CopyTo(names, 0);
        for (int i = s_known.Length; i < names.Length; i++)
        {
            names[i] = "off";
        }

        return names.Sum(n => n.Length);
    }

    public static int Whole()
    {
        string[] names = new string[3];
        s_known.CopyTo(names, 0);
        return names.Sum(n => n.Length);
    }
}

public static class Case
{
    public static void DemoLast() => Shifts.Last();

    public static void DemoBefore() => Shifts.Before();

    public static void DemoAll() => Shifts.All();

    public static void DemoCopied() => Shifts.Copied();

    public static void DemoRest() => Shifts.Rest();

    public static void DemoTwice() => Shifts.Twice();

    public static void DemoGaps() => Shifts.Gaps();

    public static void DemoGapsTested() => Shifts.GapsTested();

    public static void DemoBehind() => Shifts.Behind();

    public static void DemoWhole() => Shifts.Whole();
}
