// case: receiver-seed-catalog
// category: receiver
// rationale: extension methods on a null receiver that touch it, and extension results used at once
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ReceiverSeedCatalog;

public sealed class Seed
{
    public string Latin = "Lactuca";
    public Seed? Hybrid;
}

public static class SeedExtensions
{
    public static bool IsWild(this Seed? seed) => seed is null || seed.Hybrid is null;

    public static string Genus(this Seed seed)
    {
        int space = seed.Latin.IndexOf(' '); // want: null-deref
        return space < 0 ? seed.Latin : seed.Latin[..space];
    }

    public static Seed Cross(this Seed seed, bool fertile) => fertile ? seed.Hybrid ?? seed : seed.Hybrid!;

    public static TOut Pipe<TIn, TOut>(this TIn input, Func<TIn, TOut> next) => next(input);

    public static T? NullIf<T>(this T value, Func<T, bool> test)
        where T : class => test(value) ? null : value;

    public static string OrNone(this string? text) => string.IsNullOrWhiteSpace(text) ? "none" : text.Trim();
}

public static class Catalog
{
    private static int Page(Seed seed)
    {
        var hybrid = seed.Hybrid!;
        return hybrid.IsWild() ? hybrid.Genus().Length : 0;
    }

    private static int PageSafe(Seed seed)
    {
        var hybrid = seed.Hybrid;
        return hybrid.IsWild() ? seed.Genus().Length : 0;
    }

    private static int Offspring(Seed seed)
    {
        return seed.Cross(fertile: false).Latin.Length; // want: null-deref
    }

    private static int OffspringSafe(Seed seed) => seed.Cross(fertile: true).Latin.Length;

    private static int Trimmed(string latin)
    {
        var text = latin.NullIf(string.IsNullOrEmpty)!;
        return text.Pipe(t => t.Length); // want: null-deref
    }

    private static int TrimmedSafe(string latin) => latin.NullIf(string.IsNullOrEmpty).OrNone().Length;

    public static void Demo1() => Page(new Seed());
    public static void Demo2() => PageSafe(new Seed());
    public static void Demo3() => Offspring(new Seed());
    public static void Demo4() => OffspringSafe(new Seed());
    public static void Demo5() => Offspring(new Seed { Hybrid = new Seed() });
    public static void Demo6() => Trimmed("");
    public static void Demo7() => Console.Write(TrimmedSafe("") + Trimmed("Allium"));
}
