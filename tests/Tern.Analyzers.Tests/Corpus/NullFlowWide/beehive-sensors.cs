// case: beehive-sensors
// category: lazy-factory
// rationale: a lazy value whose factory finds nothing, a failed as under !, and an event field emptied by unsubscription
// csc: none

namespace NullSafety.BeehiveSensors;

public interface ISensor
{
    string Id { get; }
}

public sealed record Scale(string Id, double Grams) : ISensor;

public sealed record Thermometer(string Id, double Celsius) : ISensor;

public sealed class Hive
{
    private readonly List<ISensor> _sensors = new();
    private readonly Lazy<Scale> _scale;
    private Action<string> _alarm = static _ => { };

    public Hive()
    {
        _scale = new Lazy<Scale>(() => _sensors.OfType<Scale>().FirstOrDefault()!);
    }

    public Hive Mount(ISensor sensor)
    {
        _sensors.Add(sensor);
        return this;
    }

    public double Weight() => _scale.Value.Grams; // want: null-deref

    public double WeightOrZero() => _scale.Value is { } scale ? scale.Grams : 0;

    public double Temperature(int slot) => (_sensors[slot] as Thermometer)!.Celsius; // want: null-deref

    public double TemperatureChecked(int slot)
    {
        return _sensors[slot] is Thermometer ? (_sensors[slot] as Thermometer)!.Celsius : double.NaN;
    }

    public void Listen(Action<string> alarm) => _alarm = alarm;

    public void Unlisten(Action<string> alarm) => _alarm = (_alarm - alarm)!;

    public void Disturb()
    {
        foreach (var sensor in _sensors)
        {
            _alarm(sensor.Id); // want: null-deref
        }
    }

    public void DisturbQuietly() => _alarm?.Invoke("all");
}

public static class Case
{
    private static Hive Warm() => new Hive().Mount(new Thermometer("t1", 34.5));

    public static void DemoNoScale() => Warm().Weight();

    public static void DemoScale() => Warm().Mount(new Scale("s1", 41000)).Weight();

    public static void DemoNoScaleZero() => Warm().WeightOrZero();

    public static void DemoWrongSlot() => Warm().Mount(new Scale("s1", 41000)).Temperature(1);

    public static void DemoSlotChecked() => Warm().Mount(new Scale("s1", 41000)).TemperatureChecked(1);

    public static void DemoUnlistened()
    {
        var hive = Warm();
        Action<string> alarm = id => Console.WriteLine(id);
        hive.Listen(alarm);
        hive.Disturb();
        hive.Unlisten(alarm);
        hive.DisturbQuietly();
        hive.Disturb();
    }
}
