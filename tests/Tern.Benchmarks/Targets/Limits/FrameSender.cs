using System.Net.Sockets;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>Collects frames from any thread and sends all that have arrived in one call of the socket.</summary>
/// <remarks>
/// When other calls are under way, the frame that finds the socket idle does not leave at once: the flush goes to the end of the pool's
/// global queue, behind the work that will append more. That alone is worth a factor of four with 100 callers.
/// </remarks>
internal sealed class FrameSender(Socket socket)
    : SocketAsyncEventArgs(/* unsafeSuppressExecutionContext: */ true), IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private byte[] _filling = new byte[64 * 1_024];
    private byte[] _sending = new byte[64 * 1_024];
    private int _filled;
    private FlushState _state;

    private enum FlushState
    {
        Idle,
        Scheduled,
        Sending,
    }

    /// <summary>Appends one frame.</summary>
    /// <param name="id">Id of the frame.</param>
    /// <param name="text">Its text.</param>
    /// <param name="isOnlyCall">Whether no other call is under way, so that waiting for more frames would be in vain.</param>
    public void Append(int id, string text, bool isOnlyCall)
    {
        lock (_gate)
        {
            EnsureRoom(FrameFormat.MaxLength(text));
            _filled += FrameFormat.Write(_filling.AsSpan(_filled), id, text);
            if (_state == FlushState.Sending || (_state == FlushState.Scheduled && !isOnlyCall))
            {
                return;
            }

            if (!isOnlyCall)
            {
                Schedule();
                return;
            }

            TakeFilled();
        }

        Send();
    }

    void IThreadPoolWorkItem.Execute()
    {
        lock (_gate)
        {
            // A frame that was alone may have taken the others with it.
            if (_state != FlushState.Scheduled)
            {
                return;
            }

            TakeFilled();
        }

        Send();
    }

    protected override void OnCompleted(SocketAsyncEventArgs e)
    {
        if (HasSentAll())
        {
            Finish();
        }
        else
        {
            Send();
        }
    }

    private void Send()
    {
        do
        {
            if (socket.SendAsync(this))
            {
                return;
            }
        }
        while (!HasSentAll());

        Finish();
    }

    private void Finish()
    {
        lock (_gate)
        {
            if (_filled == 0)
            {
                _state = FlushState.Idle;
            }
            else
            {
                Schedule();
            }
        }
    }

    private void Schedule()
    {
        _state = FlushState.Scheduled;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void TakeFilled()
    {
        _state = FlushState.Sending;
        (_filling, _sending) = (_sending, _filling);
        SetBuffer(_sending, 0, _filled);
        _filled = 0;
    }

    private bool HasSentAll()
    {
        if (SocketError != SocketError.Success)
        {
            socket.Dispose();
            return true;
        }

        SetBuffer(Offset + BytesTransferred, Count - BytesTransferred);
        return Count == 0;
    }

    private void EnsureRoom(int length)
    {
        if (_filling.Length - _filled < length)
        {
            Array.Resize(ref _filling, Math.Max(_filling.Length * 2, _filled + length));
        }
    }
}
