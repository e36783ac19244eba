// case: neg-lazy-weather-atlas
// category: negative-lazy
// rationale: lazy members are filled by private ensure methods on every access path
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.WeatherAtlas;

public sealed record Reading(string Station, int Month, double Celsius);

public sealed class Atlas
{
    private readonly IReadOnlyList<Reading> _readings;
    private Dictionary<string, double>? _means;
    private List<string>? _ranking;
    private string? _summary;

    public Atlas(IReadOnlyList<Reading> readings) => _readings = readings;

    public int Builds { get; private set; }

    private void EnsureMeans()
    {
        if (_means != null)
            return;
        Builds++;
        _means = _readings.GroupBy(r => r.Station).ToDictionary(g => g.Key, g => g.Average(r => r.Celsius));
    }

    private void EnsureRanking()
    {
        EnsureMeans();
        if (_ranking is null)
        {
            _ranking = _means.OrderBy(p => p.Value).ThenBy(p => p.Key).Select(p => p.Key).ToList(); // csc-false
        }
    }

    public double MeanOf(string station)
    {
        EnsureMeans();
        return _means.TryGetValue(station, out double mean) ? mean : double.NaN; // csc-false
    }

    public int RankOf(string station)
    {
        EnsureRanking();
        return _ranking.IndexOf(station); // csc-false
    }

    public double Spread
    {
        get
        {
            EnsureRanking();
            if (_ranking.Count < 2) // csc-false
                return 0;
            return _means[_ranking[^1]] - _means[_ranking[0]]; // csc-false
        }
    }

    public int SummaryLength
    {
        get
        {
            if (!HasSummary)
                _summary = string.Join("<", Enumerable.Range(0, 12).Select(m => _readings.Count(r => r.Month == m)));
            return _summary.Length; // csc-false
        }
    }

    private bool HasSummary => _summary != null;
}

public static class AtlasDemo
{
    private static readonly Reading[] Readings =
    [
        new("Oslo", 1, -4), new("Oslo", 7, 17), new("Rome", 1, 8), new("Rome", 7, 26), new("Cork", 1, 6),
    ];

    public static double Demo1()
    {
        var atlas = new Atlas(Readings);
        double spread = atlas.Spread;
        return spread + atlas.RankOf("Rome") + atlas.MeanOf("Cork") + atlas.SummaryLength + atlas.Builds;
    }

    public static string Demo2()
    {
        var atlas = new Atlas(Readings);
        var mean = atlas.MeanOf("Oslo");
        var missing = double.IsNaN(atlas.MeanOf("Bern"));
        var rank = atlas.RankOf("Bern");
        return $"{mean} {missing} {rank} {atlas.SummaryLength} {atlas.SummaryLength} {atlas.Spread}";
    }

    public static double Demo3()
    {
        var empty = new Atlas(Array.Empty<Reading>());
        return empty.RankOf("x") + empty.Spread + empty.SummaryLength + empty.Builds;
    }
}
