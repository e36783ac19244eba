using System.IO.Pipelines;
using Microsoft.Extensions.Logging;
using Tern.Protocols.Http2;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The client's end of a gRPC connection. Thread-safe.</summary>
/// <remarks>
/// A call waits in the table of pending calls, whose sequence ids no peer sees: removal is the claim, whatever becomes of the stream. A call that the server takes no
/// stream for waits in line until it does; one that the server has refused, or was not going to look at, goes to whoever made the connection, to be sent once more.
/// </remarks>
internal sealed partial class GrpcClientConnection : ClientConnection, IHttp2Host
{
    private const int PooledStreams = 256;

    private readonly GrpcRequestWriter _requests;
    private readonly PendingCallTable _pending;
    private readonly ConnectionOutput _output;
    private readonly Queue<int> _line = new();
    private readonly Stack<GrpcUnaryStream> _pool = new();
    private readonly Lock _poolGate = new();
    private int _lineLength;

    public GrpcClientConnection(
        IDuplexPipe pipe, GrpcRequestWriter requests, Http2Options http2, ILogger log, ClientConnectionOptions options, RpcPeer peer, Action<Exception?> abort)
        : base(options, peer, abort)
    {
        _requests = requests;
        _pending = new PendingCallTable(options.MaxPendingCalls);
        _output = new ConnectionOutput(pipe.Output, options.MaxQueuedBytes, options.TimeProvider, Close);
        Http2 = new Http2Connection(pipe.Input, _output, Http2Role.Client, http2, this, log, peer.Address);
    }

    public Http2Connection Http2 { get; }

    public GrpcFormat Format => _requests.Format;

    /// <summary>Takes calls that the server has not looked at and that are to be sent once more; set before the first use.</summary>
    public Action<PendingCall>? OnRefused { get; set; }

    public override int PendingCalls => Math.Max(_pending.Count, Http2.ActiveStreams);

    /// <inheritdoc/>
    public override bool IsCrowded => Volatile.Read(ref _lineLength) > 0 || !Http2.HasRoom;

    // A lone caller gains nothing from waiting for others to send along. Callers whose replies came together are about, although they wait for nothing any more.
    private bool SendsInline => !Http2.BroughtMany && _pending.Count <= 1;

    /// <inheritdoc/>
    public override Task DrainOutputAsync() => _output.WhenDrainedAsync();

    public override Task RunAsync() => Http2.RunAsync();

    public override void Start()
    {
        // What is said first must be said before the first call. The loop must not run in the context of whoever happened to need the connection.
        if (ExecutionContext.IsFlowSuppressed())
        {
            _ = RunAsync();
            return;
        }

        using (ExecutionContext.SuppressFlow())
        {
            _ = RunAsync();
        }
    }

    // HTTP/2 numbers its streams itself.
    public override int NextOneWaySequenceId() => 0;

    public override bool TryClaim(PendingCall call)
    {
        if (!_pending.TryRemove(call))
        {
            return false;
        }

        ResetStream(call);
        LeaveIfIdle();
        return true;
    }

    // The stream was reset with the claim.
    public override void OnAbandoned()
    {
    }

    /// <summary>Sends a call whose reply will complete it. The call holds its arguments and belongs to the sender alone.</summary>
    /// <exception cref="RpcException">The call was not sent.</exception>
    /// <exception cref="WireFormatException">The arguments cannot be written.</exception>
    public void Send(PendingCall call)
    {
        // Read before the call is on its way: then it may end at any time, and be used for another.
        long deadline = call.DeadlineTimestamp;
        CancellationToken cancellation = call.CancellationToken;
        call.Connection = this;
        call.Stream = null;
        if (!Http2.TryEnter(out OutputBuffer buffer))
        {
            throw NotSent("the connection was closed", null);
        }

        int sequenceId;
        try
        {
            CheckRoom();
            sequenceId = WriteOrQueue(buffer, call);
        }
        finally
        {
            Http2.Exit(SendsInline);
        }

        ArmTimer(deadline);
        if (cancellation.IsCancellationRequested && _pending.TryRemove(sequenceId) is { } cancelled)
        {
            // Its token's callback may have run while the call was in nobody's table.
            ResetStream(cancelled);
            cancelled.Fail(new OperationCanceledException($"The call of {cancelled.Method.FullName} was cancelled by its caller.", cancellation));
        }
    }

