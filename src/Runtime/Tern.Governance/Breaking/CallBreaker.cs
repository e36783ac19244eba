namespace Tern.Governance;

/// <summary>A circuit breaker by rate and by failures in a row. Thread-safe.</summary>
internal sealed class CallBreaker : IInstanceGate
{
    // A run of failures has no window of its own.
    private static readonly TimeSpan s_noWindow = TimeSpan.FromDays(1);

    private readonly CircuitGate _byRate;
    private readonly CircuitGate? _inARow;
    private bool _hasFailures;

    public CallBreaker(BreakerOptions options, TimeProvider timeProvider, Action<BreakerState> changed)
    {
        _byRate = new CircuitGate(options.FailureRate, options.MinSamples, options.Window, options.CoolDown, timeProvider, changed);
        _inARow = options.ConsecutiveFailures is { } failures
            ? new CircuitGate(1, Math.Max(2, failures), s_noWindow, options.CoolDown, timeProvider, changed)
            : null;
    }

    /// <inheritdoc/>
    public bool IsOpenForCalls => _byRate.IsOpenForCalls && _inARow?.IsOpenForCalls != false;

    public BreakerState State => _inARow?.State is { } state and not BreakerState.Closed ? state : _byRate.State;

    /// <summary>Asks for a call. One that is let through must be told of by <see cref="Record"/>, or taken back by <see cref="Forget"/>.</summary>
    public BreakerEntry TryEnter()
    {
        if (!_byRate.TryEnter(out bool probesRate))
        {
            return BreakerEntry.Refused;
        }

        BreakerEntry entry = probesRate ? BreakerEntry.Entered | BreakerEntry.ProbesRate : BreakerEntry.Entered;
        if (_inARow is null)
        {
            return entry;
        }

        if (_inARow.TryEnter(out bool probesRun))
        {
            return probesRun ? entry | BreakerEntry.ProbesRun : entry;
        }

        _byRate.Forget(probesRate);
        return BreakerEntry.Refused;
    }

    /// <summary>Tells how a call ended.</summary>
    public void Record(BreakerEntry entry, bool failed)
    {
        _byRate.Record(failed, (entry & BreakerEntry.ProbesRate) != 0);
        if (_inARow is null)
        {
            return;
        }

        // Counted are failures alone, and a success wipes them out: so the rate is always one, and the number of samples is the length of the run.
        bool isProbe = (entry & BreakerEntry.ProbesRun) != 0;
        if (failed)
        {
            Volatile.Write(ref _hasFailures, true);
            _inARow.Record(failed: true, isProbe);
        }
        else if (isProbe)
        {
            _inARow.Record(failed: false, isProbe: true);
        }
        else if (Volatile.Read(ref _hasFailures) && _inARow.State == BreakerState.Closed)
        {
            Volatile.Write(ref _hasFailures, false);
            _inARow.Reset();
        }
    }

    /// <summary>Takes back a call that was let through and says nothing about its target.</summary>
    public void Forget(BreakerEntry entry)
    {
        _byRate.Forget((entry & BreakerEntry.ProbesRate) != 0);
        _inARow?.Forget((entry & BreakerEntry.ProbesRun) != 0);
    }
}

/// <summary>How a call came through a breaker.</summary>
[Flags]
internal enum BreakerEntry : byte
{
    /// <summary>It did not.</summary>
    Refused = 0,

    /// <summary>It did.</summary>
    Entered = 1,

    /// <summary>As the probe of the circuit that counts rates.</summary>
    ProbesRate = 2,

    /// <summary>As the probe of the circuit that counts failures in a row.</summary>
    ProbesRun = 4,
}
