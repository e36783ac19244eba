using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Tern.Transport;

internal sealed partial class ConnectionPipeWriter
{
    private ValueTask<FlushResult> SendWritten(CancellationToken cancellationToken)
    {
        if (!IsBroken && _written.Length > 0)
        {
            _queue.TakeFrom(ref _written);
        }

        if (IsBroken || (!_sending && SendUntilEmpty()))
        {
            return IsBroken ? ValueTask.FromException<FlushResult>(_connection.CreateException()) : new ValueTask<FlushResult>(TakeResult());
        }

        if (_cancelRequested && _direct.IsEmpty)
        {
            return new ValueTask<FlushResult>(TakeResult());
        }

        _flush.Reset();
        _waiting = true;
        if (cancellationToken.CanBeCanceled)
        {
            _token = cancellationToken;
            _cancellation = cancellationToken.UnsafeRegister(
                static (state, token) => ((ConnectionPipeWriter)state!).OnTokenCanceled(token), this);
        }

        return new ValueTask<FlushResult>(this, _flush.Version);
    }

    /// <returns>False if a send is under way and will end in <see cref="OnSent"/>.</returns>
    private bool SendUntilEmpty()
    {
        while (_queue.Length > 0 || !_direct.IsEmpty)
        {
            try
            {
                var next = _queue.Length > 0 ? _queue.First() : _direct;
                _send = _channel.SendAsync(next).ConfigureAwait(false).GetAwaiter();
            }
            catch (Exception e)
            {
                Fail(e);
                return true;
            }

            if (!_send.IsCompleted)
            {
                _sending = true;
                _send.UnsafeOnCompleted(_onSent);
                return false;
            }

            if (!TakeSent())
            {
                return true;
            }
        }

        return true;
    }

    private void OnSent()
    {
        FlushResult result = default;
        TransportException? error = null;
        lock (_gate)
        {
            _sending = false;
            if (TakeSent() && !SendUntilEmpty())
            {
                return;
            }

            _drained?.TrySetResult();
            if (!_waiting)
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

        _flush.RunContinuationsAsynchronously = false;
        if (error is null)
        {
            _flush.SetResult(result);
        }
        else
        {
            _flush.SetException(error);
        }
    }

    private bool TakeSent()
    {
        int sent;
        try
        {
            sent = _send.GetResult();
        }
        catch (Exception e)
        {
            Fail(e);
            return false;
        }

        // The queue goes first, and nothing joins it while a direct write waits.
        if (_queue.Length > 0)
        {
            _queue.Consume(sent);
        }
        else
        {
            // Not an empty slice at the end: that would keep the caller's array alive.
            _direct = sent == _direct.Length ? default : _direct[sent..];
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fail(Exception error)
    {
        _failed = true;
        _direct = default;
        _queue.Release();
        _connection.RecordClose(ChannelErrors.ReasonOf(error), error);
    }

    private FlushResult TakeResult()
    {
        var canceled = _cancelRequested;
        _cancelRequested = false;
        return new FlushResult(canceled, isCompleted: false);
    }

    private void OnTokenCanceled(CancellationToken token)
    {
        lock (_gate)
        {
            // The registration may outlive its flush by a moment; the next flush must not be ended by it.
            if (!_waiting || _token != token)
            {
                return;
            }

            StopWaiting();
            _flush.RunContinuationsAsynchronously = true;
            _flush.SetException(new OperationCanceledException(token));
        }
    }

    private void CompleteElsewhere()
    {
        _flush.RunContinuationsAsynchronously = true;
        if (IsBroken)
        {
            _flush.SetException(_connection.CreateException());
        }
        else
        {
            _flush.SetResult(TakeResult());
        }
    }

    private void StopWaiting()
    {
        _waiting = false;

        // Not Dispose: that would wait for a callback that waits for the gate.
        _cancellation.Unregister();
        _cancellation = default;
    }

    private Task FinishAsync()
    {
        lock (_gate)
        {
            return _finish ??= FinishCoreAsync();
        }
    }

    // Runs inside the gate until it first waits.
    private async Task FinishCoreAsync()
    {
        if (IsBroken)
        {
            return;
        }

        if (_written.Length > 0)
        {
            _queue.TakeFrom(ref _written);
        }

        if (_sending || !SendUntilEmpty())
        {
            _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _drained.Task.ConfigureAwait(false);
        }

        if (IsBroken)
        {
            return;
        }

        try
        {
            await _channel.ShutdownSendAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _connection.RecordClose(ChannelErrors.ReasonOf(e), e);
        }
    }
}
