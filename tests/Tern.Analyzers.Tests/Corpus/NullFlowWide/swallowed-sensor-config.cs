// case: swallowed-sensor-config
// category: swallowed-exception
// rationale: parsing fails, the handler logs and carries on with the variable or field that was never set
// csc: none

namespace NullSafety.SwallowedSensorConfig;

public sealed record Calibration(double Slope, double Offset);

public static class CalibrationParser
{
    public static Calibration Parse(string text)
    {
        var parts = text.Split(';');
        return parts.Length == 2
            ? new Calibration(parts[0].Length, parts[1].Length)
            : throw new FormatException("expected slope;offset");
    }
}

public sealed class Sensor
{
    private readonly List<string> _warnings = new();
    private Calibration _calibration = null!;

    public void Configure(string text)
    {
        try
        {
            _calibration = CalibrationParser.Parse(text);
        }
        catch (FormatException e)
        {
            _warnings.Add(e.Message);
        }
    }

    public void ConfigureOrDefault(string text)
    {
        try
        {
            _calibration = CalibrationParser.Parse(text);
        }
        catch (FormatException e)
        {
            _warnings.Add(e.Message);
            _calibration = new Calibration(1, 0);
        }
    }

    public double Read(int raw) => raw * _calibration.Slope; // want: null-deref
}

public static class Probe
{
    public static double Zero(string text)
    {
        Calibration calibration = null!;
        try
        {
            calibration = CalibrationParser.Parse(text);
        }
        catch (Exception)
        {
            Console.Out.Flush();
        }

        return calibration.Offset; // want: null-deref
    }

    public static double ZeroSafe(string text)
    {
        Calibration calibration = null!;
        try { calibration = CalibrationParser.Parse(text); }
        catch (FormatException) { return 0; }

        return calibration.Offset;
    }
}

public static class Case
{
    public static void DemoRead()
    {
        var sensor = new Sensor();
        sensor.Configure("12");
        sensor.Read(7);
    }

    public static void DemoReadDefault()
    {
        var sensor = new Sensor();
        sensor.ConfigureOrDefault("12");
        sensor.Read(7);
    }

    public static void DemoZero() => Probe.Zero("1,5");
    public static void DemoZeroSafe() => Probe.ZeroSafe("1,5");
}
