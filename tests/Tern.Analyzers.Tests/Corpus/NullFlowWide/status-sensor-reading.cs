// case: status-sensor-reading
// category: error-contract
// rationale: a reading object carries a sample only for status Ok or Stale; a caller treats every status but Failed as good
// csc: none

namespace NullSafety.SensorReading;

public enum ReadStatus
{
    Ok,
    Stale,
    WarmingUp,
    Failed,
}

public sealed record Sample(double Celsius);

public sealed class Reading
{
    private Reading(ReadStatus status, Sample sample, string error)
    {
        Status = status;
        Sample = sample;
        Error = error;
    }

    public ReadStatus Status { get; }
    public Sample Sample { get; }
    public string Error { get; }

    public static Reading Of(Sample sample, bool fresh) => new(fresh ? ReadStatus.Ok : ReadStatus.Stale, sample, null!);

    public static Reading Warming() => new(ReadStatus.WarmingUp, null!, null!);

    public static Reading Fail(string error) => new(ReadStatus.Failed, null!, error);
}

public sealed class Probe
{
    private readonly int _polls;
    public Probe(int polls) => _polls = polls;

    public Reading Read()
    {
        if (_polls < 3)
        {
            return _polls < 0 ? Reading.Fail("bus error") : Reading.Warming();
        }

        return Reading.Of(new Sample(21.5), _polls < 10);
    }
}

public static class Panel
{
    public static double Show(Probe probe)
    {
        Reading reading = probe.Read();
        if (reading.Status == ReadStatus.Failed)
        {
            return double.NaN;
        }

        return reading.Sample.Celsius; // want: null-deref
    }

    public static double ShowSettled(Probe probe)
    {
        Reading reading = probe.Read();
        return reading.Status is ReadStatus.Ok or ReadStatus.Stale ? reading.Sample.Celsius : double.NaN;
    }

    public static string Alarm(Probe probe)
    {
        Reading reading = probe.Read();
        if (reading.Status == ReadStatus.Ok)
        {
            return "fine";
        }

        return reading.Error.ToUpperInvariant(); // want: null-deref
    }

    public static string AlarmOnFailure(Probe probe)
    {
        var reading = probe.Read();
        return reading.Status == ReadStatus.Failed ? reading.Error.ToUpperInvariant() : "fine";
    }
}

public static class Case
{
    public static void DemoShow() => Panel.Show(new Probe(1));

    public static void DemoShowWarm() => Panel.ShowSettled(new Probe(1));

    public static void DemoAlarm() => Panel.Alarm(new Probe(12));

    public static void DemoAlarmSafe() => Panel.AlarmOnFailure(new Probe(-1));
}
