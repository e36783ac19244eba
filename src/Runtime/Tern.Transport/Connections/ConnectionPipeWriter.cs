using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Tern.Transport;

/// <summary>Writes to a channel, from pooled memory or straight from the caller's, without a task of its own and without allocating.</summary>
/// <remarks>
/// Cancelling a flush ends the wait alone: what was flushed is still sent, before anything that follows. The gate guards what the writer,
/// the end of a send, a canceller and the closing of the connection share.
/// </remarks>
internal sealed partial class ConnectionPipeWriter : PipeWriter, IValueTaskSource<FlushResult>
{
    // Below this a copy costs less than a packet and a system call of its own.
    private const int SmallestDirectWrite = 4 * 1_024;

    private readonly ChannelConnection _connection;
    private readonly ByteChannel _channel;
    private readonly Lock _gate = new();
    private readonly Action _onSent;

    private ManualResetValueTaskSourceCore<FlushResult> _flush;
    private ConfiguredValueTaskAwaitable<int>.ConfiguredValueTaskAwaiter _send;
    private CancellationTokenRegistration _cancellation;
    private CancellationToken _token;
    private SendBuffer _written = new();
    private SendBuffer _queue = new();
    private ReadOnlyMemory<byte> _direct;
    private TaskCompletionSource? _drained;
    private Task? _finish;
    private bool _failed;
    private bool _sending;
    private bool _waiting;
    private bool _cancelRequested;
    private bool _completed;
    private bool _closed;

    public ConnectionPipeWriter(ChannelConnection connection, ByteChannel channel)
    {
        _connection = connection;
        _channel = channel;
        _onSent = OnSent;
    }

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes
    {
        get
        {
            lock (_gate)
            {
                return _written.Length;
            }
        }
    }

    private bool IsBroken => _failed || _connection.IsAborted;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        lock (_gate)
        {
            ThrowIfUnwritable();
            return _written.GetMemory(sizeHint);
        }
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        lock (_gate)
        {
            ThrowIfUnwritable();
            _written.Advance(bytes);
        }
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<FlushResult>(cancellationToken);
        }

        lock (_gate)
        {
            ThrowIfUnwritable();
            return SendWritten(cancellationToken);
        }
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        // A write that can be cancelled gives the memory back then, while a send may still need it: that takes a copy.
        if (cancellationToken.CanBeCanceled)
        {
            return base.WriteAsync(source, cancellationToken);
        }

        lock (_gate)
        {
            ThrowIfUnwritable();
            if (_written.Length > 0 && source.Length < SmallestDirectWrite)
            {
                source.Span.CopyTo(_written.GetMemory(source.Length).Span);
                _written.Advance(source.Length);
            }
            else if (!IsBroken)
            {
                _direct = source;
            }

            return SendWritten(CancellationToken.None);
        }
    }

    public override void CancelPendingFlush()
    {
        lock (_gate)
        {
            _cancelRequested = true;

            // The caller of a direct write gets its memory back when the send is done, and the cancellation with it.
            if (_waiting && _direct.IsEmpty)
            {
                StopWaiting();
                CompleteElsewhere();
            }
        }
    }

    public override void Complete(Exception? exception = null)
    {
        if (exception is not null)
        {
            _connection.Abort(exception);
        }

        lock (_gate)
        {
            _completed = true;
            if (IsBroken)
            {
                _written.Release();
            }
        }

        _ = FinishAsync();
    }

    public override async ValueTask CompleteAsync(Exception? exception = null)
    {
        Complete(exception);
        await FinishAsync().ConfigureAwait(false);
    }

    /// <summary>Sends what is written and ends the sending side, whoever may still be writing.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (!_completed)
            {
                _written.Abandon();
                _queue.Abandon();
            }
        }

        return FinishAsync();
    }

    FlushResult IValueTaskSource<FlushResult>.GetResult(short token) => _flush.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<FlushResult>.GetStatus(short token) => _flush.GetStatus(token);

    void IValueTaskSource<FlushResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _flush.OnCompleted(continuation, state, token, flags);
    }

    private void ThrowIfUnwritable()
    {
        if (_completed)
        {
            throw new InvalidOperationException("The writer was completed.");
        }

        if (_waiting)
        {
            throw new InvalidOperationException("A flush is already waiting; there is one writer at a time.");
        }

        if (_closed)
        {
            throw _connection.CreateException();
        }
    }
}
