// case: scheduler-timer-wheel
// category: array-element
// rationale: a timer wheel allocates its buckets without filling them and grows with Array.Resize; the filled wheel next to it is fine
// csc: none

namespace NullSafety.Blind22a.SchedulerTimerWheel;

public sealed record Job(string Name, int Due);

public sealed class Bucket
{
    private readonly List<Job> _jobs = new();

    public int Count => _jobs.Count;

    public void Add(Job job) => _jobs.Add(job);
}

public sealed class TimerWheel(int slots)
{
    private readonly Bucket[] _buckets = new Bucket[slots];

    public void Schedule(Job job)
    {
        ref Bucket slot = ref _buckets[job.Due % _buckets.Length];
        slot ??= new Bucket();
        slot.Add(job);
    }

    public int Pending(int tick)
    {
        return _buckets[tick % _buckets.Length].Count; // want: null-deref
    }
}

public sealed class FilledWheel
{
    private readonly Bucket[] _buckets;

    public FilledWheel(int slots)
    {
        _buckets = new Bucket[slots];
        for (int i = 0; i < _buckets.Length; i++)
        {
            _buckets[i] = new Bucket();
        }
    }

    public int Pending(int tick) => _buckets[tick % _buckets.Length].Count;
}

public sealed class WorkerTable
{
    private string[] _names = { "io", "cpu" };

    public void Grow() => Array.Resize(ref _names, _names.Length * 2);

    public void GrowNamed(string name)
    {
        int old = _names.Length;
        Array.Resize(ref _names, old + 1);
        _names[old] = name;
    }

    public int WidthOfLast()
    {
        string last = _names[^1];
        return last.Length; // want: null-deref
    }
}

public static class Case
{
    public static void DemoIdleTick()
    {
        var wheel = new TimerWheel(8);
        wheel.Schedule(new Job("flush", 3));
        wheel.Pending(3);
        wheel.Pending(4);
    }

    public static void DemoFilled() => new FilledWheel(8).Pending(4);

    public static void DemoGrown()
    {
        var t = new WorkerTable();
        t.Grow();
        t.WidthOfLast();
    }

    public static void DemoGrownNamed()
    {
        var t = new WorkerTable();
        t.GrowNamed("gpu");
        t.WidthOfLast();
    }
}
