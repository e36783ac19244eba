using System.Text;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The server's end of a connection with TTHeader streams. Source of the rules: CloudWeGo Kitex <c>pkg/remote/trans/ttstream</c>.</summary>
/// <remarks>
/// Other than Kitex, which only logs it, a server answers an unknown service or method: with a trailer that carries exception 20 or 1, so that its caller need not wait for its own timeout.
/// </remarks>
internal sealed class TTStreamServerConnection : IServerConnection, ITTStreamEnd
{
    // A stream may be on its way while the server decides to close an idle connection; it is given this long to arrive.
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(100);

    private readonly ServerConnectionContext _context;
    private readonly ServerConnectionOptions _options;
    private readonly TTStreamLink _link;
    private readonly StreamFormat _format;
    private readonly AsyncGate _streamEnded = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight;
    private volatile bool _isDraining;
    private int _isClosed;

    /// <summary>Creates the server's end of a connection; <see cref="RunAsync"/> serves it.</summary>
    public TTStreamServerConnection(ServerConnectionContext context)
    {
        _context = context;
        _options = context.Options;
        _format = new StreamFormat(StreamPayload.ThriftBinary, _options.Reader);
        var limits = new TTStreamLimits { MaxMessageBytes = _options.MaxMessageBytes, MaxQueuedBytes = _options.MaxQueuedBytes };
        _link = new TTStreamLink(context.Pipe, limits, _options.TimeProvider, this, Abort);
    }

    /// <inheritdoc/>
    public int InFlight => Volatile.Read(ref _inFlight);

    private TimeProvider TimeProvider => _options.TimeProvider;

    /// <inheritdoc/>
    public async Task RunAsync()
    {
        try
        {
            await _link.ReadAsync().ConfigureAwait(false);
            await FinishAsync().ConfigureAwait(false);
            Close();
        }
        catch (WireFormatException exception)
        {
            ConnectionLog.ProtocolError(_context.Log, _context.Peer.Address, exception.Message);
            Abort(exception);
        }
        catch (Exception exception)
        {
            ConnectionLog.Lost(_context.Log, _context.Peer.Address, exception.Message);
            Close();
        }
    }

    /// <inheritdoc/>
    public void Abort(Exception? error)
    {
        Close();
        _context.Abort(error);
    }

    /// <inheritdoc/>
    public void CheckTimeouts(long now)
    {
        if (Volatile.Read(ref _isClosed) != 0)
        {
            return;
        }

        _link.CheckBlocked(now);
        long began = _link.FrameBegan;
        if (began != 0 && TimeProvider.GetElapsedTime(began, now) > _options.MessageTimeout)
        {
            TimeOut($"a message has been arriving for more than {_options.MessageTimeout.TotalSeconds:0.###} s");
        }
        else if (_link.Output.SendStarted is var sending and not 0 && TimeProvider.GetElapsedTime(sending, now) > _link.Limits.WriteTimeout)
        {
            TimeOut($"the peer has not read for more than {_link.Limits.WriteTimeout.TotalSeconds:0.###} s");
        }
        else if (InFlight == 0 && began == 0 && TimeProvider.GetElapsedTime(_link.LastActivity, now) > _options.IdleTimeout)
        {
            ConnectionLog.Idle(_context.Log, _context.Peer.Address);
            Abort(new IOException("The connection was idle for too long."));
        }
    }

