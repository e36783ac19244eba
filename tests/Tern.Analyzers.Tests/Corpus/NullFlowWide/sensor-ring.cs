// case: sensor-ring
// category: array element, Array.Resize
// rationale: a ring buffer is read before it has wrapped around, and a grown table is read in its new part
// csc: none

namespace NullSafety.SensorRing;

public sealed record Reading(double Value);

public sealed class SensorRing
{
    private readonly Reading[] _slots = new Reading[4];
    private int _next;
    private int _count;

    public void Push(double value)
    {
        _slots[_next] = new Reading(value);
        _next = (_next + 1) % _slots.Length;
        _count = Math.Min(_count + 1, _slots.Length);
    }

    public double Oldest()
    {
        return _slots[_next].Value; // want: null-deref
    }

    public double OldestOrNaN()
    {
        var oldest = _slots[_next];
        return oldest is null ? double.NaN : oldest.Value;
    }

    public double Average()
    {
        double sum = _slots.Sum(slot => slot?.Value ?? 0);
        return _count == 0 ? 0 : sum / _count;
    }
}

public sealed class ChannelTable
{
    private string[] _labels = { "temp", "humidity" };

    public void Grow(int size) => Array.Resize(ref _labels, size);

    public void Label(int index, string label) => _labels[index] = label;

    public string Title(int index) => _labels[index].ToUpperInvariant(); // want: null-deref

    public static int TotalLength(int channels)
    {
        var names = new string[channels];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = "ch" + i;
        }

        int total = 0;
        foreach (var name in names)
        {
            total += name.Length;
        }

        return total;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var ring = new SensorRing();
        ring.Push(1.5);
        ring.Oldest();
    }

    public static void Demo2()
    {
        var table = new ChannelTable();
        table.Grow(4);
        table.Label(2, "pressure");
        table.Title(3);
    }

    public static void Demo3()
    {
        var ring = new SensorRing();
        ring.OldestOrNaN();
        for (int i = 0; i < 5; i++)
        {
            ring.Push(i);
        }

        ring.Oldest();
        ring.Average();
        new ChannelTable().Title(1);
        ChannelTable.TotalLength(3);
    }
}