    /// <summary>Sends a call that nobody waits for; its arguments have been taken when this returns.</summary>
    /// <inheritdoc cref="Send(PendingCall)"/>
    public void SendOneWay(PendingCall call)
    {
        if (!Http2.TryEnter(out OutputBuffer buffer))
        {
            throw NotSent("the connection was closed", null);
        }

        try
        {
            CheckRoom();
            GrpcUnaryStream stream = RentStream();
            switch (Http2.TryOpen(stream))
            {
                case Http2Opening.Opened:
                    Write(buffer, stream, call);
                    break;
                case Http2Opening.Retired:
                    Return(stream);
                    throw NotSent("the server takes no further calls on this connection", null);
                default:
                    Return(stream);
                    Http2Metrics.CountNoStream();
                    throw new RpcException(
                        RpcStatusCode.ResourceExhausted, $"{Peer.Address} takes no further streams at once, and a one-way call does not wait for one to end.");
            }
        }
        finally
        {
            Http2.Exit(SendsInline);
        }
    }

    /// <summary>Takes a call away from everybody else who may complete it.</summary>
    public PendingCall? Claim(int sequenceId) => _pending.TryRemove(sequenceId);

    /// <summary>Completes a claimed call when all that has arrived is read. Called by the reading loop.</summary>
    public void Signal(PendingCall call) => Http2.Schedule(call);

    /// <summary>A claimed call was not looked at by the server.</summary>
    public void Refused(PendingCall call)
    {
        if (OnRefused is { } onRefused)
        {
            onRefused(call);
        }
        else
        {
            call.Fail(NotSent("the server refused it", null));
        }
    }

    public void FailLost(PendingCall call, Exception? error) => call.Fail(Lost(call, error));

    /// <summary>The failure of a call whose stream was reset.</summary>
    public Exception WasReset(PendingCall call, Http2ErrorCode code, bool byPeer)
    {
        RpcStatusCode status = GrpcStatus.FromHttp2(code);
        if (status == RpcStatusCode.Cancelled && call.DeadlineTimestamp <= TimeProvider.GetTimestamp())
        {
            return TimedOut(call);
        }

        return WasReset(call.Method, code, byPeer);
    }

    /// <inheritdoc cref="WasReset(PendingCall, Http2ErrorCode, bool)"/>
    public static RpcException WasReset(RpcMethod method, Http2ErrorCode code, bool byPeer)
    {
        RpcStatusCode status = GrpcStatus.FromHttp2(code);
        string who = byPeer ? "the server reset its stream" : "the server broke a rule of HTTP/2 on its stream";
        return new RpcException(status, $"{method.FullName} has no answer: {who} ({code}).") { Method = method.FullName, IsRemote = byPeer };
    }

    /// <summary>Gives back the stream of a call that has ended.</summary>
    public void Return(GrpcUnaryStream stream)
    {
        lock (_poolGate)
        {
            if (_pool.Count < PooledStreams)
            {
                _pool.Push(stream);
            }
        }

        LeaveIfIdle();
    }

    Http2Stream? IHttp2Host.Accept() => null;

    void IHttp2Host.OnRetired()
    {
        Retire();
        TellOfRoom();
    }

    void IHttp2Host.OnRoom()
    {
        SendLine();
        TellOfRoom();
    }

    // No stream is opened on a connection that is to go, so it is enough to look at them once.
    protected override bool TryStopIfIdle() => Http2.ActiveStreams == 0 && _pending.TryStopIfIdle();

    void IHttp2Host.OnClosed(Exception? error) => Close(error);

    protected override void CloseOutput(Exception? error) => Http2.Close(error);

    protected override void FailAll(Exception? error)
    {
        foreach (PendingCall call in _pending.Close())
        {
            call.Fail(Lost(call, error));
        }
    }

