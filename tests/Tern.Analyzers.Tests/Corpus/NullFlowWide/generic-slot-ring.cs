// case: generic-slot-ring
// category: generic-slot
// rationale: a generic ring hands out never-written slots; harmless for numbers, null for reference types
// csc: none

namespace NullSafety.GenericSlotRing;

public sealed class Ring<T>
{
    private readonly T[] _items;
    private int _next;

    public Ring(int capacity) => _items = new T[capacity];

    public int Capacity => _items.Length;

    public T Oldest => _items[_next % _items.Length];

    public void Push(T item)
    {
        _items[_next % _items.Length] = item;
        _next++;
    }
}

public sealed class Sticky<T>
{
    public T Value { get; private set; } = default!;

    public bool IsSet { get; private set; }

    public void Set(T value)
    {
        Value = value;
        IsSet = true;
    }
}

public sealed record Sample(string Sensor, int Raw);

public static class Monitor
{
    public static string OldestSensor(Ring<Sample> ring)
    {
        return ring.Oldest.Sensor; // want: null-deref
    }

    public static int OldestNumber(Ring<int> ring) => ring.Oldest.ToString().Length;

    public static int AlarmLength(Sticky<string> alarm)
    {
        return alarm.Value.Length; // want: null-deref
    }

    public static int AlarmLengthChecked(Sticky<string> alarm) => alarm.IsSet ? alarm.Value.Length : 0;

    public static int Year(Sticky<DateTime> last) => last.Value.Year;
}

public static class Case
{
    public static void DemoOldest()
    {
        var ring = new Ring<Sample>(4);
        ring.Push(new Sample("t1", 17));
        Monitor.OldestSensor(ring);
    }

    public static void DemoOldestNumber()
    {
        var ring = new Ring<int>(4);
        ring.Push(17);
        Monitor.OldestNumber(ring);
    }

    public static void DemoAlarm() => Monitor.AlarmLength(new Sticky<string>());

    public static void DemoAlarmChecked() => Monitor.AlarmLengthChecked(new Sticky<string>());

    public static void DemoYear() => Monitor.Year(new Sticky<DateTime>());
}
