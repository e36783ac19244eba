using System.Buffers;
using System.IO.Pipelines;

namespace Tern.Protocols;

/// <summary>A connection that carries many calls at once over TTHeader; replies come in any order. Source: Kitex <c>pkg/remote/trans/netpollmux</c>.</summary>
internal sealed class MultiplexedConnection : ThriftClientConnection
{
    // Sequence id 0 is the control frame: the server is about to go, and takes no new calls on this connection.
    private const int ControlSequenceId = 0;

    private readonly PendingCallTable _pending;
    private readonly ReadingTurn _turn = new();
    private int _batch;
    private volatile bool _isWakingMany;
    private int _oneWaySequence;
    private bool _hasAdmitted;

    public MultiplexedConnection(IDuplexPipe pipe, RequestWriter requests, ClientConnectionOptions options, RpcPeer peer, Action<Exception?> abort)
        : base(pipe, requests, options, peer, abort) => _pending = new PendingCallTable(options.MaxPendingCalls);

    public override int PendingCalls => _pending.Count;

    /// <summary>Whether it has carried a call, so that its server knows what it speaks.</summary>
    public bool IsUsed => Volatile.Read(ref _hasAdmitted) || Volatile.Read(ref _oneWaySequence) != 0;

    // A lone caller gains nothing from waiting for others to send along; with others about, one system call serves many. Callers whose replies came together are about,
    // although they wait for nothing any more: most of them call again at once.
    protected override bool SendsInline => !_isWakingMany && _pending.Count <= 1;

    // Sequence ids of calls are positive.
    public override int NextOneWaySequenceId() => Interlocked.Increment(ref _oneWaySequence) | int.MinValue;

    public override async Task RunAsync()
    {
        Exception? error = null;
        PendingCall? answered = null;
        try
        {
            while (true)
            {
                ValueTask<ReadResult> read = Input.ReadAsync();

                // From here on the awaiter signals it, also if the read fails.
                PendingCall? signalled = answered;
                answered = null;
                ReadResult result = await new ReadThenRun(read, signalled);
                ReadOnlySequence<byte> buffer = result.Buffer;
                buffer = buffer.Slice(ReadReplies(buffer, out answered));
                Input.AdvanceTo(buffer.Start, buffer.End);
                if (_batch >= ReadingTurn.WorthWaiting)
                {
                    answered?.SignalOnPool();
                    answered = null;
                    await _turn;
                }

                if (result.IsCompleted)
                {
                    error = new IOException(buffer.IsEmpty ? "the peer closed it" : "the peer closed it in the middle of a message");
                    break;
                }
            }
        }
        catch (Exception exception)
        {
            error = exception;
        }

        answered?.SignalOnPool();
        Close(error);
    }

    public override bool TryClaim(PendingCall call)
    {
        bool isClaimed = _pending.TryRemove(call);
        LeaveIfIdle();
        return isClaimed;
    }

    // The reply may still come; without its call it is dropped.
    public override void OnAbandoned()
    {
    }

    protected override bool TryStopIfIdle() => _pending.TryStopIfIdle();

    protected override void Admit(PendingCall call)
    {
        if (!_hasAdmitted)
        {
            Volatile.Write(ref _hasAdmitted, true);
        }

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
            call.Fail(TimedOut(call));
        }

        LeaveIfIdle();
        return next;
    }

    /// <summary>Takes all replies from the buffer; tells how many bytes they were.</summary>
    /// <param name="buffer">What has arrived.</param>
    /// <param name="last">The call that was answered last; those before it go to the thread pool.</param>
    private long ReadReplies(in ReadOnlySequence<byte> buffer, out PendingCall? last)
    {
        // Callers go on when the whole batch has been read: their next requests then leave together. Woken one by one, the first would send before the last has its reply.
        PendingCall? first = null;
        last = null;
        _batch = 0;
        var reader = new ThriftFrameReader(ref Scanner, buffer);
        try
        {
            while (reader.TryRead(out ThriftFrame frame))
            {
                if (ReadReply(ref frame) is { } call)
                {
                    first ??= call;
                    last?.NextAnswered = call;
                    last = call;
                    _batch++;
                }

                reader.Consume();
            }

            return reader.Consumed;
        }
        finally
        {
            reader.Dispose();
            LeaveIfIdle();
            _isWakingMany = _batch > 1;
            while (first is not null && !ReferenceEquals(first, last))
            {
                PendingCall call = first;
                first = call.NextAnswered;
                call.NextAnswered = null;
                call.SignalOnPool();
            }
        }
    }

    private PendingCall? ReadReply(ref ThriftFrame frame)
    {
        if (frame.HasHeader && frame.HeaderSequenceId == ControlSequenceId)
        {
            Retire();
            return null;
        }

        int sequenceId = frame.HasHeader ? frame.HeaderSequenceId : ReplyReader.SequenceIdOf(frame);
        PendingCall? call = _pending.TryRemove(sequenceId);
        if (call is not null && ReplyReader.Read(ref frame, call, Format) == ReplyState.Retiring)
        {
            Retire();
        }

        return call;
    }
}