    protected override long FailExpired(long now)
    {
        var expired = new List<PendingCall>();
        long next = _pending.RemoveExpired(now, expired);
        foreach (PendingCall call in expired)
        {
            bool wasSent = ResetStream(call);
            if (!wasSent)
            {
                Http2Metrics.CountNoStream();
            }

            call.Fail(wasSent ? TimedOut(call) : NeverSent(call));
        }

        LeaveIfIdle();
        return next;
    }

    private RpcTimeoutException NeverSent(PendingCall call) => new(
        $"{call.Method.FullName} was not sent within {call.Timeout.TotalMilliseconds:0.###} ms: {Peer.Address} takes no more streams at once (its MAX_CONCURRENT_STREAMS), "
        + "and none ended in time. Use more connections, or find out why the server is slow.")
    {
        Method = call.Method.FullName,
    };

    private void CheckRoom()
    {
        if (IsLeaving)
        {
            throw NotSent("the connection is about to be closed", null);
        }

        if (Http2.IsFull)
        {
            throw new RpcException(
                RpcStatusCode.ResourceExhausted,
                $"More than {Options.MaxQueuedBytes} bytes wait to be sent to {Peer.Address}, which is the limit. The peer does not read as fast as it is called.");
        }
    }

    // Everything from here to ResetStream runs while the output is entered.
    private int WriteOrQueue(OutputBuffer buffer, PendingCall call)
    {
        if (_lineLength == 0)
        {
            GrpcUnaryStream stream = RentStream();
            switch (Http2.TryOpen(stream))
            {
                case Http2Opening.Opened:
                    return WriteAndAdmit(buffer, stream, call);
                case Http2Opening.Retired:
                    Return(stream);
                    throw NotSent("the server takes no further calls on this connection", null);
            }

            Return(stream);
        }

        Admit(call);
        _line.Enqueue(call.SequenceId);
        Volatile.Write(ref _lineLength, _line.Count);
        Http2Metrics.CountWait();
        return call.SequenceId;
    }

    private int WriteAndAdmit(OutputBuffer buffer, GrpcUnaryStream stream, PendingCall call)
    {
        Write(buffer, stream, call);
        try
        {
            // Nothing that was written leaves before the output is left, so no answer can come before the call waits for it.
            call.Stream = stream;
            Admit(call);
            stream.SequenceId = call.SequenceId;
            return call.SequenceId;
        }
        catch
        {
            Http2.WriteReset(buffer, stream, Http2ErrorCode.Cancel);
            throw;
        }
    }

    private void Admit(PendingCall call)
    {
        switch (_pending.Add(call))
        {
            case PendingCallAdmission.Closed:
                throw NotSent("the connection was closed", null);
            case PendingCallAdmission.Full:
                throw new RpcException(
                    RpcStatusCode.ResourceExhausted,
                    $"{Options.MaxPendingCalls} calls wait for replies on one connection to {Peer.Address}, which is the limit. Use more connections, or find out why the server is slow.");
        }
    }

    private void Write(OutputBuffer buffer, GrpcUnaryStream stream, PendingCall call)
    {
        try
        {
            IRpcCompressor? compressor = CompressorOf(call.Method, call.Metadata);
            WriteHeaders(buffer, stream, call.Method, call.Metadata, TimeLeft(call), compressor);

            var body = new GrpcBody(buffer);
            try
            {
                call.WriteArguments(buffer, Format.Payload);
            }
            catch
            {
                body.Abandon();
                throw;
            }

            body.End(Http2, stream, compressor, Format.MaxMessageBytes, endStream: true);
        }
        catch
        {
            Http2.WriteReset(buffer, stream, Http2ErrorCode.Cancel);
            throw;
        }
    }

