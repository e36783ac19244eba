namespace Tern.Protocols.Http2;

/// <content>Timeouts, keep-alive, draining and closing.</content>
internal sealed partial class Http2Connection
{
    // How often a client looks at its times; a server does so with all its connections.
    private static readonly TimeSpan s_checkInterval = TimeSpan.FromMilliseconds(500);

    // A peer that is told why it is left is given this long to read it.
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(1);

    private readonly Lock _drainGate = new();
    private readonly long _began;
    private readonly double _ageJitter;
    private ITimer? _timer;
    private Task? _drain;
    private bool _mustAnnounceLast;
    private int _lastAnnounced = int.MaxValue;
    private long _idleSince;
    private long _pingSent;

    /// <summary>Closes the connection if the peer is too slow, silent for too long or reads nothing; pings it when that is due. A server calls this several times per second, a client's connection does so itself.</summary>
    public void CheckTimeouts(long now)
    {
        if (IsClosed)
        {
            return;
        }

        _changed.Open();
        if (IsOver(Volatile.Read(ref _partialSince), now, _options.FrameTimeout))
        {
            TimeOut(Http2ErrorCode.ProtocolError, $"a frame or the preface has been arriving for more than {_options.FrameTimeout.TotalSeconds:0.###} s");
        }
        else if (IsOver(_output.SendStarted, now, _options.WriteTimeout))
        {
            // Nothing more can be sent, not even why.
            string reason = $"the peer has not read for more than {_options.WriteTimeout.TotalSeconds:0.###} s";
            ConnectionLog.TooSlow(_log, _peer, reason);
            Close(new TimeoutException($"The connection was closed: {reason}."));
        }
        else if (Volatile.Read(ref _settingsInFlight) > 0 && IsOver(Volatile.Read(ref _settingsSent), now, _options.SettingsTimeout))
        {
            TimeOut(Http2ErrorCode.SettingsTimeout, $"the peer has not acknowledged settings within {_options.SettingsTimeout.TotalSeconds:0.###} s");
        }
        else if (IsStalled(now))
        {
            Fail(Flood("stalled_windows", $"{_queuedBytes} bytes wait, and the peer has given no window for more than {_options.StallTimeout.TotalSeconds:0.###} s"));
        }
        else
        {
            CheckKeepAlive(now);
            CheckIdle(now);
            CheckAge(now);
        }
    }

