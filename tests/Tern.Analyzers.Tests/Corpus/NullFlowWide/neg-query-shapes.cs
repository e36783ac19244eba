// case: neg-query-shapes
// category: negative-collections
// rationale: nulls removed before the projection: Where, query syntax, grouping by a tested key, RemoveAll, a tested Any
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegQueryShapes;

public sealed record Crew(string Name, string? Rank, Crew? Mentor);

public static class Roster
{
    public static int MentorNames(IEnumerable<Crew> all) =>
        all.Where(c => c.Mentor != null).Select(c => c.Mentor.Name.Length).Sum(); // csc-false

    public static int Ranks(IEnumerable<Crew> all)
    {
        var query = from c in all
                    where c.Rank is not null
                    let rank = c.Rank
                    select rank.Length;
        return query.Sum();
    }

    public static string Grouped(IEnumerable<Crew> all)
    {
        var groups = all.Where(c => !string.IsNullOrEmpty(c.Rank)).GroupBy(c => c.Rank!);
        return string.Join(' ', groups.Select(g => g.Key.ToUpperInvariant() + g.First().Name.Length));
    }

    public static int Pruned(IEnumerable<Crew?> all)
    {
        var list = all.ToList();
        list.RemoveAll(c => c is null);
        int n = 0;
        foreach (var c in list)
        {
            n += c.Name.Length; // csc-false
        }

        return n;
    }

    public static int FirstRanked(IReadOnlyList<Crew> all)
    {
        if (!all.Any(c => c.Rank != null))
        {
            return 0;
        }

        return all.First(c => c.Rank != null).Rank.Length; // csc-false
    }

    public static int Mentored(IReadOnlyList<Crew> all)
    {
        var chosen = all.FirstOrDefault(c => c.Mentor is { Rank: not null });
        return chosen == null ? 0 : chosen.Mentor.Rank.Length; // csc-false
    }

    public static Dictionary<string, string> ByName(IEnumerable<Crew> all) =>
        all.Where(c => c.Rank != null).ToDictionary(c => c.Name, c => c.Rank.Trim()); // csc-false
}

public static class Case
{
    public static void Demo1()
    {
        var old = new Crew("Ivo", "captain", null);
        foreach (var all in new Crew[][] { [], [old], [new("Ada", null, old), new("Bo", null, null)] })
        {
            Roster.MentorNames(all);
            Roster.Ranks(all);
            Roster.Grouped(all);
            Roster.Pruned(all.Append(null));
            Roster.FirstRanked(all);
            Roster.Mentored(all);
            Roster.ByName(all);
        }
    }
}