    /// <inheritdoc/>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        // New streams are refused in a way that tells their callers to go elsewhere; those that run may end.
        _isDraining = true;
        while (!_ended.Task.IsCompleted)
        {
            long seen = _link.LastActivity;
            await Task.WhenAny(_ended.Task, Task.Delay(s_quiet, TimeProvider, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (InFlight == 0 && _link.FrameBegan == 0 && _link.LastActivity == seen)
            {
                await _link.Output.WhenDrainedAsync().ConfigureAwait(false);
                _link.Stop();
                await _ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public IThreadPoolWorkItem? OnFrame(in TTStreamFrame frame)
    {
        if (frame.Type == TTStreamFrameType.Header)
        {
            OnHeader(frame);
            return null;
        }

        if (_link.Find(frame.StreamId) is not TTStreamServerStream stream)
        {
            // It has ended on this end, and the peer did not know yet.
            return null;
        }

        switch (frame.Type)
        {
            case TTStreamFrameType.Data:
                return stream.OnDataFrame(frame.Payload);
            case TTStreamFrameType.Trailer:
                return stream.OnTrailerFrame();
            case TTStreamFrameType.Rst:
                stream.OnCancelled("The client has cancelled the call.", TTHeaderInfo.Parse(frame.Info, isStream: true).CancelPath);
                return null;
            case TTStreamFrameType.Meta:
                return null;
            default:
                stream.Reset(TTStreamCodes.IllegalFrame, "a frame is of no type that a stream has");
                return null;
        }
    }

    /// <inheritdoc/>
    public void OnBlocked(long since)
    {
        // CheckTimeouts comes by.
    }

    /// <summary>The handler of a stream has ended; its end on the wire, if it writes one, is written but has not left.</summary>
    public void OnReleased()
    {
        Interlocked.Decrement(ref _inFlight);
        _streamEnded.Open();
    }

    /// <summary>What a client is told of a handler's failure.</summary>
    public HandlerFailure Describe(ServerStream stream, Exception error) => HandlerFailure.Of(error, stream.Context, _options.IncludeExceptionDetails);

    /// <summary>Logs the failure of a stream.</summary>
    public void LogFailure(ServerStream stream, Exception error) =>
        HandlerFailure.Log(_context.Log, stream.Method, _context.Peer, error, stream.Context.CancellationToken.IsCancellationRequested);

    private void OnHeader(in TTStreamFrame frame)
    {
        if (_link.Find(frame.StreamId) is TTStreamServerStream known)
        {
            known.Reset(TTStreamCodes.UnexpectedHeader, "a second header came for the stream");
            return;
        }

        string name = Encoding.UTF8.GetString(frame.Method);
        if (frame.StreamId == 0)
        {
            Refuse(frame.StreamId, name, TTStreamCodes.IllegalFrame, "a stream's id is never zero");
            return;
        }

        if (_isDraining)
        {
            Refuse(frame.StreamId, name, TTStreamCodes.TransportClosing, "the server is about to stop");
            return;
        }

        var header = new RequestHeader(TTHeaderInfo.Parse(frame.Info, isStream: true), _context.Peer, _context.Methods);
        if (InFlight >= _options.MaxConcurrentCalls)
        {
            EndUnserved(frame.StreamId, name, new HandlerFailure(
                ApplicationExceptionTypes.InternalError, $"{_options.MaxConcurrentCalls} streams are open on this connection, which is the limit", RpcStatusCode.ResourceExhausted));
        }
        else if (header.Methods.GuardOf(frame.Method) is { } guard && header.Methods.TryRentStream(frame.Method) is { } stream)
        {
            CallContext context = ContextOf(header);
            if (guard.IsOpen)
            {
                Serve(frame.StreamId, stream, header, context);
            }
            else if (Examine(guard, context) is { } refusal)
            {
                EndUnserved(frame.StreamId, name, refusal);
            }
            else
            {
                stream.IsAllowed = true;
                Serve(frame.StreamId, stream, header, context);
            }
        }
        else
        {
            ConnectionLog.UnknownMethod(_context.Log, _context.Peer.Address, header.Service ?? "", name);
            bool isKnownService = header.Methods.IsKnown && header.Service is not null;
            EndUnserved(frame.StreamId, name, new HandlerFailure(
                isKnownService ? ApplicationExceptionTypes.UnknownMethod : ApplicationExceptionTypes.UnknownService,
                isKnownService ? $"unknown streaming method {name} (service {header.Service})" : $"unknown service {header.Service}, method {name}",
                RpcStatusCode.Unimplemented));
        }
    }

    private CallContext ContextOf(RequestHeader header)
    {
        var context = new CallContext
        {
            Peer = header.Peer,
            Protocol = RpcProtocol.ThriftTTHeader,
            TimeProvider = TimeProvider,
            TransportKeySource = header.Ints,
        };
        header.CopyTo(context);
        return context;
    }

    /// <summary>Why a stream is turned down by what its header says, before any message of it is read.</summary>
    private HandlerFailure? Examine(IGuardedMethod guard, CallContext context)
    {
        context.IsOfHandler = true;
        context.Method = guard.Method;
        if (guard.Examine(context) is not { } refusal)
        {
            return null;
        }

        HandlerFailure.Log(_context.Log, guard.Method, _context.Peer, refusal, isCancelled: false);
        return HandlerFailure.Of(refusal, context, _options.IncludeExceptionDetails);
    }

    private void Serve(int id, ServerStream stream, RequestHeader header, CallContext context)
    {
        var host = new TTStreamServerStream(this, _link, id, stream);
        stream.Bind(host, _format, context, header.Timeout);
        Interlocked.Increment(ref _inFlight);
        if (_link.TryAdd(host))
        {
            stream.Start();
        }
        else
        {
            stream.Abort("The connection is closed.");
            host.Release();
        }
    }

    private void Refuse(int id, string method, int code, string reason)
    {
        if (_link.Output.TryEnter(out OutputBuffer buffer))
        {
            TTStreamWriter.WriteRst(buffer, id, method, code, reason, cancelPath: null);
            Leave(buffer);
        }
    }

    private void EndUnserved(int id, string method, HandlerFailure failure)
    {
        if (_link.Output.TryEnter(out OutputBuffer buffer))
        {
            TTStreamWriter.WriteTrailer(buffer, id, method, null, null, failure);
            Leave(buffer);
        }
    }

    // Answers to what is refused wait for no room, so a peer that asks on and on and reads nothing could pile them up.
    private void Leave(OutputBuffer buffer)
    {
        bool isFlooded = buffer.Length > _link.Limits.MaxQueuedBytes;
        _link.Output.Exit(inline: false);
        if (isFlooded)
        {
            TimeOut($"more than {_link.Limits.MaxQueuedBytes} bytes wait for it and it goes on asking");
        }
    }

    /// <summary>Reading has ended in order: streams that wait for nothing of the client's may end.</summary>
    private async Task FinishAsync()
    {
        foreach (TTStream stream in _link.Snapshot())
        {
            if (stream is TTStreamServerStream { IsHalfClosed: false } open)
            {
                open.OnCancelled("The client has closed the connection.", path: null);
            }
        }

        while (InFlight > 0 && Volatile.Read(ref _isClosed) == 0)
        {
            _streamEnded.Reset();
            if (InFlight > 0 && Volatile.Read(ref _isClosed) == 0)
            {
                await _streamEnded.WaitAsync().ConfigureAwait(false);
            }
        }

        await _link.Output.WhenDrainedAsync().ConfigureAwait(false);
    }

    private void TimeOut(string reason)
    {
        ConnectionLog.TooSlow(_context.Log, _context.Peer.Address, reason);
        Abort(new TimeoutException($"The connection was closed: {reason}."));
    }

    private void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        foreach (TTStream stream in _link.Close())
        {
            ((TTStreamServerStream)stream).OnCancelled("The connection is closed.", path: null);
        }

        _streamEnded.Open();
        _ended.TrySetResult();
    }
}
