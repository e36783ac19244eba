namespace Tern.Protocols;

/// <summary>Watches the deadlines of running calls with one timer. Thread-safe.</summary>
internal sealed class DeadlineScheduler(TimeProvider timeProvider) : IDisposable
{
    // A timer that fires for every call would cost more than it is worth: deadlines that lie this close fire together.
    private static readonly TimeSpan s_resolution = TimeSpan.FromMilliseconds(2);

    private readonly Lock _gate = new();
    private ServerCall? _first;
    private ITimer? _timer;
    private long _due = CallContext.NoDeadline;
    private bool _isDisposed;
    private bool _isLost;

    public void Add(ServerCall call)
    {
        long deadline = call.Context.DeadlineTimestamp;
        lock (_gate)
        {
            if (_isDisposed || _isLost)
            {
                // It came while the connection went: its handler has asked for no token yet.
                call.BeginCancel();
                return;
            }

            call.IsWatched = true;
            call.PreviousByDeadline = null;
            call.NextByDeadline = _first;
            if (_first is { } first)
            {
                first.PreviousByDeadline = call;
            }

            _first = call;
            if (deadline < _due)
            {
                _due = deadline;
                SetTimer();
            }
        }
    }

    /// <summary>Watches a call no longer; <see langword="false"/> if its deadline is passing right now, on another thread.</summary>
    public bool Remove(ServerCall call)
    {
        lock (_gate)
        {
            return Unlink(call);
        }
    }

    /// <summary>The connection is lost: nobody waits for the answers of the calls that are watched.</summary>
    /// <returns>What is to be cancelled.</returns>
    public List<CancellationTokenSource> BeginCancelAll()
    {
        var sources = new List<CancellationTokenSource>();
        lock (_gate)
        {
            _isLost = true;
            for (ServerCall? call = _first; call is not null; call = call.NextByDeadline)
            {
                if (call.BeginCancel() is { } source)
                {
                    sources.Add(source);
                }
            }
        }

        return sources;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private bool Unlink(ServerCall call)
    {
        if (!call.IsWatched)
        {
            return false;
        }

        call.IsWatched = false;
        if (call.PreviousByDeadline is { } previous)
        {
            previous.NextByDeadline = call.NextByDeadline;
        }
        else if (ReferenceEquals(_first, call))
        {
            _first = call.NextByDeadline;
        }

        if (call.NextByDeadline is { } next)
        {
            next.PreviousByDeadline = call.PreviousByDeadline;
        }

        call.NextByDeadline = null;
        call.PreviousByDeadline = null;
        return true;
    }

    private void SetTimer()
    {
        TimeSpan due = timeProvider.GetElapsedTime(timeProvider.GetTimestamp(), _due);
        due = due < s_resolution ? s_resolution : due + TimeSpan.FromMilliseconds(1);
        if (_timer is not null)
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
            return;
        }

        using (ExecutionContext.SuppressFlow())
        {
            _timer = timeProvider.CreateTimer(static self => ((DeadlineScheduler)self!).OnTimer(), this, due, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        long now = timeProvider.GetTimestamp();
        List<ServerCall>? expired = null;
        lock (_gate)
        {
            _due = CallContext.NoDeadline;
            for (ServerCall? call = _first; call is not null;)
            {
                ServerCall? next = call.NextByDeadline;
                long deadline = call.Context.DeadlineTimestamp;
                if (deadline <= now)
                {
                    Unlink(call);
                    (expired ??= []).Add(call);
                }
                else if (deadline < _due)
                {
                    _due = deadline;
                }

                call = next;
            }

            if (_due != CallContext.NoDeadline && !_isDisposed)
            {
                SetTimer();
            }
        }

        // A call that was taken out here is never used again, so one whose handler ends right now takes no harm.
        foreach (ServerCall call in expired ?? [])
        {
            call.Expire();
        }
    }
}