    private void WriteHeaders(OutputBuffer buffer, Http2Stream stream, RpcMethod method, in RequestMetadata metadata, TimeSpan? timeLeft, IRpcCompressor? compressor)
    {
        if (!_requests.WriteHeaders(Http2, buffer, stream, method, metadata, timeLeft, compressor))
        {
            throw new RpcException(RpcStatusCode.ResourceExhausted, $"The headers of {method.FullName} are larger than {Peer.Address} takes.") { Method = method.FullName };
        }
    }

    private IRpcCompressor? CompressorOf(RpcMethod method, in RequestMetadata metadata)
    {
        string? name = metadata.Own?.Compression ?? Format.Compression;
        if (name is null or GrpcCompression.Identity)
        {
            return null;
        }

        return Format.Compressors.Find(name) ?? throw new RpcException(
            RpcStatusCode.InvalidArgument, $"The call of {method.FullName} is to be packed with \"{name}\", which the channel does not know. Add it to its options.")
        {
            Method = method.FullName,
        };
    }

    private TimeSpan? TimeLeft(PendingCall call)
    {
        if (call.Metadata.Timeout is not { } told)
        {
            return null;
        }

        TimeSpan passed = TimeProvider.GetElapsedTime(call.Started);
        return passed < told ? told - passed : TimeSpan.Zero;
    }

    private GrpcUnaryStream RentStream()
    {
        lock (_poolGate)
        {
            if (_pool.TryPop(out GrpcUnaryStream? stream))
            {
                return stream;
            }
        }

        return new GrpcUnaryStream(this);
    }

    /// <summary>Ends the stream of a claimed call; <see langword="false"/> if the call waits in line and has none.</summary>
    private bool ResetStream(PendingCall call)
    {
        if (call.Stream is not { } stream)
        {
            return false;
        }

        if (Http2.TryEnter(out OutputBuffer buffer))
        {
            // Streams are opened under this lock, so one that carries another call by now shows it.
            if (stream.SequenceId == call.SequenceId)
            {
                Http2.WriteReset(buffer, stream, Http2ErrorCode.Cancel);
            }

            Http2.Exit(inline: false);
        }

        return true;
    }

    /// <summary>Sends calls that have waited in line, as far as there is room.</summary>
    private void SendLine()
    {
        while (Volatile.Read(ref _lineLength) > 0 && Http2.TryEnter(out OutputBuffer buffer))
        {
            PendingCall? failed = null;
            Exception? error = null;
            bool isFull = false;
            try
            {
                isFull = !TrySendNext(buffer, out failed, out error);
            }
            finally
            {
                Http2.Exit(inline: false);
            }

            if (error is not null)
            {
                Fail(failed!, error);
            }

            if (isFull)
            {
                return;
            }
        }
    }

    private bool TrySendNext(OutputBuffer buffer, out PendingCall? failed, out Exception? error)
    {
        failed = null;
        error = null;
        GrpcUnaryStream? stream = null;
        while (_line.TryPeek(out int sequenceId))
        {
            if (!_pending.Contains(sequenceId))
            {
                // It was given up meanwhile.
                _line.Dequeue();
                continue;
            }

            stream = RentStream();
            Http2Opening opening = Http2.TryOpen(stream);
            if (opening == Http2Opening.NoRoom)
            {
                Return(stream);
                Volatile.Write(ref _lineLength, _line.Count);
                return false;
            }

            _line.Dequeue();
            PendingCall? call = _pending.TryRemove(sequenceId);
            if (opening == Http2Opening.Retired)
            {
                Return(stream);
                failed = call;
                error = call is null ? null : NotSent("the server takes no further calls on this connection", null);
                break;
            }

            if (call is null)
            {
                Http2.WriteReset(buffer, stream, Http2ErrorCode.Cancel);
                continue;
            }

            try
            {
                WriteAndAdmit(buffer, stream, call);
            }
            catch (Exception exception)
            {
                failed = call;
                error = exception;
                break;
            }
        }

        Volatile.Write(ref _lineLength, _line.Count);
        return true;
    }

    private void Fail(PendingCall call, Exception error)
    {
        if (error is RpcConnectionException { MayHaveBeenSent: false })
        {
            Refused(call);
        }
        else
        {
            call.Fail(error);
        }
    }
}
