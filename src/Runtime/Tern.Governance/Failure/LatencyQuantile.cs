namespace Tern.Governance;

/// <summary>Estimates a quantile of call times over the last few thousand calls, in buckets that grow by an eighth. Thread-safe; a value that two threads note at once may be lost.</summary>
internal sealed class LatencyQuantile(double quantile)
{
    // From 1 microsecond up: 160 steps of an eighth reach some minutes.
    private const int Buckets = 160;
    private const double Smallest = 1e-6;
    private const int MinSamples = 100;
    private const int RecomputeEvery = 64;
    private const int HalveAt = 4_096;

    private static readonly double s_step = Math.Log(1.125);

    private readonly int[] _counts = new int[Buckets];
    private int _total;
    private int _sinceComputed;
    private double _value = double.NaN;

    /// <summary>The estimate, rounded up to a step of one eighth; <see langword="null"/> before there are 100 values.</summary>
    public TimeSpan? Value
    {
        get
        {
            double value = Volatile.Read(ref _value);
            return double.IsNaN(value) ? null : TimeSpan.FromSeconds(value);
        }
    }

    public void Note(double seconds)
    {
        int bucket = seconds <= Smallest ? 0 : Math.Min(Buckets - 1, (int)(Math.Log(seconds / Smallest) / s_step));
        Interlocked.Increment(ref _counts[bucket]);
        int total = Interlocked.Increment(ref _total);
        if (total >= MinSamples && Interlocked.Increment(ref _sinceComputed) >= RecomputeEvery)
        {
            Compute();
        }
    }

    private void Compute()
    {
        Volatile.Write(ref _sinceComputed, 0);
        long wanted = (long)Math.Ceiling(quantile * Volatile.Read(ref _total));
        long seen = 0;
        for (int i = 0; i < Buckets; i++)
        {
            seen += Volatile.Read(ref _counts[i]);
            if (seen >= wanted)
            {
                Volatile.Write(ref _value, Smallest * Math.Exp((i + 1) * s_step));
                break;
            }
        }

        if (Volatile.Read(ref _total) >= HalveAt)
        {
            Halve();
        }
    }

    // What was measured long ago fades.
    private void Halve()
    {
        int total = 0;
        for (int i = 0; i < Buckets; i++)
        {
            int half = _counts[i] / 2;
            _counts[i] = half;
            total += half;
        }

        Volatile.Write(ref _total, total);
    }
}
