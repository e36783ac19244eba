// case: neg-orchard-yield-queries
// category: negative-linq
// rationale: Where then Select, OfType, grouping and lookups, joins on the same keys, All before use
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.NegOrchardYieldQueries;

public sealed class Tree(string sort)
{
    public string Sort { get; } = sort;
    public Harvest? Last { get; set; }
    public string? Graft { get; set; }
}

public sealed record Harvest(int Kilos, string? Buyer);

public sealed class Orchard(IReadOnlyList<Tree> trees)
{
    public int Kilos() => trees.Where(t => t.Last != null).Sum(t => t.Last.Kilos); // csc-false

    public IEnumerable<int> Grafts() => trees.Select(t => t.Graft).OfType<string>().Select(g => g.Length);

    public string[] Buyers() => (from t in trees
                                 where t.Last is { Buyer: not null }
                                 orderby t.Last.Kilos // csc-false
                                 select t.Last.Buyer.ToUpperInvariant()).ToArray(); // csc-false

    public int BestOf(string sort)
    {
        var group = trees.GroupBy(t => t.Sort).FirstOrDefault(g => g.Key == sort);
        return group?.Max(t => t.Last?.Kilos ?? 0) ?? 0;
    }

    public int Lookup(string sort) => trees.ToLookup(t => t.Sort)[sort].Count();

    public int AllPicked()
    {
        if (!trees.All(t => t.Last is not null))
        {
            return -1;
        }

        int sum = 0;
        foreach (var t in trees)
        {
            sum += t.Last!.Kilos;
        }

        return sum;
    }

    public int Heaviest()
    {
        if (!trees.Any(t => t.Last != null))
        {
            return 0;
        }

        var best = trees.Where(t => t.Last != null).MaxBy(t => t.Last.Kilos); // csc-false
        return best.Last.Kilos; // csc-false
    }

    public int Paired()
    {
        var bySort = trees.Select(t => t.Sort).Distinct().ToDictionary(s => s, s => new List<Tree>());
        foreach (var t in trees)
        {
            bySort.GetValueOrDefault(t.Sort).Add(t); // csc-false
        }

        return bySort.Values.Where(l => l.Count > 0).Select(l => l.FirstOrDefault().Sort.Length).Sum(); // csc-false
    }
}

public static class Case
{
    private static Orchard Sample() => new([new Tree("boskoop") { Last = new(40, "coop") }, new Tree("elstar") { Graft = "m9" }]);

    public static void Demo1() => Sample().Kilos();
    public static void Demo2() => Sample().Grafts().Sum();
    public static void Demo3() => Sample().Buyers();
    public static void Demo4() => _ = Sample().BestOf("elstar") + Sample().BestOf("x") + Sample().Lookup("x");
    public static void Demo5() => Sample().AllPicked();
    public static void Demo6() => _ = Sample().Heaviest() + new Orchard([]).Heaviest();
    public static void Demo7() => Sample().Paired();
}
