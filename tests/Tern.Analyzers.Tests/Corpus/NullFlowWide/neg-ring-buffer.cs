// case: neg-ring-buffer
// category: negative-arrays
// rationale: sparse arrays whose null slots are never visited, or are skipped where they are
// csc: silent

namespace NullSafety.Blind.Set21.NegRingBuffer;

public sealed record Sample(string Probe, double Value);

public sealed class SampleRing
{
    private readonly Sample[] _slots;
    private int _head;
    private int _count;

    public SampleRing(int capacity) => _slots = new Sample[capacity];

    public void Push(Sample sample)
    {
        _slots[(_head + _count) % _slots.Length] = sample;
        if (_count < _slots.Length)
        {
            _count++;
        }
        else
        {
            _head = (_head + 1) % _slots.Length;
        }
    }

    public double Sum()
    {
        double sum = 0;
        for (int i = 0; i < _count; i++)
        {
            sum += _slots[(_head + i) % _slots.Length].Value;
        }

        return sum;
    }

    public int Probes()
    {
        var seen = new HashSet<string>();
        foreach (var slot in _slots)
        {
            if (slot is null)
            {
                continue;
            }

            seen.Add(slot.Probe.Trim());
        }

        return seen.Count;
    }
}

public static class Grid
{
    private static List<Sample>[] Buckets(IEnumerable<Sample> samples, int count)
    {
        var buckets = new List<Sample>[count];
        foreach (var sample in samples)
        {
            (buckets[(int)sample.Value % count] ??= new List<Sample>()).Add(sample);
        }

        return buckets;
    }

    private static int Largest(List<Sample>[] buckets) => buckets.Max(b => b?.Count ?? 0);

    public static void DemoRing()
    {
        var ring = new SampleRing(3);
        ring.Push(new Sample("t1", 20.5));
        ring.Push(new Sample("t2", 21));
        ring.Sum();
        ring.Probes();
    }

    public static void DemoBuckets() => Largest(Buckets(new[] { new Sample("a", 4), new Sample("b", 7) }, 5));
}
