// case: forgiving-tide-station
// category: null-forgiving
// rationale: `!` on lookups that "cannot fail", although stations without a gauge and unknown harbours do occur
// csc: none

namespace NullSafety.ForgivingTideStation;

public sealed record Gauge(string Serial, double Offset);

public sealed class Station
{
    public Station(string code, Gauge? gauge, Station? reference)
    {
        Code = code;
        Gauge = gauge;
        Reference = reference;
    }

    public string Code { get; }

    public Gauge? Gauge { get; }

    public Station? Reference { get; }
}

public sealed class StationIndex
{
    private readonly List<Station> _stations = new();

    public void Add(Station station) => _stations.Add(station);

    public Station? Find(string code)
    {
        foreach (var s in _stations)
        {
            if (string.Equals(s.Code, code, StringComparison.OrdinalIgnoreCase))
            {
                return s;
            }
        }

        return null;
    }
}

public sealed class TideReport
{
    private readonly StationIndex _index;

    public TideReport(StationIndex index) => _index = index;

    public double Corrected(string code, double level)
    {
        var station = _index.Find(code)!;
        var name = station.Code; // want: null-deref
        return name.Length == 0 ? level : level + (station.Gauge?.Offset ?? 0);
    }

    public double CorrectedOrRaw(string code, double level)
    {
        var station = _index.Find(code);
        return station is { Gauge: { } gauge } ? level + gauge.Offset : level;
    }

    public static string GaugeOf(Station station)
    {
        // secondary ports borrow the gauge of their reference port
        var gauge = station.Gauge ?? station.Reference?.Gauge;
        return gauge!.Serial; // want: null-deref
    }

    public static string GaugeLabel(Station station)
    {
        if (station.Gauge == null && station.Reference?.Gauge == null)
        {
            return "(none)";
        }

        return (station.Gauge ?? station.Reference!.Gauge)!.Serial;
    }
}

public static class Case
{
    private static StationIndex Build()
    {
        var index = new StationIndex();
        index.Add(new Station("HEL", new Gauge("G-7", 0.12), null));
        return index;
    }

    public static void DemoUnknownStation() => new TideReport(Build()).Corrected("BSH", 3.1);

    public static void DemoUnknownStationSafe() => new TideReport(Build()).CorrectedOrRaw("BSH", 3.1);

    public static void DemoNoGauge() => TideReport.GaugeOf(new Station("WYK", null, new Station("HUS", null, null)));

    public static void DemoNoGaugeSafe() => TideReport.GaugeLabel(new Station("WYK", null, new Station("HUS", null, null)));
}
