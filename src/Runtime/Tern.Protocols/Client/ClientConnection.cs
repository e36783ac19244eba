using System.IO.Pipelines;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The client's end of one connection that carries Thrift calls.</summary>
/// <remarks>Thread-safe.</remarks>
internal abstract class ClientConnection
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _timerGate = new();
    private readonly RequestWriter _requests;
    private readonly ClientConnectionOptions _options;
    private readonly Action<Exception?> _abort;
    private ITimer? _timer;
    private long _timerDue = CallContext.NoDeadline;
    private int _isClosed;

    /// <summary>Creates the client's end; the derived class starts reading.</summary>
    /// <param name="pipe">The connection.</param>
    /// <param name="requests">Writes requests in the channel's protocol.</param>
    /// <param name="options">Limits.</param>
    /// <param name="peer">The other end.</param>
    /// <param name="abort">Ends the pipe hard: a connection here knows no socket.</param>
    protected ClientConnection(IDuplexPipe pipe, RequestWriter requests, ClientConnectionOptions options, RpcPeer peer, Action<Exception?> abort)
    {
        Input = pipe.Input;
        Peer = peer;
        _requests = requests;
        _options = options;
        _abort = abort;
        Scanner = new ThriftFrameScanner(requests.Format.MaxMessageBytes);
        Output = new ConnectionOutput(pipe.Output, options.MaxQueuedBytes, options.TimeProvider, Close, WatchSend);
    }

    /// <summary>State of reading; a field, because it changes where it stands.</summary>
    protected ThriftFrameScanner Scanner;

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

    protected PipeReader Input { get; }

    protected ConnectionOutput Output { get; }

    protected TimeProvider TimeProvider => _options.TimeProvider;

    protected ClientConnectionOptions Options => _options;

    protected RequestFormat Format => _requests.Format;

    /// <summary>Takes a call away from everybody else who may complete it.</summary>
    public abstract bool TryClaim(PendingCall call);

    /// <summary>A claimed call has ended without its reply, which may still come.</summary>
    public abstract void OnAbandoned();

    /// <summary>Sends a call whose reply will complete it.</summary>
    /// <exception cref="RpcException">The call was not sent.</exception>
    /// <exception cref="WireFormatException">The arguments cannot be written.</exception>
    public void Send<TArguments, TReply>(PendingCall call, MethodCodec<TArguments, TReply> method, in TArguments arguments, in RequestMetadata metadata)
        where TArguments : struct, IRpcArguments
    {
        call.Connection = this;
        Admit(call);
        bool entered = false;
        try
        {
            if (!Output.TryEnter(out OutputBuffer buffer))
            {
                throw NotSent("the connection was closed", null);
            }

            entered = true;
            CheckRoom(buffer);
            _requests.Write(buffer, method, arguments, call.SequenceId, metadata);
        }
        catch when (!TryClaim(call))
        {
            // Somebody else has ended the call, and its caller will see that failure.
            return;
        }
        finally
        {
            if (entered)
            {
                Output.Exit(SendsInline);
            }
        }

        if (call.DeadlineTimestamp != CallContext.NoDeadline)
        {
            ArmTimer(call.DeadlineTimestamp);
        }
    }

    /// <summary>Sends a one-way call.</summary>
    /// <inheritdoc cref="Send{TArguments, TReply}(PendingCall, MethodCodec{TArguments, TReply}, in TArguments, in RequestMetadata)"/>
    public void SendOneWay<TArguments, TReply>(MethodCodec<TArguments, TReply> method, in TArguments arguments, int sequenceId, in RequestMetadata metadata)
        where TArguments : struct, IRpcArguments
    {
        if (!Output.TryEnter(out OutputBuffer buffer))
        {
            throw NotSent("the connection was closed", null);
        }

        try
        {
            CheckRoom(buffer);
            _requests.Write(buffer, method, arguments, sequenceId, metadata);
        }
        finally
        {
            Output.Exit(SendsInline);
        }
    }

    /// <summary>Completes when everything that was sent has been handed to the transport.</summary>
    public Task DrainOutputAsync() => Output.WhenDrainedAsync();

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

        Output.Close();
        _abort(error);
        FailAll(error);
        _closed.TrySetResult();
        OnRetired?.Invoke(this);
    }

    /// <summary>Whether a send goes out on the caller's thread at once.</summary>
    protected abstract bool SendsInline { get; }

    /// <summary>Lets a call wait on this connection and gives it its sequence id.</summary>
    protected abstract void Admit(PendingCall call);

    protected abstract void FailAll(Exception? error);

    /// <summary>Fails the calls whose time is over; gives the earliest deadline of the others.</summary>
    protected abstract long FailExpired(long now);

    protected RpcConnectionException Lost(PendingCall call, Exception? error) => new(
        $"The connection to {Peer.Address} was lost while {call.Method.FullName} waited for its reply: {error?.Message ?? "it was closed by this end"}.", error)
    {
        Method = call.Method.FullName,
        MayHaveBeenSent = true,
        Attempts = AttemptsOf(call, "connection lost"),
    };

    protected RpcConnectionException NotSent(string reason, Exception? error) =>
        new($"The call was not sent to {Peer.Address}: {reason}.", error) { MayHaveBeenSent = false };

    protected RpcTimeoutException TimedOut(PendingCall call) => new(
        $"{call.Method.FullName} did not answer within {call.Timeout.TotalMilliseconds:0.###} ms (to {Peer.Address}). "
        + "Give the call more time with CallContext.Timeout or the channel's Timeout, or look at the server.")
    {
        Method = call.Method.FullName,
        Attempts = AttemptsOf(call, "timed out"),
    };

    private RpcAttempt[] AttemptsOf(PendingCall call, string outcome) =>
        [new RpcAttempt(Peer.Address, "the channel's endpoint", TimeSpan.Zero, TimeProvider.GetElapsedTime(call.Started), outcome)];

    protected void Retire()
    {
        if (!IsRetiring)
        {
            IsRetiring = true;
            OnRetired?.Invoke(this);
        }
    }

    private void CheckRoom(OutputBuffer buffer)
    {
        if (buffer.Length > _options.MaxQueuedBytes)
        {
            throw new RpcException(
                RpcStatusCode.ResourceExhausted,
                $"{buffer.Length} bytes wait to be sent to {Peer.Address}; the limit is {_options.MaxQueuedBytes}. The peer does not read as fast as it is called.");
        }
    }

    private void ArmTimer(long deadline)
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
        CheckSend();
        long next = FailExpired(TimeProvider.GetTimestamp());
        if (next != CallContext.NoDeadline)
        {
            ArmTimer(next);
        }
    }

    // Called when a send does not end at once: a peer that stops reading must not be noticed only when the time of some call is over.
    private void WatchSend(long started) =>
        ArmTimer(started + (long)(_options.WriteTimeout.TotalSeconds * TimeProvider.TimestampFrequency));

    private void CheckSend()
    {
        long started = Output.SendStarted;
        if (started == 0)
        {
            return;
        }

        if (TimeProvider.GetElapsedTime(started) >= _options.WriteTimeout)
        {
            Close(new IOException($"The peer has not read for {_options.WriteTimeout.TotalSeconds:0.###} s."));
        }
        else
        {
            WatchSend(started);
        }
    }
}
