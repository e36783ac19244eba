// case: neg-linq-observatory-log
// category: negative-linq
// rationale: sequences are filtered for set members before they are projected, grouped or sorted
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.ObservatoryLog;

public sealed record Observer(string Name, string? Club);

public sealed record Sighting(string Star, Observer? By, string? Remark, double Magnitude);

public sealed class NightLog(IReadOnlyList<Sighting> sightings)
{
    public string[] Observers() => sightings
        .Where(s => s.By != null)
        .Select(s => s.By.Name) // csc-false
        .Distinct()
        .ToArray();

    public Dictionary<string, int> PerClub() => sightings
        .Where(s => s.By is { Club: not null })
        .GroupBy(s => s.By.Club.ToLowerInvariant()) // csc-false
        .ToDictionary(g => g.Key, g => g.Count());

    public string LongestRemark()
    {
        var remarked = sightings.Where(s => !string.IsNullOrEmpty(s.Remark)).ToList();
        if (remarked.Count == 0)
            return "";
        return remarked.OrderByDescending(s => s.Remark.Length).First().Star; // csc-false
    }

    public string Brightest()
    {
        if (!sightings.Any())
            return "clouds";
        return sightings.MinBy(s => s.Magnitude).Star; // csc-false
    }

    public int AnonymousWords() =>
        (from s in sightings
         where s.By == null && s.Remark != null
         let words = s.Remark.Split(' ') // csc-false
         select words.Length).Sum();
}

public static class NightLogDemo
{
    private static readonly Sighting[] Night =
    [
        new("Vega", new Observer("Ada", "Lyra"), "steady", 0.03),
        new("Mira", new Observer("Ben", null), null, 6.5),
        new("Algol", null, "fading since nine", 2.9),
        new("Deneb", new Observer("Cyd", "LYRA"), "", 1.25),
        new("Spica", null, null, 0.98),
    ];

    public static string Demo1()
    {
        var log = new NightLog(Night);
        string clubs = string.Join(",", log.PerClub().Select(p => p.Key + p.Value));
        return string.Join(",", log.Observers()) + clubs + log.LongestRemark() + log.Brightest() + log.AnonymousWords();
    }

    public static string Demo2()
    {
        var log = new NightLog(Array.Empty<Sighting>());
        return log.Observers().Length + log.PerClub().Count + log.LongestRemark() + log.Brightest() + log.AnonymousWords();
    }

    public static string Demo3()
    {
        var results = new List<string>();
        foreach (var s in Night)
        {
            var log = new NightLog([s]);
            results.Add(log.Observers().Length + log.LongestRemark() + log.Brightest() + log.AnonymousWords());
        }
        return string.Join(";", results);
    }
}
