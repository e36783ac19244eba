// case: neg-oblivious-safe
// category: negative-oblivious
// rationale: unannotated code that is careful: tests, defaults, caller-side guards and nulls that only meet code that accepts them
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegObliviousSafe;

#nullable disable
public sealed class Person
{
    public string First { get; set; }

    public string Last { get; set; }

    public Person Partner { get; set; }
}

public static class Formatter
{
    public static string Full(Person p)
    {
        if (p == null)
        {
            return string.Empty;
        }

        string first = p.First ?? "", last = p.Last ?? "";
        return (first.Trim() + " " + last.Trim()).Trim();
    }

    public static string Couple(Person p)
    {
        string other = p.Partner != null ? p.Partner.First : null;
        if (string.IsNullOrEmpty(other))
        {
            return Full(p);
        }

        return Full(p) + " & " + other.Trim();
    }

    public static Person Find(IList<Person> all, string last)
    {
        Person found = null;
        for (int i = 0; i < all.Count && found == null; i++)
        {
            if (all[i].Last == last)
            {
                found = all[i];
            }
        }

        return found;
    }

    public static bool Contains(IList<Person> all, string last) => Find(all, last) != null;

    public static int Width(IList<Person> all, string last)
    {
        var p = Find(all, last);
        bool missing = p == null;
        if (missing) return 0;
        return p.Last.Length;
    }
}
#nullable restore

public static class Case
{
    private static readonly List<Person> All = [new() { First = "Ada", Last = "L" }, new() { Last = "B", Partner = new Person() }];

    private static int Greeting(string last) => Formatter.Full(Formatter.Find(All, last)).Length;

    private static int Guarded(string last) => Formatter.Contains(All, last) ? Formatter.Find(All, last).Last.Length : 0;

    public static int Demo1() => Greeting("L") + Greeting("?") + Guarded("B") + Guarded("?") + Formatter.Width(All, "?") + Formatter.Width(All, "L");

    public static int Demo2() => All.Sum(p => Formatter.Couple(p).Length);
}
