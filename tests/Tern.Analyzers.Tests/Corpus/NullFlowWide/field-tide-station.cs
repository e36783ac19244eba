// case: field-tide-station
// category: late-init
// rationale: calibration assigned by an optional call; lookup that finds nothing travels through a tuple and a lambda
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.FieldTideStation;

public sealed record Calibration(double Offset, string Label);

public sealed class TideStation
{
    private Calibration _calibration = null!;
    private readonly List<double> _levels = new();

    public TideStation(string code) => Code = code;

    public string Code { get; }

    public void Calibrate(double offset) => _calibration = new Calibration(offset, Code + "-cal");

    public void Record(double level) => _levels.Add(level);

    public double Mean()
    {
        double sum = 0;
        foreach (double level in _levels)
        {
            sum += level - _calibration.Offset; // want: null-deref
        }

        return _levels.Count == 0 ? 0 : sum / _levels.Count;
    }

    public string Describe() => _calibration == null ? Code : _calibration.Label.ToUpperInvariant();
}

#nullable disable
public static class StationIndex
{
    public static TideStation Locate(List<TideStation> all, string code)
    {
        foreach (var s in all)
        {
            if (s.Code == code)
            {
                return s;
            }
        }

        return null;
    }
}

#nullable enable
public sealed class TideBoard
{
    private readonly List<TideStation> _stations = new() { new TideStation("HEL") };

    private (TideStation Station, int Rank) Ranked(string code) => (StationIndex.Locate(_stations, code), _stations.Count);

    public string Title(string code)
    {
        Func<TideStation> pick = () => Ranked(code).Station;
        var station = pick();
        return station.Code.ToUpperInvariant(); // want: null-deref
    }

    public string TitleOrDash(string code) => StationIndex.Locate(_stations, code)?.Code ?? "-";
}

public static class Case
{
    public static void Demo1()
    {
        var s = new TideStation("CUX");
        s.Describe();
        s.Mean();
        s.Record(2.5);
        s.Mean();
    }

    public static void Demo2() => new TideBoard().Title("XXX");
    public static void Demo3() => new TideBoard().TitleOrDash("XXX");
}
