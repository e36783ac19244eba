// case: sample-window
// category: generic-default
// rationale: a window answers default! while it is empty; harmless for numbers, null for references
// csc: none

namespace NullSafety.SampleWindow;

public sealed class Window<T>
{
    private readonly Queue<T> _items = new();
    private readonly int _size;

    public Window(int size) => _size = size;

    public T Latest { get; private set; } = default!;

    public int Count => _items.Count;

    public void Push(T item)
    {
        if (_items.Count == _size)
            _items.Dequeue();
        _items.Enqueue(item);
        Latest = item;
    }

    public T MaxBy<TKey>(Func<T, TKey> key, IComparer<TKey> order)
    {
        T best = default!;
        bool any = false;
        foreach (var item in _items)
        {
            if (!any || order.Compare(key(item), key(best)) > 0)
                best = item;
            any = true;
        }

        return best;
    }
}

public sealed class Reading(string sensor, double celsius)
{
    public string Sensor { get; } = sensor;
    public double Celsius { get; } = celsius;
}

public sealed class Thermostat
{
    private readonly Window<Reading> _readings = new(8);
    private readonly Window<double> _power = new(8);

    public void Record(Reading r, double watts)
    {
        _readings.Push(r);
        _power.Push(watts);
    }

    public bool TooHot(double limit)
    {
        return _readings.Latest.Celsius > limit; // want: null-deref
    }

    public bool TooHotChecked(double limit) => _readings.Latest is { } r && r.Celsius > limit;

    public string Hottest()
    {
        var top = _readings.MaxBy(r => r.Celsius, Comparer<double>.Default);
        return top.Sensor; // want: null-deref
    }

    public string HottestOrNone()
    {
        if (_readings.Count == 0)
            return "none";
        return (_readings.MaxBy(r => r.Celsius, Comparer<double>.Default) ?? new Reading("?", 0)).Sensor;
    }

    public string PowerText() => _power.Latest.ToString("F1") + _power.MaxBy(w => w, Comparer<double>.Default).ToString("F1");
}

public static class Case
{
    private static Thermostat Used()
    {
        var t = new Thermostat();
        t.Record(new Reading("attic", 31.5), 40);
        return t;
    }

    public static void DemoHot() => new Thermostat().TooHot(30);
    public static void DemoHotChecked() => new Thermostat().TooHotChecked(30);
    public static void DemoHottest() => new Thermostat().Hottest();
    public static void DemoHottestOrNone() => new Thermostat().HottestOrNone();
    public static void DemoPower() => new Thermostat().PowerText();
    public static void DemoUsed() => Console.WriteLine(Used().Hottest() + Used().TooHot(30) + Used().HottestOrNone());
}
