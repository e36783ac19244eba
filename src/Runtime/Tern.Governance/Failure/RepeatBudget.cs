namespace Tern.Governance;

/// <summary>Bounds what is sent once more, to a share of the calls of the last 10 seconds. Thread-safe.</summary>
/// <remarks>
/// Without it a client answers the failure of its server by multiplying the load. Repeats are counted before they are sent. Source: Kitex <c>pkg/retry/percentage_limit.go</c>, whose
/// share of 0.1 and window of 10 seconds are the defaults here.
/// </remarks>
internal sealed class RepeatBudget(double share, int floor, TimeProvider timeProvider)
{
    private const int Buckets = 10;

    private readonly long _frequency = timeProvider.TimestampFrequency;

    private readonly Bucket[] _buckets = [.. Enumerable.Range(0, Buckets).Select(static _ => new Bucket())];

    /// <summary>Notes the first attempt of a call.</summary>
    /// <param name="now">The time, as a timestamp of the clock.</param>
    public void NoteCall(long now) => Interlocked.Increment(ref Current(Second(now)).Calls);

    /// <summary>Takes room for one repeat.</summary>
    public bool TryTake()
    {
        long second = Second(timeProvider.GetTimestamp());
        Bucket now = Current(second);
        long calls = 0;
        long repeats = 0;
        long oldest = second - Buckets;
        foreach (Bucket bucket in _buckets)
        {
            if (Volatile.Read(ref bucket.Second) > oldest)
            {
                calls += Volatile.Read(ref bucket.Calls);
                repeats += Volatile.Read(ref bucket.Repeats);
            }
        }

        if (repeats >= floor + (share * calls))
        {
            return false;
        }

        Interlocked.Increment(ref now.Repeats);
        return true;
    }

    private Bucket Current(long second)
    {
        Bucket bucket = _buckets[(int)(second % Buckets)];
        if (Volatile.Read(ref bucket.Second) != second)
        {
            lock (bucket)
            {
                if (bucket.Second != second)
                {
                    bucket.Calls = 0;
                    bucket.Repeats = 0;
                    Volatile.Write(ref bucket.Second, second);
                }
            }
        }

        return bucket;
    }

    private long Second(long now) => (now / _frequency) + Buckets;

    private sealed class Bucket
    {
        public long Second;
        public long Calls;
        public long Repeats;
    }
}
