namespace Tern.Protocols;

/// <summary>Bounds the time that a caller waits for one message of a stream. One timer for all messages: setting one for each would cost more than the message.</summary>
internal sealed class ReceiveTimer : IDisposable
{
    private readonly ClientStream _stream;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly ITimer _timer;
    private long _since;

    public ReceiveTimer(ClientStream stream, TimeProvider time, TimeSpan timeout)
    {
        _stream = stream;
        _time = time;
        _timeout = timeout;

        // Whoever waits already has waited for the connection.
        _since = time.GetTimestamp();
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static self => ((ReceiveTimer)self!).Check(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _timer.Change(timeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A wait begins.</summary>
    public void Begin() => Volatile.Write(ref _since, _time.GetTimestamp());

    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        TimeSpan left = _timeout;
        if (_stream.IsAwaited)
        {
            left -= _time.GetElapsedTime(Volatile.Read(ref _since));
            if (left <= TimeSpan.Zero)
            {
                _stream.Stop(
                    new RpcTimeoutException($"{_stream.Method.FullName} has sent no message for {_timeout.TotalMilliseconds:0.###} ms, which is as long as its caller waits (ReceiveTimeout).")
                    {
                        Method = _stream.Method.FullName,
                    },
                    StreamCancellation.ReceiveTimedOut);
                return;
            }
        }

        // A timer that was disposed meanwhile stays still.
        _timer.Change(left, Timeout.InfiniteTimeSpan);
    }
}
