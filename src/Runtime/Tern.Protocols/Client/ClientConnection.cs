namespace Tern.Protocols;

/// <summary>The client's end of one connection: its life, and the time of its calls.</summary>
/// <remarks>Thread-safe.</remarks>
internal abstract class ClientConnection
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _timerGate = new();
    private readonly ClientConnectionOptions _options;
    private readonly Action<Exception?> _abort;
    private ITimer? _timer;
    private long _timerDue = CallContext.NoDeadline;
    private int _isClosed;
    private volatile bool _isLeaving;

    /// <summary>Creates the client's end; the derived class starts reading.</summary>
    /// <param name="options">Limits.</param>
    /// <param name="peer">The other end.</param>
    /// <param name="abort">Ends the pipe hard: a connection here knows no socket.</param>
    protected ClientConnection(ClientConnectionOptions options, RpcPeer peer, Action<Exception?> abort)
    {
        Peer = peer;
        _options = options;
        _abort = abort;
    }

    /// <summary>The other end.</summary>
    public RpcPeer Peer { get; }

    /// <summary>Whether new calls may be put on the connection.</summary>
    public bool IsUsable => !IsClosed && !IsRetiring;

    /// <summary>The server has asked that no further calls are put on the connection.</summary>
    public bool IsRetiring { get; protected set; }

    public bool IsClosed => Volatile.Read(ref _isClosed) != 0;

    /// <summary>Completes when the connection is closed.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Called once when the connection will carry no further calls; set before the first use.</summary>
    public Action<ClientConnection>? OnRetired { get; set; }

    /// <summary>Who hands the connection out; set before the first use.</summary>
    public object? Owner { get; set; }

    /// <summary>Calls that wait for their replies.</summary>
    public abstract int PendingCalls { get; }

    /// <summary>Whether a further call would have to wait for one that is under way.</summary>
    public virtual bool IsCrowded => false;

    protected TimeProvider TimeProvider => _options.TimeProvider;

    protected ClientConnectionOptions Options => _options;

    /// <summary>Takes a call away from everybody else who may complete it.</summary>
    public abstract bool TryClaim(PendingCall call);

    /// <summary>A claimed call has ended without its reply, which may still come.</summary>
    public abstract void OnAbandoned();

    /// <summary>Closes the connection; every waiting call fails.</summary>
    /// <param name="error">Why, or <see langword="null"/> if this end wanted it.</param>
    public void Close(Exception? error)
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        lock (_timerGate)
        {
            _timer?.Dispose();
            _timer = null;
        }

        CloseOutput(error);
        _abort(error);
        FailAll(error);
        _closed.TrySetResult();
        OnRetired?.Invoke(this);
    }

    /// <summary>Reads until the connection ends; called once.</summary>
    public abstract Task RunAsync();

    /// <summary>Lets <see cref="RunAsync"/> run behind the scenes.</summary>
    public virtual void Start() => ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.RunAsync(), this, preferLocal: false);

    /// <summary>A sequence id for a one-way call, which no reply answers.</summary>
    public abstract int NextOneWaySequenceId();

    /// <summary>Lets the connection close when its last call has ended; it is handed out no more.</summary>
    public void CloseWhenIdle()
    {
        _isLeaving = true;
        Interlocked.MemoryBarrier();
        LeaveIfIdle();
    }

    /// <summary>Whether the connection goes with its last call; one that is written now would be lost.</summary>
    protected bool IsLeaving => _isLeaving;

    /// <summary>Completes when everything that was sent has been handed to the transport.</summary>
    public abstract Task DrainOutputAsync();

    /// <summary>Closes a connection that is to go, if no call waits on it. Called whenever a call has ended, however it did.</summary>
    protected void LeaveIfIdle()
    {
        if (_isLeaving && PendingCalls == 0)
        {
            // Elsewhere: whoever ends a call may be in the middle of sending.
            ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.LeaveAsync(), this, preferLocal: false);
        }
    }

    /// <summary>Takes no call any more, if none is under way; in one step, so that none comes in between.</summary>
    protected abstract bool TryStopIfIdle();

    /// <summary>Refuses further frames; called once, when the connection closes.</summary>
    protected abstract void CloseOutput(Exception? error);

    protected abstract void FailAll(Exception? error);

    /// <summary>Fails the calls whose time is over; gives the earliest deadline of the others.</summary>
    protected abstract long FailExpired(long now);

    /// <summary>Looks at what else the connection waits for, whenever its timer fires.</summary>
    protected virtual void CheckTimeouts()
    {
    }

    protected RpcConnectionException Lost(PendingCall call, Exception? error) => new(
        $"The connection to {Peer.Address} was lost while {call.Method.FullName} waited for its reply: {error?.Message ?? "it was closed by this end"}.", error)
    {
        Method = call.Method.FullName,
        MayHaveBeenSent = true,
        Attempts = [AttemptOf(call, "connection lost")],
    };

    protected RpcConnectionException NotSent(string reason, Exception? error) =>
        new($"The call was not sent to {Peer.Address}: {reason}.", error) { MayHaveBeenSent = false };

    protected RpcTimeoutException TimedOut(PendingCall call) => new(
        $"{call.Method.FullName} did not answer within {call.Timeout.TotalMilliseconds:0.###} ms (to {Peer.Address}). "
        + "Give the call more time with CallContext.Timeout or the channel's Timeout, or look at the server.")
    {
        Method = call.Method.FullName,
        Attempts = [AttemptOf(call, "timed out")],
    };

    /// <summary>What a call that was sent over this connection came to.</summary>
    public RpcAttempt AttemptOf(PendingCall call, string outcome) =>
        new(Peer.Address, "the channel's endpoint", TimeSpan.Zero, TimeProvider.GetElapsedTime(call.Started), outcome);

    protected void Retire()
    {
        if (!IsRetiring)
        {
            IsRetiring = true;
            OnRetired?.Invoke(this);
        }
    }

    private async Task LeaveAsync()
    {
        // One-way calls have no replies that would show that they have left.
        await DrainOutputAsync().ConfigureAwait(false);
        if (TryStopIfIdle())
        {
            Close(null);
        }
    }

    /// <summary>Sees to it that the timer fires at a time, or before.</summary>
    protected void ArmTimer(long deadline)
    {
        if (deadline >= Volatile.Read(ref _timerDue))
        {
            return;
        }

        lock (_timerGate)
        {
            if (deadline < _timerDue && !IsClosed)
            {
                Volatile.Write(ref _timerDue, deadline);
                SetTimer(deadline);
            }
        }
    }

    private void SetTimer(long deadline)
    {
        TimeSpan due = TimeProvider.GetElapsedTime(TimeProvider.GetTimestamp(), deadline);
        // Timers count whole milliseconds and may come early; one more saves a second round.
        due = due <= TimeSpan.Zero ? TimeSpan.Zero : due + TimeSpan.FromMilliseconds(1);
        if (_timer is null)
        {
            using (ExecutionContext.SuppressFlow())
            {
                _timer = TimeProvider.CreateTimer(static self => ((ClientConnection)self!).OnTimer(), this, due, Timeout.InfiniteTimeSpan);
            }
        }
        else
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        Volatile.Write(ref _timerDue, CallContext.NoDeadline);
        CheckTimeouts();
        long next = FailExpired(TimeProvider.GetTimestamp());
        if (next != CallContext.NoDeadline)
        {
            ArmTimer(next);
        }
    }
}
