using System.IO.Pipelines;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The client's end of a connection with TTHeader streams; it carries many, and no unary calls. Source: Kitex <c>pkg/remote/trans/ttstream/client_trans_pool_muxconn.go</c>.</summary>
internal sealed class TTStreamClientConnection : ClientConnection, IStreamConnection, ITTStreamEnd
{
    // Counted per process, as Kitex does; any other connection's streams may be among them.
    private static int s_lastId;

    private readonly TTStreamLink _link;
    private readonly RequestFormat _requests;
    private readonly StreamFormat _format;

    /// <summary>Creates the client's end; <see cref="RunAsync"/> reads.</summary>
    public TTStreamClientConnection(IDuplexPipe pipe, RequestFormat requests, ClientConnectionOptions options, RpcPeer peer, Action<Exception?> abort)
        : base(options, peer, abort)
    {
        _requests = requests;
        _format = new StreamFormat(StreamPayload.ThriftBinary, requests.Reader);
        var limits = new TTStreamLimits { MaxMessageBytes = requests.MaxMessageBytes, MaxQueuedBytes = options.MaxQueuedBytes };
        _link = new TTStreamLink(pipe, limits, options.TimeProvider, this, Close, WatchSend);
    }

    /// <inheritdoc/>
    public override int PendingCalls => _link.Count;

    /// <summary>Service that the caller says it is, or <see langword="null"/>.</summary>
    public string? Service => _requests.FromService is { Length: > 0 } service ? service : null;

    /// <inheritdoc/>
    public bool TryOpen(ClientStream stream, in RequestMetadata metadata)
    {
        if (_link.Count >= Options.MaxPendingCalls)
        {
            throw new RpcException(
                RpcStatusCode.ResourceExhausted,
                $"{Options.MaxPendingCalls} streams are open on one connection to {Peer.Address}, which is the limit. Use more connections, or find out why streams do not end.");
        }

        var host = new TTStreamClientStream(this, _link, NextId(), stream, metadata.Ambient);
        if (!IsUsable || !_link.TryAdd(host))
        {
            throw NotSent("the connection was closed", null);
        }

        // Before the header: the answer may come while it is still being sent.
        stream.Attach(host, _format);
        if (!_link.Output.TryEnter(out OutputBuffer buffer))
        {
            host.Abandon();
            throw NotSent("the connection was closed", null);
        }

        try
        {
            if (!host.IsOver)
            {
                TTStreamWriter.WriteHeader(buffer, host.Id, stream.Method, Service, metadata);
            }
        }
        catch
        {
            host.Abandon();
            throw;
        }
        finally
        {
            _link.Output.Exit(inline: false);
        }

        return true;
    }

    /// <inheritdoc/>
    public override async Task RunAsync()
    {
        Exception? error = null;
        try
        {
            await _link.ReadAsync().ConfigureAwait(false);
            error = new IOException("the peer closed it");
        }
        catch (Exception exception)
        {
            error = exception;
        }

        Close(error);
    }

    /// <inheritdoc/>
    public IThreadPoolWorkItem? OnFrame(in TTStreamFrame frame)
    {
        if (_link.Find(frame.StreamId) is not TTStreamClientStream stream)
        {
            // Its caller has gone.
            return null;
        }

        return frame.Type switch
        {
            TTStreamFrameType.Header => stream.OnHeaderFrame(frame.Info),
            TTStreamFrameType.Data => stream.OnDataFrame(frame.Payload),
            TTStreamFrameType.Trailer => stream.OnTrailerFrame(frame),
            TTStreamFrameType.Rst => stream.OnRstFrame(frame),
            TTStreamFrameType.Meta => null,
            _ => stream.Fail(TTStreamCodes.IllegalFrame, "the server sent a frame of no type that a stream has"),
        };
    }

    /// <inheritdoc/>
    public void OnBlocked(long since) => ArmTimer(since + TicksOf(_link.Limits.StallTimeout));

    /// <summary>The server takes no new streams on this connection.</summary>
    public void OnClosing() => Retire();

    /// <summary>A stream has ended.</summary>
    public void OnStreamEnded()
    {
        if (_link.Count == 0)
        {
            LeaveIfIdle();
            ArmTimer(TimeProvider.GetTimestamp() + TicksOf(Options.IdleTimeout));
        }
    }

    /// <inheritdoc/>
    public override bool TryClaim(PendingCall call) => false;

    /// <inheritdoc/>
    public override void OnAbandoned()
    {
    }

    /// <inheritdoc/>
    public override int NextOneWaySequenceId() => throw new NotSupportedException("A connection with streams carries no one-way calls.");

    /// <inheritdoc/>
    public override Task DrainOutputAsync() => _link.Output.WhenDrainedAsync();

    /// <inheritdoc/>
    protected override bool TryStopIfIdle() => _link.TryCloseIdle();

    /// <inheritdoc/>
    protected override void CloseOutput(Exception? error) => _link.Output.Close();

    /// <inheritdoc/>
    protected override void FailAll(Exception? error)
    {
        foreach (TTStream stream in _link.Close())
        {
            ((TTStreamClientStream)stream).OnLost(new RpcConnectionException(
                $"The connection to {Peer.Address} was lost while the stream of {stream.Method.FullName} was open: {error?.Message ?? "it was closed by this end"}.", error)
            {
                Method = stream.Method.FullName,
                MayHaveBeenSent = true,
            });
        }
    }

    /// <inheritdoc/>
    protected override long FailExpired(long now) => CallContext.NoDeadline;

    /// <inheritdoc/>
    protected override void CheckTimeouts()
    {
        long now = TimeProvider.GetTimestamp();
        if (_link.CheckBlocked(now) is var next and not 0)
        {
            ArmTimer(next);
        }

        if (_link.Output.SendStarted is var started and not 0)
        {
            if (TimeProvider.GetElapsedTime(started, now) >= _link.Limits.WriteTimeout)
            {
                Close(new IOException($"The peer has not read for {_link.Limits.WriteTimeout.TotalSeconds:0.###} s."));
                return;
            }

            WatchSend(started);
        }

        if (_link.Count == 0)
        {
            CloseIfIdle(now);
        }
    }

    private static int NextId()
    {
        int id = Interlocked.Increment(ref s_lastId);
        return id != 0 ? id : Interlocked.Increment(ref s_lastId);
    }

    private void CloseIfIdle(long now)
    {
        if (TimeProvider.GetElapsedTime(_link.LastActivity, now) < Options.IdleTimeout)
        {
            ArmTimer(_link.LastActivity + TicksOf(Options.IdleTimeout));
        }
        else if (_link.TryCloseIdle())
        {
            Close(null);
        }
    }

    private void WatchSend(long started) => ArmTimer(started + TicksOf(_link.Limits.WriteTimeout));

    private long TicksOf(TimeSpan time) => (long)(time.TotalSeconds * TimeProvider.TimestampFrequency);
}
