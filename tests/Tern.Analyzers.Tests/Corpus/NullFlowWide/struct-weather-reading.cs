// case: struct-weather-reading
// category: default-struct
// rationale: readings that never ran a constructor have a null station and null samples
// csc: none

using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide9.WeatherReading;

public readonly struct Reading
{
    private readonly double[] _samples;

    public Reading(string station, params double[] samples)
    {
        Station = station;
        _samples = samples;
    }

    public string Station { get; }

    public double Peak()
    {
        double peak = double.MinValue;
        foreach (double s in _samples) // want: null-deref
        {
            peak = s > peak ? s : peak;
        }

        return peak;
    }

    public int Count => _samples?.Length ?? 0;
}

public record struct Front(string Name, Reading Lead);

public sealed class Bulletin
{
    private readonly Reading[] _hourly = new Reading[24];
    private readonly Dictionary<string, Reading> _byStation = new();

    public void Report(int hour, Reading reading)
    {
        _hourly[hour] = reading;
        _byStation[reading.Station] = reading;
    }

    public double PeakAt(int hour) => _hourly[hour].Peak();

    public string Banner(string station)
    {
        _byStation.TryGetValue(station, out var reading);
        return reading.Station.ToUpperInvariant(); // want: null-deref
    }

    public string Banner(string station, string fallback)
    {
        return _byStation.TryGetValue(station, out var reading) ? reading.Station.ToUpperInvariant() : fallback;
    }

    public int Reported() => _hourly.Count(r => r.Count > 0);
}

public static class Forecast
{
    private static readonly List<Front> Fronts = new() { new Front("Xaver", new Reading("Sylt", 4.5)) };

    private static int NameLength(string name)
    {
        Front front = Fronts.FirstOrDefault(f => f.Name == name);
        return front.Name.Length; // want: null-deref
    }

    private static Bulletin Today()
    {
        var bulletin = new Bulletin();
        bulletin.Report(6, new Reading("Kiel", 3.0, 5.5));
        return bulletin;
    }

    public static double Demo1() => Today().PeakAt(7);

    public static string Demo2() => Today().Banner("Bonn");

    public static int Demo3() => NameLength("Zoe");

    public static double Demo4() => Today().PeakAt(6) + NameLength("Xaver") + Today().Reported();

    public static string Demo5() => Today().Banner("Kiel") + Today().Banner("Bonn", "n/a");
}
