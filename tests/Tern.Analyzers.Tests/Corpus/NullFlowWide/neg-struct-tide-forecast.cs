// case: neg-struct-tide-forecast
// category: negative-struct
// rationale: a result struct is made only by factories so that success implies the value
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.TideForecast;

public readonly struct Outcome<T> where T : class
{
    private Outcome(T? value, string? error, bool ok)
    {
        Value = value;
        Error = error;
        Ok = ok;
    }

    public bool Ok { get; }
    public T? Value { get; }
    public string? Error { get; }

    public static Outcome<T> Success(T value) => new(value, null, true);

    public static Outcome<T> Failure(string error) => new(null, error, false);

    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) where TNext : class =>
        Ok ? next(Value) : Outcome<TNext>.Failure(Error ?? "unset"); // csc-false
}

public sealed record Harbor(string Name, double[] Levels);

public sealed record Tide(string Harbor, int Hour, double Level);

public static class Forecast
{
    private static readonly Harbor[] Harbors =
    [
        new("Brest", [1.2, 3.5, 6.1, 4.0]),
        new("Emden", []),
        new("Cadiz", [0.4, 1.1, 2.9]),
    ];

    public static Outcome<Harbor> Find(string name)
    {
        foreach (var harbor in Harbors)
        {
            if (harbor.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return Outcome<Harbor>.Success(harbor);
        }
        return Outcome<Harbor>.Failure("no harbor " + name);
    }

    private static Outcome<Tide> High(Harbor harbor)
    {
        if (harbor.Levels.Length == 0)
            return Outcome<Tide>.Failure(harbor.Name + " sends no data");
        double max = harbor.Levels.Max();
        return Outcome<Tide>.Success(new Tide(harbor.Name, Array.IndexOf(harbor.Levels, max), max));
    }

    public static string Headline(string name)
    {
        var tide = Find(name).Then(High);
        if (!tide.Ok)
            return tide.Error.Replace("no ", "unknown "); // csc-false
        return $"{tide.Value.Harbor} at {tide.Value.Hour}"; // csc-false
    }

    public static double Sum(params string[] names) => names
        .Select(n => Find(n))
        .Where(o => o.Ok)
        .Sum(o => o.Value.Levels.Sum()); // csc-false

    public static string Higher(string a, string b)
    {
        Outcome<Tide> left = Find(a).Then(High), right = Find(b).Then(High);
        return (left.Ok, right.Ok) switch
        {
            (true, true) => left.Value.Level >= right.Value.Level ? a : b, // csc-false
            (true, false) => a + " only",
            (false, true) => b + " only",
            _ => "neither",
        };
    }
}

public static class TideDemo
{
    public static List<string> Demo1() =>
        [Forecast.Headline("brest"), Forecast.Headline("Emden"), Forecast.Headline("Oran"), Forecast.Headline("CADIZ")];

    public static double Demo2() => Forecast.Sum("Brest", "Oran", "Emden", "Cadiz") + Forecast.Sum() + Forecast.Sum("x");

    public static string Demo3()
    {
        string[] names = ["Brest", "Emden", "Cadiz", "Oran"];
        return string.Join(",", from a in names from b in names select Forecast.Higher(a, b));
    }
}