    /// <summary>Ends the connection when its streams have ended, telling the peer; it is closed when the task ends.</summary>
    /// <remarks>A server says GOAWAY without a last stream first, and with one when the client has answered a ping: what the client sent before it knew is served. Source: RFC 9113 section 6.8.</remarks>
    /// <exception cref="OperationCanceledException">The time is over; the connection is still open.</exception>
    public Task DrainAsync(CancellationToken cancellationToken)
    {
        lock (_drainGate)
        {
            _drain ??= DrainOnceAsync();
            return _drain.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends the connection at once. Every stream that is open is told.</summary>
    /// <param name="error">Why, or <see langword="null"/> if this end wanted it.</param>
    public void Close(Exception? error)
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        Retire();
        _output.Close();
        _timer?.Dispose();

        // Nobody writes any more, nor opens streams; what the lock of the output guarded is this thread's.
        Http2Stream[] streams;
        lock (_streamsGate)
        {
            streams = _streams.ToArray();
            foreach (Http2Stream stream in streams)
            {
                stream.Hold();
            }
        }

        Exception lost = error ?? new Http2Exception(Http2ErrorCode.NoError, "The connection was closed by this end.");
        foreach (Http2Stream stream in streams)
        {
            DropQueue(stream);
            if (TryRemove(stream, out _))
            {
                stream.OnConnectionLost(lost);
            }

            LetGoOf(stream);
        }

        Volatile.Write(ref _isEnding, true);
        _changed.Open();
        _host.OnClosed(error);
        _input.CancelPendingRead();
    }

    private void StartTimer()
    {
        if (_role == Http2Role.Client)
        {
            using (ExecutionContext.SuppressFlow())
            {
                _timer = _time.CreateTimer(static self => ((Http2Connection)self!).CheckTimeouts(), this, s_checkInterval, s_checkInterval);
            }
        }
    }

    private void CheckTimeouts() => CheckTimeouts(_time.GetTimestamp());

    private bool IsOver(long since, long now, TimeSpan limit) => since != 0 && limit >= TimeSpan.Zero && _time.GetElapsedTime(since, now) > limit;

    private bool IsStalled(long now)
    {
        // A stream whose consumer takes its time stands still by right, as long as it is cheap; a connection that takes nothing at all does not.
        int queued = Volatile.Read(ref _queuedBytes);
        return queued > 0 && IsOver(Volatile.Read(ref _lastProgress), now, _options.StallTimeout)
            && (Volatile.Read(ref _sendWindow) <= 0 || queued > _options.MaxQueuedBytes);
    }

    private void CheckKeepAlive(long now)
    {
        if (_options.KeepAliveTime <= TimeSpan.Zero)
        {
            return;
        }

        long lastReceived = Volatile.Read(ref _lastReceived);
        if (_pingSent != 0 && lastReceived >= _pingSent)
        {
            _pingSent = 0;
        }

        if (_pingSent != 0)
        {
            if (IsOver(_pingSent, now, _options.KeepAliveTimeout))
            {
                string reason = $"the peer has not answered a ping within {_options.KeepAliveTimeout.TotalSeconds:0.###} s";
                ConnectionLog.TooSlow(_log, _peer, reason);
                Close(new TimeoutException($"The connection was closed: {reason}."));
            }
        }
        else if (IsOver(lastReceived, now, _options.KeepAliveTime)
            && (_role == Http2Role.Server || ActiveStreams > 0 || _options.KeepAliveWithoutStreams)
            && TryEnter(out OutputBuffer buffer))
        {
            _pingSent = Math.Max(now, 1);
            Http2Frame.WritePing(buffer, KeepAlivePing, isAck: false);
            Exit(inline: false);
        }
    }

    private void CheckIdle(long now)
    {
        if (_role == Http2Role.Client || _options.IdleTimeout <= TimeSpan.Zero)
        {
            return;
        }

        long idleSince = Volatile.Read(ref _idleSince);
        if (ActiveStreams > 0 || idleSince == 0)
        {
            // The idle time begins when the last stream has ended.
            Volatile.Write(ref _idleSince, now);
        }
        else if (IsOver(idleSince, now, _options.IdleTimeout))
        {
            ConnectionLog.Idle(_log, _peer);
            _ = DrainAsync(CancellationToken.None);
        }
    }

    private void CheckAge(long now)
    {
        if (_role == Http2Role.Client || _options.MaxConnectionAge <= TimeSpan.Zero)
        {
            return;
        }

        TimeSpan age = _options.MaxConnectionAge * _ageJitter;
        if (IsOver(_began, now, age))
        {
            _ = DrainAsync(CancellationToken.None);
            if (_options.MaxConnectionAgeGrace >= TimeSpan.Zero && IsOver(_began, now, age + _options.MaxConnectionAgeGrace))
            {
                Close(new Http2Exception(Http2ErrorCode.NoError, "The connection has reached its age, and its streams did not end within the time of grace."));
            }
        }
    }

    private async Task DrainOnceAsync()
    {
        // Not under the lock of the caller.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Retire();
        if (_role == Http2Role.Server)
        {
            await SayGoodbyeAsync().ConfigureAwait(false);
        }

        await WaitUntilAsync(static self => self.ActiveStreams == 0).ConfigureAwait(false);
        if (_role == Http2Role.Client && TryEnter(out OutputBuffer buffer))
        {
            Http2Frame.WriteGoAway(buffer, 0, Http2ErrorCode.NoError, "");
            Exit(inline: false);
        }

        await _output.WhenDrainedAsync().ConfigureAwait(false);
        HasSaidAll = true;
        Close(null);
    }

    private async Task SayGoodbyeAsync()
    {
        long began = _time.GetTimestamp();
        if (TryEnter(out OutputBuffer buffer))
        {
            Http2Frame.WriteGoAway(buffer, int.MaxValue, Http2ErrorCode.NoError, "");
            Http2Frame.WritePing(buffer, DrainPing, isAck: false);
            Exit(inline: false);
        }

        await WaitUntilAsync(self => self._lastAnnounced != int.MaxValue || self._time.GetElapsedTime(began) > self._options.DrainPingTimeout).ConfigureAwait(false);
        if (_lastAnnounced == int.MaxValue)
        {
            Volatile.Write(ref _mustAnnounceLast, true);
            _input.CancelPendingRead();
            await WaitUntilAsync(static self => self._lastAnnounced != int.MaxValue).ConfigureAwait(false);
        }
    }

    /// <summary>Says which stream is the last that is served. By the reading loop alone, which takes streams: what it says is so.</summary>
    private void AnnounceLast()
    {
        if (_lastAnnounced == int.MaxValue && TryEnter(out OutputBuffer buffer))
        {
            Volatile.Write(ref _lastAnnounced, _lastPeerStreamId);
            Http2Frame.WriteGoAway(buffer, _lastPeerStreamId, Http2ErrorCode.NoError, "");
            Exit(inline: false);
        }

        _changed.Open();
    }

    /// <summary>Waits for a condition that is looked at whenever something has changed, or for the end of the connection.</summary>
    private async Task WaitUntilAsync(Func<Http2Connection, bool> condition)
    {
        while (!IsClosed && !condition(this))
        {
            _changed.Reset();
            if (!IsClosed && !condition(this))
            {
                await _changed.WaitAsync().ConfigureAwait(false);
            }
        }
    }

    private void TimeOut(Http2ErrorCode code, string reason)
    {
        ConnectionLog.TooSlow(_log, _peer, reason);
        Fail(new Http2Exception(code, $"The connection was closed: {reason}."));
    }

    /// <summary>Lets the reading loop end the connection with a reason.</summary>
    private void Fail(Http2Exception exception)
    {
        if (Interlocked.CompareExchange(ref _failure, exception, null) is null)
        {
            Volatile.Write(ref _isEnding, true);
            _input.CancelPendingRead();
        }
    }

    /// <summary>Tells the peer why it is left.</summary>
    private async Task SayWhyAsync(Http2Exception exception)
    {
        ConnectionLog.Http2Error(_log, _peer, exception.Code, exception.Message);
        if (!TryEnter(out OutputBuffer buffer))
        {
            return;
        }

        Http2Frame.WriteGoAway(buffer, _lastPeerStreamId, exception.Code, exception.DebugText);
        Exit(inline: true);
        Task said = _output.WhenDrainedAsync();
        HasSaidAll = await Task.WhenAny(said, Task.Delay(s_lastWords, _time)).ConfigureAwait(false) == said;
    }
}
