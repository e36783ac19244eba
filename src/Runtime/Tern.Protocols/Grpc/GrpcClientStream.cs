using Tern.Protocols.Http2;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The client's stream of one streaming call. Used once.</summary>
internal sealed class GrpcClientStream : Http2Stream, IClientStreamHost
{
    private static readonly GrpcDelivery<GrpcClientStream> s_deliver = static (self, message, weight) => self.Deliver(message, weight);

    private readonly GrpcClientConnection _connection;
    private readonly ClientStream _call;
    private readonly GrpcReceiver _receiver;
    private readonly GrpcSender _sender = new();
    private readonly IRpcCompressor? _compressor;
    private GrpcResponseHead? _head;
    private bool _isBurst;

    /// <summary>Creates a stream that has not been opened.</summary>
    /// <param name="connection">Its connection.</param>
    /// <param name="call">The call that it carries.</param>
    /// <param name="compressor">How requests are packed unless the caller says otherwise, or <see langword="null"/>.</param>
    public GrpcClientStream(GrpcClientConnection connection, ClientStream call, IRpcCompressor? compressor)
    {
        _connection = connection;
        _call = call;
        _compressor = compressor;
        _receiver = new GrpcReceiver(connection.Http2, this, connection.Format.MaxMessageBytes) { Context = call.Context };
    }

    /// <summary>How requests are packed unless the caller says otherwise, or <see langword="null"/>.</summary>
    public IRpcCompressor? Compressor => _compressor;

    /// <summary>Whether the stream has its id; guarded by the lock of the output, as <see cref="IsCancelled"/>.</summary>
    public bool IsOpened { get; set; }

    /// <summary>Whether the call was given up.</summary>
    public bool IsCancelled { get; private set; }

    public override void OnHeaders(Http2HeaderList headers, bool endStream)
    {
        if (endStream)
        {
            End(headers);
            return;
        }

        _head = GrpcResponseHead.Of(headers);
        if (_head.Failure is var (code, reason))
        {
            // What follows is not gRPC's, and may have no end.
            Fail(code, reason, resets: true);
            return;
        }

        _head.CopyTo(_call.Context);
        _receiver.Compressor = _connection.Format.Compressors.Find(_head.Encoding);
    }

    public override int OnData(ReadOnlySpan<byte> data, bool endStream)
    {
        int taken = data.Length;
        if (_head?.Failure is null && !_call.IsEnded)
        {
            try
            {
                _isBurst = false;
                taken = _receiver.Receive(data, s_deliver, this);
            }
            catch (WireFormatException exception)
            {
                Fail(GrpcErrors.CodeOf(exception), exception.Message, resets: !endStream);
            }
        }

        if (endStream)
        {
            (RpcStatusCode code, string reason) = _head?.Failure ?? (RpcStatusCode.Internal, "it ended without trailers");
            Fail(code, reason, resets: false);
        }

        return taken;
    }

    public override void OnTrailers(Http2HeaderList trailers) => End(trailers);

    public override void OnReset(Http2ErrorCode code, bool byPeer) => Complete(
        code == Http2ErrorCode.RefusedStream && byPeer
            ? new RpcConnectionException($"{_call.Method.FullName} was refused by {_connection.Peer.Address} before anything was done about it.") { Method = _call.Method.FullName, MayHaveBeenSent = false }
            : GrpcClientConnection.WasReset(_call.Method, code, byPeer));

    public override void OnConnectionLost(Exception error) => Complete(
        new RpcConnectionException($"The connection to {_connection.Peer.Address} was lost while {_call.Method.FullName} was under way: {error.Message}", error)
        {
            Method = _call.Method.FullName,
            MayHaveBeenSent = true,
        });

    public override void OnWritable() => _sender.Signal();

    public override void OnClosed()
    {
        _receiver.Release();
        _sender.Signal();
        _connection.StreamEnded();
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(bool isLast)
    {
        Http2Connection http2 = _connection.Http2;
        if (!http2.TryEnter(out OutputBuffer buffer))
        {
            throw Gone();
        }

        bool isBurst = _isBurst;
        ValueTask room = default;
        try
        {
            if (!CanSend)
            {
                throw Gone();
            }

            var body = new GrpcBody(buffer);
            try
            {
                _call.WriteMessage(buffer);
            }
            catch
            {
                body.Abandon();
                throw;
            }

            body.End(http2, this, CompressorNow, _connection.Format.MaxMessageBytes, isLast);
            _isBurst = true;
            if (!isLast && !http2.TryBeginWrite(buffer, this))
            {
                room = _sender.Wait();
            }
        }
        finally
        {
            http2.Exit(inline: !isBurst && http2.ActiveStreams <= 1);
        }

        if (IsClosed)
        {
            // It may have ended before the wait began; nobody would end it then.
            _sender.Signal();
        }

        return room;
    }

    /// <inheritdoc/>
    public void Consumed(int weight) => _receiver.Consumed(weight);

    /// <inheritdoc/>
    public void CompleteSending()
    {
        Http2Connection http2 = _connection.Http2;
        if (http2.TryEnter(out OutputBuffer buffer))
        {
            http2.EndData(buffer, this, Http2Connection.BeginData(buffer), endStream: true);
            http2.Exit(inline: http2.ActiveStreams <= 1);
        }
    }

    /// <inheritdoc/>
    public void Cancel(StreamCancellation reason)
    {
        if (_connection.Http2.TryEnter(out OutputBuffer buffer))
        {
            IsCancelled = true;
            if (IsOpened)
            {
                _connection.Http2.WriteReset(buffer, this, Http2ErrorCode.Cancel);
            }

            _connection.Http2.Exit(inline: false);
        }
    }

    // The encoding was announced with the headers; a message may still go as it is.
    private IRpcCompressor? CompressorNow => _compressor is not null && _call.Context?.Compression is GrpcCompression.Identity ? null : _compressor;

    private OperationCanceledException Gone() => new($"The stream of {_call.Method.FullName} has ended; nobody will read the message.");

    private void Deliver(ReadOnlySpan<byte> message, int weight)
    {
        if (_call.Deliver(message, weight))
        {
            _connection.Http2.Schedule(_call);
        }
    }

    private void Fail(RpcStatusCode code, string reason, bool resets)
    {
        Complete(GrpcOutcome.Failed(code, _call.Method, reason));
        if (resets)
        {
            Cancel(StreamCancellation.Unreadable);
        }
    }

    private void End(Http2HeaderList trailers)
    {
        GrpcOutcome outcome = GrpcOutcome.Of(trailers);
        outcome.CopyTo(_call.Context);
        if (!outcome.HasStatus && (_head ?? GrpcResponseHead.Of(trailers)).Failure is var (code, reason))
        {
            Complete(GrpcOutcome.Failed(code, _call.Method, reason));
        }
        else if (!outcome.IsOk)
        {
            Complete(outcome.ToError(_call.Method));
        }
        else
        {
            Complete(_receiver.IsInside ? GrpcOutcome.Failed(RpcStatusCode.Internal, _call.Method, "it ended in the middle of a message") : null);
        }
    }

    // By the reading loop, or, when the connection is lost, by any thread.
    private void Complete(Exception? error)
    {
        if (_call.Complete(error))
        {
            ThreadPool.UnsafeQueueUserWorkItem(_call, preferLocal: false);
        }
    }
}
