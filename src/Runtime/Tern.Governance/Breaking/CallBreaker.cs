namespace Tern.Governance;

/// <summary>A circuit breaker by rate and by failures in a row. Thread-safe; a call through a closed circuit takes no lock and allocates nothing.</summary>
/// <remarks>
/// The state machine of Kitex <c>pkg/circuitbreak</c>: failures open it; after the cool-down one call per probe interval is let through; enough of them that succeed close it, one that
/// fails opens it again. Not Polly's: that one closes at the first success, counts under a lock, and has to run what it judges.
/// </remarks>
internal sealed class CallBreaker : IInstanceGate
{
    private const int Buckets = 100;

    private readonly TimeProvider _timeProvider;
    private readonly Action<BreakerState> _changed;
    private readonly Lock _gate = new();
    private readonly Bucket[] _buckets = new Bucket[Buckets];
    private readonly double _failureRate;
    private readonly int _minSamples;
    private readonly int _longestRun;
    private readonly int _probesToClose;
    private readonly long _bucketTicks;
    private readonly long _coolDown;
    private readonly long _probeInterval;
    private int _state;
    private int _run;
    private int _probesPassed;
    private long _nextProbe;

    public CallBreaker(BreakerOptions options, TimeProvider timeProvider, Action<BreakerState> changed)
    {
        _timeProvider = timeProvider;
        _changed = changed;
        _failureRate = options.FailureRate;
        _minSamples = options.MinSamples;
        _longestRun = options.ConsecutiveFailures ?? int.MaxValue;
        _probesToClose = options.ProbesToClose;
        _bucketTicks = Math.Max(1, Ticks(options.Window) / Buckets);
        _coolDown = Ticks(options.CoolDown);
        _probeInterval = Ticks(options.ProbeInterval);
    }

    /// <inheritdoc/>
    public bool IsOpenForCalls => State == BreakerState.Closed || _timeProvider.GetTimestamp() >= Volatile.Read(ref _nextProbe);

    public BreakerState State => (BreakerState)Volatile.Read(ref _state);

    /// <summary>Asks for a call. One that is let through must be told of by <see cref="Record"/>, unless it says nothing about its target.</summary>
    public BreakerEntry TryEnter() => State == BreakerState.Closed ? BreakerEntry.Entered : TryProbe();

    /// <summary>Tells how a call ended. A probe of which nothing is told costs its interval; the next one takes its place.</summary>
    /// <param name="entry">How it came in.</param>
    /// <param name="failed">Whether it counts as a failure.</param>
    /// <param name="now">The time, as a timestamp of the clock.</param>
    public void Record(BreakerEntry entry, bool failed, long now)
    {
        if (entry == BreakerEntry.Probe)
        {
            EndProbe(failed, now);
            return;
        }

        if (!failed)
        {
            if (Volatile.Read(ref _run) != 0)
            {
                Volatile.Write(ref _run, 0);
            }

            Interlocked.Increment(ref Current(now).Successes);
            return;
        }

        Interlocked.Increment(ref Current(now).Failures);
        int run = Interlocked.Increment(ref _run);
        if (State == BreakerState.Closed)
        {
            OpenIfSick(run, now);
        }
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _timeProvider.TimestampFrequency);

    private ref Bucket Current(long now)
    {
        long slot = now / _bucketTicks;
        ref Bucket bucket = ref _buckets[(int)((ulong)slot % Buckets)];
        if (Volatile.Read(ref bucket.Slot) != slot)
        {
            Renew(ref bucket, slot);
        }

        return ref bucket;
    }

    private void Renew(ref Bucket bucket, long slot)
    {
        lock (_gate)
        {
            // Whoever comes late, after its bucket was taken for a newer time, counts there.
            if (bucket.Slot < slot)
            {
                bucket.Successes = 0;
                bucket.Failures = 0;
                Volatile.Write(ref bucket.Slot, slot);
            }
        }
    }

    private void OpenIfSick(int run, long now)
    {
        lock (_gate)
        {
            if (_state != (int)BreakerState.Closed || (run < _longestRun && !IsRateTooHigh(now)))
            {
                return;
            }

            Open(now);
        }

        _changed(BreakerState.Open);
    }

    private bool IsRateTooHigh(long now)
    {
        long oldest = (now / _bucketTicks) - Buckets;
        long successes = 0;
        long failures = 0;
        foreach (ref Bucket bucket in _buckets.AsSpan())
        {
            if (bucket.Slot > oldest)
            {
                successes += Volatile.Read(ref bucket.Successes);
                failures += Volatile.Read(ref bucket.Failures);
            }
        }

        long samples = successes + failures;
        return samples >= _minSamples && failures >= _failureRate * samples;
    }

    private BreakerEntry TryProbe()
    {
        long now = _timeProvider.GetTimestamp();
        bool isFirst;
        lock (_gate)
        {
            if (_state == (int)BreakerState.Closed)
            {
                return BreakerEntry.Entered;
            }

            if (now < _nextProbe)
            {
                return BreakerEntry.Refused;
            }

            isFirst = _state == (int)BreakerState.Open;
            if (isFirst)
            {
                _probesPassed = 0;
                Volatile.Write(ref _state, (int)BreakerState.HalfOpen);
            }

            Volatile.Write(ref _nextProbe, now + _probeInterval);
        }

        if (isFirst)
        {
            _changed(BreakerState.HalfOpen);
        }

        return BreakerEntry.Probe;
    }

    private void EndProbe(bool failed, long now)
    {
        BreakerState changedTo;
        lock (_gate)
        {
            // Another probe may have decided meanwhile.
            if (_state != (int)BreakerState.HalfOpen || (!failed && ++_probesPassed < _probesToClose))
            {
                return;
            }

            changedTo = failed ? BreakerState.Open : BreakerState.Closed;
            if (failed)
            {
                Open(now);
            }
            else
            {
                Array.Clear(_buckets);
                Volatile.Write(ref _run, 0);
                Volatile.Write(ref _state, (int)BreakerState.Closed);
            }
        }

        _changed(changedTo);
    }

    // Under the lock.
    private void Open(long now)
    {
        Volatile.Write(ref _nextProbe, now + _coolDown);
        Volatile.Write(ref _state, (int)BreakerState.Open);
    }

    private struct Bucket
    {
        public long Slot;
        public int Successes;
        public int Failures;
    }
}

/// <summary>How a call came through a breaker.</summary>
internal enum BreakerEntry : byte
{
    /// <summary>It did not.</summary>
    Refused,

    /// <summary>Through a closed one.</summary>
    Entered,

    /// <summary>As the probe of a half-open one.</summary>
    Probe,
}
