namespace Tern.Governance.Balancing;

/// <summary>Lets the share of an instance grow, so that one with cold caches is not given its whole part at once. Thread-safe.</summary>
internal sealed class SlowStart(TimeSpan time, TimeProvider timeProvider)
{
    // Source: Envoy's slow start, whose smallest weight is a tenth.
    private const double Least = 0.1;

    private long _begun;

    public double Readiness
    {
        get
        {
            long begun = Volatile.Read(ref _begun);
            return begun == 0 ? 1 : Growing(begun);
        }
    }

    public void Begin() => Volatile.Write(ref _begun, Math.Max(1, timeProvider.GetTimestamp()));

    private double Growing(long begun)
    {
        double share = timeProvider.GetElapsedTime(begun) / time;
        if (share < 1)
        {
            return Math.Max(Least, share);
        }

        Interlocked.CompareExchange(ref _begun, 0, begun);
        return 1;
    }
}
