// Loops that climb to the top: a null is found at one of several places, and each caller has it at another.
using System.Collections.Generic;

namespace Variations.Climbed;

public sealed class Division
{
    public Division(string name, Division? above)
    {
        Name = name;
        Above = above!;
    }

    public string Name { get; }

    public Division Above { get; }

    public static Division Named(Division from, string name)
    {
        var at = from;
        while (at != null && at.Name != name)
        {
            at = at.Above;
        }

        return at!;
    }

    public static Division Common(Division a, Division b)
    {
        var seen = new HashSet<Division>();
        for (var at = a; at != null; at = at.Above)
        {
            seen.Add(at);
        }

        var found = b;
        while (found != null && !seen.Contains(found))
        {
            found = found.Above;
        }

        return found!;
    }

    public static Division Top(Division from)
    {
        var at = from;
        while (at.Above != null)
        {
            at = at.Above;
        }

        return at;
    }
}

public static class Case
{
    public static int Demo1()
    {
        var sales = new Division("sales", new Division("all", null));
        return Division.Named(sales, "none").Name.Length; // want: null-deref
    }

    public static int Demo2()
    {
        var sales = new Division("sales", new Division("all", null));
        var repair = new Division("repair", new Division("works", null));
        return Division.Common(sales, repair).Name.Length; // want: null-deref
    }

    public static int Demo3()
    {
        var sales = new Division("sales", new Division("all", null));
        return Division.Top(sales).Name.Length + Division.Top(sales.Above).Name.Length;
    }

    public static int Demo4()
    {
        var sales = new Division("sales", new Division("all", null));
        return Division.Named(sales, "none")?.Name.Length ?? 0;
    }
}
