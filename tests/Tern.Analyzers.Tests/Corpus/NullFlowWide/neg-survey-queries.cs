// case: neg-survey-queries
// category: negative-linq
// rationale: filters before projections in query and method syntax, groups, zips, lookups and an async filter
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegSurveyQueries;

public sealed record Answer(string? Text, int? Score, Answer? Follow = null);

public sealed class Survey(IReadOnlyList<Answer> answers)
{
    public int Texts() => answers.Where(a => a.Text != null).Select(a => a.Text.Length).Sum(); // csc-false

    public int Scored() => (from a in answers where a.Score.HasValue && a.Follow is not null select a.Follow.Text ?? "").Count(); // csc-false

    public int Chained() => answers.Select(a => a.Follow).Where(f => f is not null).Select(f => f.Text).Where(t => !string.IsNullOrEmpty(t)).Sum(t => t.Length); // csc-false

    public int Typed() => answers.Select(a => a.Follow).OfType<Answer>().Sum(f => f.Text?.Length ?? 0);

    public int FirstScored()
    {
        var hit = answers.FirstOrDefault(a => a.Follow != null);
        return hit == null ? 0 : hit.Follow.Text?.Length ?? 0; // csc-false
    }

    public Dictionary<string, int> Histogram()
    {
        var map = new Dictionary<string, int>();
        foreach (var group in answers.Where(a => a.Text != null).GroupBy(a => a.Text))
        {
            map[group.Key] = group.Key.Length + group.First().Text.Length; // csc-false
        }

        return map;
    }

    public int Grouped()
    {
        var lookup = answers.ToLookup(a => a.Text is null);
        return lookup[false].Sum(a => a.Text.Length); // csc-false
    }

    public int Removed()
    {
        var texts = answers.Select(a => a.Text).ToList();
        texts.RemoveAll(t => t == null);
        return texts.Sum(t => t.Length); // csc-false
    }

    public static IEnumerable<T> NotNull<T>(IEnumerable<T?> items) where T : class
    {
        foreach (var item in items)
        {
            if (item is not null)
            {
                yield return item;
            }
        }
    }

    public int Helper() => NotNull(answers.Select(a => a.Text)).Sum(t => t.Length);

    public bool AllLong() => answers.All(a => a.Text != null) && answers.All(a => a.Text.Length > 3); // csc-false
}

public static class Case
{
    public static void Demo1()
    {
        var s = new Survey([new("yes", 1, new(null, 2)), new(null, null), new("no", 4, new("why", null))]);
        _ = s.Texts() + s.Scored() + s.Chained() + s.Typed() + s.FirstScored() + s.Histogram().Count + s.Grouped() + s.Removed() + s.Helper();
        _ = s.AllLong();
    }
}
