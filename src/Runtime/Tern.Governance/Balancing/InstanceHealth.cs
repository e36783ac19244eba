namespace Tern.Governance.Balancing;

/// <summary>How the calls of one instance end, and whether it is ejected for it. Thread-safe.</summary>
internal sealed class InstanceHealth(OutlierWatch watch, string address)
{
    private int _run;
    private int _successes;
    private int _failures;
    private long _ejectedUntil;
    private long _ejectedAt;

    public string Address => address;

    /// <summary>Times that it was ejected and not been well for long since.</summary>
    public int Ejections { get; set; }

    /// <summary>Whether it gets calls; asking lets it in again when its time is over.</summary>
    public bool IsIn
    {
        get
        {
            long until = Volatile.Read(ref _ejectedUntil);
            return until == 0 || TryReturn(until);
        }
    }

    /// <summary>Its slow start begins when it comes back.</summary>
    public SlowStart? Ramp { get; set; }

    public void Note(bool failed, long now)
    {
        if (failed)
        {
            Interlocked.Increment(ref _failures);
            if (Interlocked.Increment(ref _run) >= watch.Options.ConsecutiveErrors)
            {
                watch.TryEject(this, $"{_run} errors in a row", now);
            }
        }
        else
        {
            Interlocked.Increment(ref _successes);
            if (Volatile.Read(ref _run) != 0)
            {
                Volatile.Write(ref _run, 0);
            }
        }

        watch.CheckRates(now);
    }

    /// <summary>Timestamp at which it was ejected last.</summary>
    public long EjectedAt => Volatile.Read(ref _ejectedAt);

    /// <summary>Lets it in before its time is over.</summary>
    public void LetIn() => Return(Volatile.Read(ref _ejectedUntil));

    public void Eject(long now, long until)
    {
        Volatile.Write(ref _run, 0);
        Volatile.Write(ref _ejectedAt, now);
        Volatile.Write(ref _ejectedUntil, until);
    }

    /// <summary>Takes what was counted since it was taken last.</summary>
    public (int Successes, int Failures) TakeCounts() => (Interlocked.Exchange(ref _successes, 0), Interlocked.Exchange(ref _failures, 0));

    private bool TryReturn(long until)
    {
        if (watch.Now < until)
        {
            return false;
        }

        Return(until);
        return true;
    }

    private void Return(long until)
    {
        if (until != 0 && Interlocked.CompareExchange(ref _ejectedUntil, 0, until) == until)
        {
            Ramp?.Begin();
            watch.OnReturned(this);
        }
    }
}
