// case: neg-lambda-kite-festival
// category: negative-lambda
// rationale: local functions and lambdas run only after the captured variables are set
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.KiteFestival;

public sealed record Wind(int Knots, string From);

public sealed class Kite(string pilot, int area)
{
    public string Pilot { get; } = pilot;
    public int Area { get; } = area;
    public Wind? Limit { get; init; }
}

public static class Festival
{
    public static List<string> Ready(IEnumerable<Kite> kites, Wind? wind)
    {
        var ready = new List<string>();
        if (!HasWind())
            return ready;
        foreach (var kite in kites)
        {
            if (Flies(kite))
                ready.Add(kite.Pilot + wind.From); // csc-false
        }
        return ready;

        bool HasWind() => wind is { Knots: > 3 };

        bool Flies(Kite kite) => kite.Limit is null || kite.Limit.Knots >= wind.Knots; // csc-false
    }

    public static string Loudest(IReadOnlyList<Kite> kites)
    {
        Kite? biggest = null;
        void Consider(Kite kite)
        {
            if (biggest is null || kite.Area > biggest.Area)
                biggest = kite;
        }

        if (kites.Count == 0)
            return "no kites";
        foreach (var kite in kites)
            Consider(kite);
        return biggest.Pilot; // csc-false
    }

    public static int Score(IReadOnlyList<Kite> kites, Wind? wind)
    {
        if (wind == null)
            return 0;
        Wind? steady = wind;
        Func<Kite, int> points = k => k.Area * steady.Knots;
        return kites.Sum(points);
    }

    public static string Program(IReadOnlyList<Kite> kites)
    {
        string? title = null;
        Action<string> name = t => title = title is null ? t : title + "+" + t;
        name("opening");
        foreach (var kite in kites)
            name(kite.Pilot);
        return Finish();

        string Finish() => title.ToUpperInvariant() + title.Length; // csc-false
    }
}

public static class KiteDemo
{
    private static readonly Kite[] Kites =
    [
        new("Uma", 12) { Limit = new Wind(8, "any") },
        new("Vic", 30),
        new("Wes", 7) { Limit = new Wind(20, "any") },
    ];

    public static string Demo1()
    {
        Wind?[] winds = [null, new(2, "N"), new(8, "W"), new(15, "SW"), new(40, "S")];
        return string.Join("|", winds.Select(w => string.Join(",", Festival.Ready(Kites, w)) + Festival.Score(Kites, w)));
    }

    public static string Demo2() => Festival.Loudest(Kites) + Festival.Loudest([]) + Festival.Loudest(Kites[..1]);

    public static string Demo3() => Festival.Program(Kites) + Festival.Program([]) + Festival.Ready([], new Wind(9, "E")).Count;
}
