using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Tern.Transport;

internal sealed partial class ConnectionPipeReader
{
    private ValueTask<ReadResult> ReadCoreAsync(int minimum, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<ReadResult>(cancellationToken);
        }

        lock (_gate)
        {
            ThrowIfUnreadable();
            _minimum = minimum;
            if (_cancelRequested || IsSatisfied())
            {
                return Result();
            }

            if (_resultInUse)
            {
                ThrowResultInUse();
            }

            _resultIsTentative = false;
            if (!_receiving && ReceiveUntilSatisfied())
            {
                return Result();
            }

            _read.Reset();
            _waiting = true;
            if (cancellationToken.CanBeCanceled)
            {
                _token = cancellationToken;
                _cancellation = cancellationToken.UnsafeRegister(
                    static (state, token) => ((ConnectionPipeReader)state!).OnTokenCanceled(token), this);
            }

            return new ValueTask<ReadResult>(this, _read.Version);
        }
    }

    private bool IsBroken => _failed || _connection.IsAborted;

    // With more asked for than is buffered, bytes that were not examined yet do not end the read.
    private bool IsSatisfied()
    {
        return _ended || IsBroken
            || (_buffer.HasUnexamined && _buffer.Buffered >= _minimum);
    }

    /// <returns>False if a receive is under way and will end in <see cref="OnReceived"/>.</returns>
    private bool ReceiveUntilSatisfied()
    {
        do
        {
            if (_takenOver)
            {
                _ended = true;
                break;
            }

            try
            {
                _receive = _channel.ReceiveAsync(_buffer.PrepareReceive()).ConfigureAwait(false).GetAwaiter();
            }
            catch (Exception e)
            {
                Fail(e);
                break;
            }

            if (!_receive.IsCompleted)
            {
                _receiving = true;
                _receive.UnsafeOnCompleted(_onReceived);
                return false;
            }

            TakeReceived();
        }
        while (!IsSatisfied());

        return true;
    }

    private void OnReceived()
    {
        ReadResult result = default;
        TransportException? error = null;
        lock (_gate)
        {
            _receiving = false;
            TakeReceived();
            if (_completed)
            {
                ReleaseIfUnused();
            }

            if (!_waiting || (!IsSatisfied() && !ReceiveUntilSatisfied()))
            {
                return;
            }

            StopWaiting();
            if (IsBroken)
            {
                error = _connection.CreateException();
            }
            else
            {
                result = TakeResult();
            }
        }

        _read.RunContinuationsAsynchronously = false;
        if (error is null)
        {
            _read.SetResult(result);
        }
        else
        {
            _read.SetException(error);
        }
    }

    private void TakeReceived()
    {
        int received;
        try
        {
            received = _receive.GetResult();
        }
        catch (Exception e)
        {
            Fail(e);
            return;
        }

        if (received > 0)
        {
            _buffer.Commit(received);
        }
        else
        {
            _ended = true;
            _connection.RecordClose(ConnectionCloseReason.PeerClosed, null);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fail(Exception error)
    {
        if (_connection.IsDisposing)
        {
            // Our own orderly close cut the receive off.
            _ended = true;
        }
        else
        {
            _failed = true;
            _connection.RecordClose(ChannelErrors.ReasonOf(error), error);
        }
    }
}
