using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Tern.Transport;

/// <summary>Reads a channel straight into one contiguous buffer, without a task of its own and without allocating.</summary>
/// <remarks>
/// A receive and a read are two things. Cancelling a read ends the read alone; the receive stays under way and what it brings is there
/// for the next read, so no byte is lost. The gate guards what the reader, the end of a receive and a canceller share.
/// </remarks>
internal sealed partial class ConnectionPipeReader : PipeReader, IValueTaskSource<ReadResult>
{
    private readonly ChannelConnection _connection;
    private readonly ByteChannel _channel;
    private readonly Lock _gate = new();
    private readonly Action _onReceived;

    // Continuations run on the thread that received, unless somebody else's thread ends the read.
    private ManualResetValueTaskSourceCore<ReadResult> _read;
    private ConfiguredValueTaskAwaitable<int>.ConfiguredValueTaskAwaiter _receive;
    private CancellationTokenRegistration _cancellation;
    private CancellationToken _token;
    private ReceiveBuffer _buffer = new();
    private int _minimum;
    private bool _ended;
    private bool _failed;
    private bool _receiving;
    private bool _waiting;
    private bool _cancelRequested;
    private bool _resultInUse;
    private bool _resultIsTentative;
    private bool _completed;
    private bool _takenOver;

    public ConnectionPipeReader(ChannelConnection connection, ByteChannel channel)
    {
        _connection = connection;
        _channel = channel;
        _onReceived = OnReceived;
    }

    /// <summary>Bytes of memory that the reader holds.</summary>
    public int Capacity => _buffer.Capacity;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => ReadCoreAsync(1, cancellationToken);

    public override bool TryRead(out ReadResult result)
    {
        lock (_gate)
        {
            ThrowIfUnreadable();
            if (IsBroken)
            {
                throw _connection.CreateException();
            }

            if (!_cancelRequested && !_buffer.HasUnexamined && !_ended)
            {
                result = default;
                return false;
            }

            result = TakeResult();
            return true;
        }
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        lock (_gate)
        {
            if (_completed)
            {
                ThrowCompleted();
            }

            if (!_resultInUse && !_resultIsTentative)
            {
                throw new InvalidOperationException("No read is in progress; call AdvanceTo once after each read.");
            }

            _buffer.Advance(consumed, examined);
            _resultInUse = _resultIsTentative = false;
            if (!_receiving)
            {
                _buffer.TrimIfEmpty();
            }
        }
    }

    public override void CancelPendingRead()
    {
        lock (_gate)
        {
            if (!_waiting)
            {
                _cancelRequested = true;
                return;
            }

            _cancelRequested = true;
            StopWaiting();
            CompleteElsewhere();
        }
    }

    public override void Complete(Exception? exception = null)
    {
        lock (_gate)
        {
            _completed = true;
            _resultInUse = _resultIsTentative = false;
            ReleaseIfUnused();
        }
    }

    /// <summary>Gives the memory back once the connection is closed, unless there is something left to read.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _takenOver = true;
            if (_buffer.Buffered == 0)
            {
                ReleaseIfUnused();
            }
        }
    }

    /// <summary>Whether the channel may be received from behind the reader's back, which closing does to discard what is left.</summary>
    public bool TryTakeOver()
    {
        lock (_gate)
        {
            if (_receiving)
            {
                return false;
            }

            _takenOver = true;
            return true;
        }
    }

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token) => _read.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => _read.GetStatus(token);

    void IValueTaskSource<ReadResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _read.OnCompleted(continuation, state, token, flags);
    }

    protected override ValueTask<ReadResult> ReadAtLeastAsyncCore(int minimumSize, CancellationToken cancellationToken)
    {
        return ReadCoreAsync(Math.Max(minimumSize, 1), cancellationToken);
    }

    private void OnTokenCanceled(CancellationToken token)
    {
        lock (_gate)
        {
            // The registration may outlive its read by a moment; the next read must not be ended by it.
            if (!_waiting || _token != token)
            {
                return;
            }

            StopWaiting();
            _read.RunContinuationsAsynchronously = true;
            _read.SetException(new OperationCanceledException(token));
        }
    }

    private void CompleteElsewhere()
    {
        _read.RunContinuationsAsynchronously = true;
        if (IsBroken)
        {
            _read.SetException(_connection.CreateException());
        }
        else
        {
            _read.SetResult(TakeResult());
        }
    }

    private void StopWaiting()
    {
        _waiting = false;

        // Not Dispose: that would wait for a callback that waits for the gate.
        _cancellation.Unregister();
        _cancellation = default;
    }

    private ValueTask<ReadResult> Result()
    {
        return IsBroken ? ValueTask.FromException<ReadResult>(_connection.CreateException()) : new ValueTask<ReadResult>(TakeResult());
    }

    private ReadResult TakeResult()
    {
        var canceled = _cancelRequested;
        _cancelRequested = false;
        if (_resultInUse)
        {
            ThrowResultInUse();
        }

        _resultInUse = !canceled;
        _resultIsTentative = canceled;
        return new ReadResult(_buffer.Unconsumed, canceled, _ended);
    }

    private void ReleaseIfUnused()
    {
        if (!_receiving && !_resultInUse && !_resultIsTentative)
        {
            _buffer.Release();
        }
    }

    private void ThrowIfUnreadable()
    {
        if (_completed)
        {
            ThrowCompleted();
        }

        if (_waiting)
        {
            throw new InvalidOperationException("A read is already waiting; there is one reader at a time.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowCompleted() => throw new InvalidOperationException("The reader was completed.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowResultInUse() => throw new InvalidOperationException("The last read is still in progress; call AdvanceTo first.");
}
