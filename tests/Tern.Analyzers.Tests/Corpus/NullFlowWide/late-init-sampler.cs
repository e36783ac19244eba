// case: late-init-sampler
// category: uninitialised-field
// rationale: fields declared `= null!` are set by Start and Attach; two members are reachable before that
// csc: none

namespace NullSafety.LateInitSampler;

public sealed class SampleBuffer
{
    private readonly List<double> _values = new();

    public int Count => _values.Count;

    public void Push(double value) => _values.Add(value);

    public double Mean() => _values.Count == 0 ? 0 : _values.Average();
}

public interface IAlarm
{
    void Raise(string reason);
}

public sealed class ListAlarm : IAlarm
{
    public List<string> Reasons { get; } = new();

    public void Raise(string reason) => Reasons.Add(reason);
}

public sealed class Sampler
{
    private SampleBuffer _buffer = null!;
    private IAlarm _alarm = null!;
    private readonly double _limit;

    public Sampler(double limit) => _limit = limit;

    public void Start() => _buffer = new SampleBuffer();

    public void Attach(IAlarm alarm) => _alarm = alarm;

    public void Record(double value)
    {
        _buffer.Push(value); // want: null-deref
        if (value > _limit)
        {
            _alarm.Raise("limit exceeded: " + value); // want: null-deref
        }
    }

    public double Average() => _buffer is null ? 0 : _buffer.Mean();
}

public sealed class EagerSampler
{
    private SampleBuffer _buffer = null!;

    public EagerSampler() => Reset();

    public void Reset() => _buffer = new SampleBuffer();

    public void Record(double value) => _buffer.Push(value);
}

public static class Case
{
    public static void DemoNotStarted()
    {
        var sampler = new Sampler(10);
        sampler.Average();
        sampler.Record(1);
    }

    public static void DemoNoAlarm()
    {
        var sampler = new Sampler(10);
        sampler.Start();
        sampler.Record(5);
        sampler.Record(11);
    }

    public static void DemoComplete()
    {
        var sampler = new Sampler(10);
        sampler.Start();
        sampler.Attach(new ListAlarm());
        sampler.Record(11);
        sampler.Average();
    }

    public static void DemoEager() => new EagerSampler().Record(3);
}
