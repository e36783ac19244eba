using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>A connection that carries one call at a time, in any framing.</summary>
/// <remarks>
/// A read is always under way, also while the connection is idle, so its loss is known before a call is put on it, and at no cost: the read that waits for the
/// reply is simply begun before the request is sent. There is no reading loop: when a reply has come, the next read is begun, the connection goes back to its
/// owner, and only then the caller continues, on this thread. A caller that blocks there holds up nobody.
/// </remarks>
internal sealed class SerialConnection : ThriftClientConnection
{
    private readonly Action _onRead;
    private ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter _read;
    private PendingCall? _current;
    private int _sequence;

    // The sequence id of the call that waits; zero if none does. Taking it is the claim: a call is pooled and may be back for another round, but its number is not.
    private int _waiting;

    public SerialConnection(IDuplexPipe pipe, RequestWriter requests, ClientConnectionOptions options, RpcPeer peer, Action<Exception?> abort)
        : base(pipe, requests, options, peer, abort) => _onRead = () => Pump(isComplete: true);

    /// <summary>Called when a call has ended and the connection can carry another; set before the first use.</summary>
    public Action<SerialConnection>? OnIdle { get; set; }

    /// <summary>When the connection went idle, for its owner.</summary>
    public long IdleSince { get; set; }

    public override int PendingCalls => Volatile.Read(ref _current) is null ? 0 : 1;

    protected override bool SendsInline => true;

    public override Task RunAsync()
    {
        Pump(isComplete: false);
        return Closed;
    }

    public override int NextOneWaySequenceId() => NextSequenceId();

    private int NextSequenceId()
    {
        _sequence = _sequence == int.MaxValue ? 1 : _sequence + 1;
        return _sequence;
    }

    // Whoever asks holds the call, so its number is still its own.
    public override bool TryClaim(PendingCall call) => TryClaim(call.SequenceId);

    // The reply would be taken for that of the next call.
    public override void OnAbandoned() => Close(new OperationCanceledException("A call was given up before its reply came."));

    protected override bool TryStopIfIdle() => Volatile.Read(ref _waiting) == 0;

    protected override void Admit(PendingCall call)
    {
        call.SequenceId = NextSequenceId();
        _current = call;
        Volatile.Write(ref _waiting, call.SequenceId);
        if (IsClosed && TryClaim(call))
        {
            throw NotSent("the connection was closed", null);
        }
    }

    protected override void FailAll(Exception? error)
    {
        if (TryClaimCurrent() is { } call)
        {
            call.Fail(Lost(call, error));
        }
    }

    protected override long FailExpired(long now)
    {
        // If the number can be claimed below, this very call has waited since it was read here, and the deadline is its own.
        int waiting = Volatile.Read(ref _waiting);
        if (waiting == 0 || Volatile.Read(ref _current) is not { } call)
        {
            return CallContext.NoDeadline;
        }

        long deadline = call.DeadlineTimestamp;
        if (deadline > now)
        {
            return deadline;
        }

        if (TryClaim(waiting))
        {
            RpcTimeoutException timeout = TimedOut(call);
            OnAbandoned();
            call.Fail(timeout);
        }

        return CallContext.NoDeadline;
    }

    private bool TryClaim(int sequenceId) => Interlocked.CompareExchange(ref _waiting, 0, sequenceId) == sequenceId;

    private PendingCall? TryClaimCurrent() => Interlocked.Exchange(ref _waiting, 0) == 0 ? null : _current;

    private void Pump(bool isComplete)
    {
        PendingCall? answered = null;
        while ((!isComplete || HandleRead(ref answered)) && TryBeginRead())
        {
            isComplete = _read.IsCompleted;
            if (!isComplete)
            {
                _read.UnsafeOnCompleted(_onRead);
                if (answered is not null)
                {
                    if (IsUsable)
                    {
                        OnIdle?.Invoke(this);
                    }

                    answered.Signal();
                }

                return;
            }
        }

        answered?.Signal();
    }

    private bool TryBeginRead()
    {
        try
        {
            _read = Input.ReadAsync().ConfigureAwait(false).GetAwaiter();
            return true;
        }
        catch (Exception exception)
        {
            Close(exception);
            return false;
        }
    }

    /// <summary>Handles one finished read; <see langword="false"/> if there will be no other.</summary>
    private bool HandleRead(ref PendingCall? answered)
    {
        try
        {
            ReadResult result = _read.GetResult();
            ReadOnlySequence<byte> buffer = result.Buffer;
            long read = ReadReply(buffer, ref answered, out ReplyState state);
            buffer = buffer.Slice(read);
            bool hasMore = read > 0 && !buffer.IsEmpty;
            Input.AdvanceTo(buffer.Start, buffer.End);
            if (state == ReplyState.Retiring)
            {
                Close(null);
                return false;
            }

            if (result.IsCompleted || state == ReplyState.Unreadable || hasMore)
            {
                // Bytes behind a reply would be taken for the reply to the next call.
                Close(new IOException(hasMore ? "the peer sent more than one reply" : state == ReplyState.Unreadable ? "a reply could not be read" : "the peer closed it"));
                return false;
            }

            return true;
        }
        catch (Exception exception)
        {
            Close(exception);
            return false;
        }
    }

    private long ReadReply(in ReadOnlySequence<byte> buffer, ref PendingCall? answered, out ReplyState state)
    {
        state = ReplyState.Usable;
        var reader = new ThriftFrameReader(ref Scanner, buffer);
        try
        {
            if (reader.TryRead(out ThriftFrame frame))
            {
                answered = TryClaimCurrent()
                    ?? throw new WireFormatException(WireFormatError.InvalidData, "the peer sent a message that no call waits for");
                state = ReplyReader.Read(ref frame, answered, Format);
                reader.Consume();
            }

            return reader.Consumed;
        }
        finally
        {
            reader.Dispose();
        }
    }
}
