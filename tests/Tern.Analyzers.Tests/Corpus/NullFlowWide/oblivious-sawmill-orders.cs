// case: oblivious-sawmill-orders
// category: oblivious
// rationale: null from legacy helpers over several hops, and a legacy caller that hands null to an annotated method
// csc: none

using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ObliviousSawmillOrders;

public sealed class Plank
{
    public string Wood = "oak";
    public int Cut(string note) => Wood.Length + note.Length; // want: null-deref
}

#nullable disable
public static class LegacyYard
{
    private static readonly Hashtable Stock = new() { ["oak"] = new Plank() };

    private static object Raw(string wood) => Stock[wood];

    public static Plank Find(string wood)
    {
        var found = Raw(wood);
        return found as Plank;
    }

    public static Plank FindOrPine(string wood) => Find(wood) ?? new Plank { Wood = "pine" };

    public static string Remark(int grade)
    {
        switch (grade)
        {
            case 1: return "clear";
            case 2: return "knotty";
            default: return null;
        }
    }

    public static int Process(int grade)
    {
        string remark = Remark(grade);
        return new Plank().Cut(remark);
    }

    public static int ProcessSafe(int grade) => new Plank().Cut(Remark(grade) ?? string.Empty);

    public static IEnumerable<string> Tags(Plank plank) => plank.Wood == "oak" ? ["hard"] : null;
}
#nullable enable

public static class Case
{
    private static Plank Order(string wood) => LegacyYard.Find(wood);

    private static string Ticket(string wood)
    {
        var (plank, day) = (Order(wood), 3);
        return day + plank.Wood; // want: null-deref
    }

    private static string SafeTicket(string wood) => LegacyYard.FindOrPine(wood).Wood.Trim();

    private static int TagLength(string wood)
    {
        int n = 0;
        foreach (var tag in LegacyYard.Tags(LegacyYard.FindOrPine(wood))) // want: null-deref
        {
            n += tag.Length;
        }

        return n;
    }

    public static void Demo1() => Ticket("elm");
    public static void Demo2() => SafeTicket("elm");
    public static void Demo3() => LegacyYard.Process(3);
    public static void Demo4() => LegacyYard.ProcessSafe(3);
    public static void Demo5() => TagLength("elm");
    public static void Demo6() => TagLength("oak");
}
