// case: primary-greenhouse
// category: uninitialised-field
// rationale: captured primary constructor parameters receive null from one creator and are used in methods much later
// csc: none

namespace NullSafety.PrimaryGreenhouse;

public sealed class Thermometer(double reading)
{
    public double Reading => reading;
}

public sealed class Alarm(string channel)
{
    public string Channel { get; } = channel;
}

public class Bed(string plant, Thermometer probe)
{
    public string Label => plant + " bed";

    public bool TooCold(double limit) => probe.Reading < limit; // want: null-deref
}

public sealed class OutdoorBed(string plant) : Bed(plant, null!)
{
    public bool Sheltered { get; init; }
}

public sealed class IndoorBed(string plant, double reading) : Bed(plant, new Thermometer(reading))
{
    public bool Heated => reading > 20;
}

public sealed class Watch(Alarm alarm, Alarm? backup)
{
    private int _raised;

    public string Raise(string what)
    {
        _raised++;
        return alarm.Channel + "!" + what; // want: null-deref
    }

    public string RaiseBackup(string what) => backup is null ? what : backup.Channel + "!" + what;

    public int Raised => _raised;
}

public static class WatchFactory
{
    private static Alarm? Configured(string setting) =>
        setting.StartsWith("alarm=", StringComparison.Ordinal) ? new Alarm(setting["alarm=".Length..]) : null;

    public static Watch FromSettings(string setting) => new(Configured(setting)!, Configured(setting));

    public static int Check(Watch watch, Bed bed) => bed.TooCold(5) ? watch.Raise(bed.Label).Length : 0;
}

public static class Case
{
    public static void Demo1() => WatchFactory.Check(WatchFactory.FromSettings("alarm=sms"), new OutdoorBed("kale"));

    public static void Demo2() => WatchFactory.Check(WatchFactory.FromSettings("silent"), new IndoorBed("basil", 2));

    public static void Demo3()
    {
        var watch = WatchFactory.FromSettings("alarm=sms");
        WatchFactory.Check(watch, new IndoorBed("basil", 2));
        Console.WriteLine(new OutdoorBed("kale").Label + WatchFactory.FromSettings("silent").RaiseBackup("x"));
    }
}
