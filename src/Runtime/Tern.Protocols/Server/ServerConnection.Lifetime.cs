using System.Buffers;

namespace Tern.Protocols;

/// <content>Timeouts, draining and closing.</content>
internal sealed partial class ServerConnection
{
    // A request may be on its way while the server decides to close an idle connection; it is given this long to arrive.
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(100);

    // Kitex gives multiplexed clients one second to leave after the control frame.
    private static readonly TimeSpan s_leave = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isDraining;
    private int _saidGoodbye;
    private bool _leavesBetweenCalls;
    private long _lastActivity;
    private long _messageBegan;

    /// <inheritdoc/>
    public void CheckTimeouts(long now)
    {
        if (Volatile.Read(ref _isClosed) != 0)
        {
            // Its handlers may take their time to end.
            return;
        }

        long messageBegan = Volatile.Read(ref _messageBegan);
        if (messageBegan != 0 && TimeProvider.GetElapsedTime(messageBegan, now) > _options.MessageTimeout)
        {
            TimeOut($"a message has been arriving for more than {_options.MessageTimeout.TotalSeconds:0.###} s");
        }
        else if (_output.SendStarted is var sending and not 0 && TimeProvider.GetElapsedTime(sending, now) > _options.WriteTimeout)
        {
            TimeOut($"the peer has not read its replies for more than {_options.WriteTimeout.TotalSeconds:0.###} s");
        }
        else if (InFlight > 0)
        {
            // A connection with a call is not idle: its idle time begins when the call has ended.
            Volatile.Write(ref _lastActivity, now);
        }
        else if (messageBegan == 0 && TimeProvider.GetElapsedTime(Volatile.Read(ref _lastActivity), now) > _options.IdleTimeout)
        {
            ConnectionLog.Idle(_log, _peer.Address);
            Abort(new IOException("The connection was idle for too long."));
        }
    }

    /// <inheritdoc/>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _isDraining, true);
        Interlocked.MemoryBarrier();
        if (_isMultiplexed)
        {
            SayGoodbye();
        }

        while (!_ended.Task.IsCompleted)
        {
            // A client that has been told leaves by itself; others are given time for what they may have sent before they knew.
            TimeSpan quiet = _isMultiplexed ? s_leave : s_quiet;
            long seen = Volatile.Read(ref _lastActivity);
            await Task.WhenAny(_ended.Task, Task.Delay(quiet, TimeProvider, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (InFlight == 0 && Volatile.Read(ref _messageBegan) == 0 && Volatile.Read(ref _lastActivity) == seen)
            {
                await _output.WhenDrainedAsync().ConfigureAwait(false);
                _isClosing = true;
                _input.CancelPendingRead();
                await _ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The first request with the out-of-order flag has come: the peer understands the control frame.</summary>
    private void NoteMultiplexed()
    {
        _isMultiplexed = true;
        Interlocked.MemoryBarrier();
        if (_isDraining)
        {
            // A connection that its client kept in reserve takes over the calls of those that were told to leave before.
            SayGoodbye();
        }
    }

    private void SayGoodbye()
    {
        if (Interlocked.Exchange(ref _saidGoodbye, 1) == 0 && _output.TryEnter(out OutputBuffer buffer))
        {
            ReplyWriter.WriteControl(buffer, _options);
            _output.Exit(inline: false);
        }
    }

    /// <summary>Ends the connection as soon as no call is under way and no further one has arrived: a client whose protocol cannot tell it to leave would call on and on.</summary>
    private void CloseBetweenCalls()
    {
        Volatile.Write(ref _leavesBetweenCalls, true);
        _input.CancelPendingRead();
    }

    private bool IsBetweenCalls(in ReadOnlySequence<byte> unread) => Volatile.Read(ref _leavesBetweenCalls) && unread.IsEmpty && _discarded == 0 && InFlight == 0;

    private void TimeOut(string reason)
    {
        ConnectionLog.TooSlow(_log, _peer.Address, reason);
        Abort(new TimeoutException($"The connection was closed: {reason}."));
    }

    private void NoteArrival(bool isPartial)
    {
        long now = TimeProvider.GetTimestamp();
        Volatile.Write(ref _lastActivity, now);
        if (!isPartial)
        {
            Volatile.Write(ref _messageBegan, 0);
        }
        else if (Volatile.Read(ref _messageBegan) == 0)
        {
            Volatile.Write(ref _messageBegan, Math.Max(now, 1));
        }
    }

    /// <summary>Reading has ended in order: lets what is under way end too.</summary>
    private async Task FinishAsync()
    {
        // A half-closed peer still reads, so what it asked for is answered. One that is gone resets the connection, and the read fails instead.
        while (InFlight > 0)
        {
            _callEnded.Reset();
            if (InFlight > 0)
            {
                await _callEnded.WaitAsync().ConfigureAwait(false);
            }
        }

        await _output.WhenDrainedAsync().ConfigureAwait(false);
    }

    private void Close(Exception? error)
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        _isClosing = true;
        _output.Close();
        _scope.Dispose();
        _ = CancelHandlersAsync(error);
    }

    private async Task CancelHandlersAsync(Exception? error)
    {
        await _scope.AbortAsync().ConfigureAwait(false);
        if (error is not null)
        {
            _input.CancelPendingRead();
        }

        _ended.TrySetResult();
    }
}
