// case: staticorder-heraldry
// category: static-order
// rationale: a singleton whose constructor fills a later static, a measure through a method, two types that need each other
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StaticorderHeraldry;

public sealed class Arms
{
    public static readonly Arms Root = new("root");
    private static readonly Dictionary<string, Arms> ByName = new();

    public Arms(string name)
    {
        Name = name;
        ByName[name] = this; // want: null-deref
    }

    public string Name { get; }
}

public static class Tinctures
{
    public static readonly int Widest = Measure();
    private static readonly string[] Names = ["or", "argent", "gules"];

    public static int Count() => Names.Length;

    private static int Measure()
    {
        int max = 0;
        for (int i = 0; i < Names.Length; i++) // want: null-deref
        {
            max = Math.Max(max, Names[i].Length);
        }

        return max;
    }
}

public static class Charges
{
    private static readonly string[] Beasts = ["lion", "eagle"];
    public static readonly int Widest = Measure();

    private static int Measure() => Beasts.Max(b => b.Length);
}

public static class Shield
{
    public static readonly string Motto = Banner.Translate("semper");

    public static readonly List<string> Quarters = ["first"];
}

public static class Banner
{
    private static readonly int Fields = Shield.Quarters.Count; // want: null-deref

    public static string Translate(string s) => s + Fields;
}

public static class Case
{
    public static void Demo1() => _ = Arms.Root.Name;

    public static void Demo2() => Tinctures.Count();

    public static void Demo3() => _ = Charges.Widest;

    public static void Demo4() => _ = Shield.Motto;
}
