// case: event-thermostat
// category: event
// rationale: an event is raised without a handler, and removing the last handler from a delegate leaves null
// csc: none

namespace NullSafety.Thermostats;

public sealed class Reading
{
    public Reading(string room, double degrees)
    {
        Room = room;
        Degrees = degrees;
    }

    public string Room { get; }

    public double Degrees { get; }
}

public sealed class Thermostat
{
    private Func<double, double> _correction = Identity;

    public event Action<Reading> Measured = null!;

    public event Action<Reading> Overheated = delegate { };

    public void Measure(string room, double degrees)
    {
        var reading = new Reading(room, Correct(degrees));
        if (reading.Degrees > 30)
        {
            Overheated(reading);
        }

        Measured(reading); // want: null-deref
    }

    public void MeasureQuietly(string room, double degrees)
    {
        Measured?.Invoke(new Reading(room, degrees));
    }

    public void Calibrate(Func<double, double> correction)
    {
        _correction -= Identity!;
        _correction += correction;
    }

    public void Uncalibrate(Func<double, double> correction)
    {
        _correction = (_correction - correction)!;
    }

    private double Correct(double raw)
    {
        return _correction(raw); // want: null-deref
    }

    private static double Identity(double raw) => raw;
}

public static class Case
{
    private static double Offset(double raw) => raw - 0.5;

    public static void DemoNobody() => new Thermostat().Measure("attic", 31);

    public static void DemoQuiet() => new Thermostat().MeasureQuietly("attic", 31);

    public static void DemoSubscribed()
    {
        var thermostat = new Thermostat();
        thermostat.Measured += r => Math.Round(r.Degrees);
        thermostat.Calibrate(Offset);
        thermostat.Measure("attic", 31);
    }

    public static void DemoUncalibrated()
    {
        var thermostat = new Thermostat();
        thermostat.Measured += r => Math.Round(r.Degrees);
        thermostat.Calibrate(Offset);
        thermostat.Uncalibrate(Offset);
        thermostat.Measure("attic", 31);
    }
}
