// case: dispose-seismograph
// category: use after Dispose
// rationale: Dispose releases the ring and the sink; a late sample and a returned object still use them
// csc: none

namespace NullSafety.Seismograph;

public sealed class Ring(int size)
{
    private readonly double[] _values = new double[size];
    private int _next;

    public void Push(double value) => _values[_next++ % _values.Length] = value;

    public double Peak() => _values.Max(Math.Abs);
}

public sealed class Recorder : IDisposable
{
    private Ring _ring = new(64);
    private bool _closed;

    public void Sample(double value)
    {
        _ring.Push(value); // want: null-deref
    }

    public void SampleIfOpen(double value)
    {
        if (_closed)
        {
            return;
        }

        _ring.Push(value);
    }

    public double Peak() => _ring is null ? 0 : _ring.Peak();

    public void Dispose()
    {
        _closed = true;
        _ring = null!;
    }
}

public class Bulletin : IDisposable
{
    protected StringWriter Text { get; private set; } = new();

    public virtual string Publish(string station, double peak)
    {
        Text.Write($"{station}: {peak:F1}"); // want: null-deref
        return Text.ToString();
    }

    public void Dispose()
    {
        Text.Dispose();
        Text = null!;
    }
}

public static class Observatory
{
    private static Bulletin Open(string headline)
    {
        using var bulletin = new Bulletin();
        bulletin.Publish(headline, 0);
        return bulletin;
    }

    public static void DemoLateSample()
    {
        var recorder = new Recorder();
        recorder.Sample(0.4);
        recorder.Dispose();
        recorder.Sample(-1.2);
    }

    public static void DemoLateSampleIgnored()
    {
        var recorder = new Recorder();
        recorder.SampleIfOpen(0.4);
        recorder.Dispose();
        recorder.SampleIfOpen(-1.2);
        Console.WriteLine(recorder.Peak());
    }

    public static void DemoReturnedFromUsing() => Open("weekly").Publish("ETNA", 3.1);

    public static void DemoInsideUsing()
    {
        using var bulletin = new Bulletin();
        bulletin.Publish("weekly", 0);
        Console.WriteLine(bulletin.Publish("ETNA", 3.1));
    }
}
