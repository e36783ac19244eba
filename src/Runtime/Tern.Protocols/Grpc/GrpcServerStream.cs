using Tern.Protocols.Http2;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The server's stream of one call. Pooled by its connection, and used by no other.</summary>
/// <remarks>
/// A unary call is bound when its message is there and runs when the client has ended its half, as gRPC asks. Two may be using the object when it ends: the connection, until
/// <see cref="OnClosed"/>, and the handler. The last of them gives it back.
/// </remarks>
internal sealed partial class GrpcServerStream(GrpcServerConnection connection) : Http2Stream, IServerCallHost
{
    private const string Lost = "The client has cancelled the call, or its connection is lost.";

    private readonly Lock _gate = new();
    private GrpcRequest _request = null!;
    private GrpcMessageReader _messages;
    private ServerCall? _waiting;
    private ServerCall? _running;
    private string? _received;
    private long _arrived;
    private int _users;
    private long _stillSince;
    private bool _isArriving;
    private bool _isAnswered;
    private bool _isAllowed;

    // Whether the scheduler of deadlines may still come to this object.
    private bool _isWatched;

    /// <summary>What the request says beyond its messages.</summary>
    public GrpcRequest Request => _request;

    public override void OnHeaders(Http2HeaderList headers, bool endStream)
    {
        _users = 1;
        _isAnswered = false;
        _isAllowed = false;
        _isWatched = false;
        _arrived = 0;
        _received = null;
        _stillSince = 0;
        _request = GrpcRequest.Of(headers, connection);
        if (_request.Timeout is not null)
        {
            _arrived = connection.Scope.TimeProvider.GetTimestamp();
        }

        if (_request.Refusal is { } refusal)
        {
            Refuse(refusal);
        }
        else if (!_request.Path.IsWellFormed)
        {
            Refuse(new GrpcRefusal(RpcStatusCode.Unimplemented, "the path is not /service/method"));
        }
        else if (_request.Path.Guard is { IsOpen: false } guard && IsTurnedDown(guard))
        {
            // None of its messages is waited for, or read when it comes.
        }
        else if (_request.Path.IsStreaming)
        {
            StartStream(endStream);
        }
        else if (endStream)
        {
            OnRequestEnded();
        }
        else
        {
            Volatile.Write(ref _isArriving, true);
        }
    }

    /// <summary>Refuses a unary request that does not go on arriving, or whose deadline has passed. By any thread.</summary>
    public void CheckArrival(long now)
    {
        if (!Volatile.Read(ref _isArriving))
        {
            return;
        }

        long since = Interlocked.CompareExchange(ref _stillSince, now, 0);
        TimeProvider time = connection.Scope.TimeProvider;
        bool isLate = _arrived != 0 && _request.Timeout is { } timeout && time.GetElapsedTime(_arrived, now) > timeout;
        bool isStill = since != 0 && time.GetElapsedTime(since, now) > connection.Options.MessageTimeout;
        if ((isLate || isStill) && connection.Http2.TryEnter(out OutputBuffer buffer))
        {
            // Looked at again: the object may be carrying another request by now.
            if (Volatile.Read(ref _isArriving) && (isLate || Volatile.Read(ref _stillSince) == since))
            {
                GrpcReplyWriter.WriteRefusal(
                    connection, this, buffer, new GrpcRefusal(RpcStatusCode.DeadlineExceeded, isLate ? "the deadline passed before the request was complete" : "the request does not go on arriving"));
            }

            connection.Http2.Exit(inline: false);
        }
    }

    public override int OnData(ReadOnlySpan<byte> data, bool endStream)
    {
        int length = data.Length;
        if (_stream is not null)
        {
            return OnStreamData(_stream, data, endStream);
        }

        if (_isAnswered)
        {
            return length;
        }

        Volatile.Write(ref _stillSince, 0);
        try
        {
            while (!_isAnswered && _messages.TryRead(ref data, connection.Format.MaxMessageBytes, out GrpcMessage message))
            {
                OnMessage(message);
            }
        }
        catch (WireFormatException exception)
        {
            Refuse(GrpcErrors.CodeOf(exception), exception.Message);
        }

        if (endStream && !_isAnswered)
        {
            OnRequestEnded();
        }

        return length;
    }

    public override void OnTrailers(Http2HeaderList trailers)
    {
        if (_stream is not null)
        {
            EndRequests(_stream);
        }
        else if (!_isAnswered)
        {
            OnRequestEnded();
        }
    }

    public override void OnReset(Http2ErrorCode code, bool byPeer) => Cancel();

    public override void OnConnectionLost(Exception error) => Cancel();

    public override void OnWritable() => _sender?.Signal();

    public override void OnClosed()
    {
        Volatile.Write(ref _isArriving, false);
        _messages.Release();
        _receiver?.Release();
        _sender?.Signal();
        if (Interlocked.Exchange(ref _waiting, null) is { } call)
        {
            // Its request never ended.
            call.Release();
        }

        Leave();
    }

