// case: sample-window
// category: generic-default
// rationale: a generic window starts with default! slots; harmless for numbers, null for reference types
// csc: none

namespace NullSafety.SampleWindow;

public sealed class Latest<T>
{
    private T _current = default!;
    private T _previous = default!;

    public int Seen { get; private set; }

    public T Current => _current;

    public T Previous => _previous;

    public void Push(T value)
    {
        _previous = _current;
        _current = value;
        Seen++;
    }
}

public sealed record Reading(string Sensor, double Value)
{
    public bool Above(double limit) => Value > limit;
}

public sealed class TrendWatch
{
    private readonly Latest<Reading> _readings = new();
    private readonly Latest<double> _levels = new();

    public void Feed(Reading reading)
    {
        _readings.Push(reading);
        _levels.Push(reading.Value);
    }

    public string LastSensor()
    {
        return _readings.Current.Sensor; // want: null-deref
    }

    public double Change()
    {
        return _readings.Current.Value - _readings.Previous.Value; // want: null-deref
    }

    public double ChangeOfLevel() => Math.Round(_levels.Current - _levels.Previous, 2).CompareTo(0.0);

    public double ChangeOrZero()
    {
        var before = _readings.Previous;
        var now = _readings.Current;
        return before is null || now is null ? 0 : now.Value - before.Value;
    }
}

public static class Demos
{
    public static void DemoEmpty() => new TrendWatch().LastSensor();

    public static void DemoOneReading()
    {
        var watch = new TrendWatch();
        watch.Feed(new Reading("t1", 20.5));
        watch.LastSensor();
        watch.Change();
    }

    public static void DemoNumbers()
    {
        var watch = new TrendWatch();
        watch.ChangeOfLevel();
        watch.ChangeOrZero();
        watch.Feed(new Reading("t1", 20.5));
        watch.ChangeOrZero();
        watch.ChangeOfLevel();
    }
}