    /// <inheritdoc/>
    public void Reply(ServerCall call, Exception? error, bool endsCall)
    {
        if (endsCall)
        {
            Detach();
            _isWatched = !call.IsUnwatched;
        }

        if (connection.Http2.TryEnter(out OutputBuffer buffer))
        {
            try
            {
                if (CanSend)
                {
                    GrpcReplyWriter.Write(connection, this, buffer, call, error, endsCall);
                }
            }
            catch (Exception exception)
            {
                // Not even the failure could be written: without an end its caller would wait for nothing.
                connection.Scope.NoteFailure(call.Method, exception);
                connection.Http2.WriteReset(buffer, this, Http2ErrorCode.InternalError);
            }

            if (endsCall)
            {
                connection.CallEnded();
            }

            // The last call on its way has nobody to wait for; while others run, their replies may leave in the same system call.
            connection.Http2.Exit(inline: connection.InFlight == 0);
        }
        else if (endsCall)
        {
            connection.CallEnded();
        }

        if (endsCall)
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public void EndWithoutReply(ServerCall call)
    {
        Detach();
        _isWatched = !call.IsUnwatched;
        connection.CallEnded();
        Leave();
    }

    /// <inheritdoc/>
    public void ReplyRefused(ServerCall call, string reason) => Refuse(RpcStatusCode.Internal, reason);

    private void OnMessage(in GrpcMessage message)
    {
        if (_waiting is not null)
        {
            Refuse(RpcStatusCode.Internal, "a unary request has more than one message");
            return;
        }

        if (Find() is not { } call)
        {
            return;
        }

        _waiting = call;
        if (_isAllowed)
        {
            call.Allow();
        }

        if (!call.WantsArguments())
        {
            return;
        }

        if (_request.Compressor is { } compressor && message.IsCompressed)
        {
            _received = compressor.Name;
            MessageBuffer unpacked = GrpcUnpacking.Unpack(compressor, message.Body, connection.Format.MaxMessageBytes);
            try
            {
                ReadArguments(call, unpacked.WrittenSpan);
            }
            finally
            {
                unpacked.Release();
            }
        }
        else if (message.IsCompressed)
        {
            Refuse(RpcStatusCode.Internal, "a message is packed, and the request has no grpc-encoding");
        }
        else
        {
            ReadArguments(call, message.Body);
        }
    }

    private ServerCall? Find()
    {
        GrpcPath path = _request.Path;
        if ((path.Methods?.TryRent(path.Method) ?? connection.Methods.RentFallback(path.Service, path.MethodName)) is { } call)
        {
            return call;
        }

        connection.Scope.NoteUnknown(path.Service, path.MethodName);
        Refuse(RpcStatusCode.Unimplemented, path.Methods is null ? $"unknown service {path.Service}" : $"unknown method {path.MethodName} of service {path.Service}");
        return null;
    }

    private void ReadArguments(ServerCall call, ReadOnlySpan<byte> body)
    {
        try
        {
            call.ReadArguments(body, _request.Payload, connection.Options);
        }
        catch (Exception exception)
        {
            connection.Scope.NoteBadArguments(call.Method, exception);

            // Other exceptions come from the constructors and setters of messages; what they say is the server's own affair.
            string reason = exception is WireFormatException || connection.Options.IncludeExceptionDetails ? exception.Message : "an argument was refused by its type";
            Refuse(RpcStatusCode.Internal, $"the request cannot be read: {reason}");
        }
    }

    private void OnRequestEnded()
    {
        if (_messages.IsInside)
        {
            Refuse(RpcStatusCode.Internal, "the request ended in the middle of a message");
        }
        else if (_waiting is { } call)
        {
            Start(call);
        }
        else if (Find() is { } unread)
        {
            unread.Release();
            Refuse(RpcStatusCode.Internal, "the request has no message");
        }
    }

    private void Start(ServerCall call)
    {
        _waiting = null;
        _isAnswered = true;
        _isWatched = _request.Timeout is not null;
        Volatile.Write(ref _isArriving, false);
        call.Bind(this, connection.Scope, _request.Payload, _request, _arrived);
        call.Context.ReceivedCompression = _received;
        Interlocked.Increment(ref _users);
        lock (_gate)
        {
            _running = call;
        }

        connection.CallStarted();
        connection.Http2.Schedule(call);
        if (IsClosed)
        {
            // Another thread gave the connection up before there was a call to cancel.
            Cancel();
        }
    }

    private void Refuse(RpcStatusCode code, string message) => Refuse(new GrpcRefusal(code, message));

    /// <summary>Answers a request that is not served.</summary>
    private void Refuse(GrpcRefusal refusal)
    {
        _isAnswered = true;
        Volatile.Write(ref _isArriving, false);
        if (_waiting is { } call)
        {
            _waiting = null;
            call.Release();
        }

        if (connection.Http2.TryEnter(out OutputBuffer buffer))
        {
            GrpcReplyWriter.WriteRefusal(connection, this, buffer, refusal);
            connection.Http2.Exit(inline: false);
        }
    }

    private void Detach()
    {
        lock (_gate)
        {
            _running = null;
        }
    }

    private void Cancel()
    {
        _stream?.Abort(Lost);
        CancellationTokenSource? source;
        lock (_gate)
        {
            source = _running?.BeginCancel();
        }

        if (source is not null)
        {
            _ = connection.Scope.CancelAsync(source);
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _users) > 0)
        {
            return;
        }

        // A deadline may be passing right now, on another thread, and answer, and a handler may keep what it was given: such a stream is left to the garbage collector.
        // One that its connection never showed a request is left too.
        if (_request is not null && !_isWatched && _stream is null)
        {
            _request = null!;
            connection.Return(this);
        }
    }
}
