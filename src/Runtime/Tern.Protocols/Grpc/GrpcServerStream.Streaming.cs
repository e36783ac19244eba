using Tern.Protocols.Http2;
using Tern.Serialization;

namespace Tern.Protocols;

/// <content>Calls with streams. Such an object is used once.</content>
internal sealed partial class GrpcServerStream : IServerStreamHost
{
    private static readonly GrpcDelivery<GrpcServerStream> s_deliver = static (self, message, weight) => self.Deliver(message, weight);

    private ServerStream? _stream;
    private GrpcReceiver? _receiver;
    private GrpcSender? _sender;
    private IRpcCompressor? _compressor;
    private bool _isBurst;
    private int _streamCounts;

    /// <inheritdoc/>
    public ValueTask SendAsync(bool isLast)
    {
        Http2Connection http2 = connection.Http2;
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

            WriteStreamMessage(buffer);
            _isBurst = true;
            if (!isLast && !http2.TryBeginWrite(buffer, this))
            {
                room = _sender!.Wait();
            }
        }
        finally
        {
            // A lone answer goes at once; of many, as many as there are leave together. Behind the last comes the end.
            http2.Exit(inline: !isLast && !isBurst && http2.ActiveStreams <= 1);
        }

        if (IsClosed)
        {
            // It may have ended before the wait began; nobody would end it then.
            _sender!.Signal();
        }

        return room;
    }

    /// <inheritdoc/>
    public void Consumed(int weight) => _receiver!.Consumed(weight);

    /// <inheritdoc/>
    public void End(Exception? error)
    {
        ServerStream stream = _stream!;
        if (error is not null)
        {
            connection.Scope.NoteFailure(stream.Method, error);
        }

        if (!connection.Http2.TryEnter(out OutputBuffer buffer))
        {
            return;
        }

        try
        {
            if (CanSend)
            {
                GrpcReplyWriter.WriteEnd(connection, this, buffer, stream.Method, stream.Context, error);
            }
        }
        catch (Exception exception)
        {
            // Not even the failure could be written: without an end the client would wait for nothing.
            connection.Scope.NoteFailure(stream.Method, exception);
            connection.Http2.WriteReset(buffer, this, Http2ErrorCode.InternalError);
        }
        finally
        {
            // Before its end leaves: a client that has read it may open the next stream at once, and finds room. A handler that runs on past its deadline is counted still.
            if (stream.HasHandlerEnded)
            {
                EndStreamCall();
            }

            connection.Http2.Exit(inline: connection.InFlight == 0);
        }
    }

    /// <inheritdoc/>
    void IServerStreamHost.Release()
    {
        EndStreamCall();
        Leave();
    }

    private void EndStreamCall()
    {
        if (Interlocked.Exchange(ref _streamCounts, 0) != 0)
        {
            connection.CallEnded();
        }
    }

    private void StartStream(bool endStream)
    {
        ServerStream stream = _request.Path.Methods!.TryRentStream(_request.Path.Method)!;
        var context = new CallContext { Peer = _request.Peer, Protocol = RpcProtocol.Grpc, TimeProvider = connection.Scope.TimeProvider };
        if (!_request.IsBare)
        {
            _request.CopyTo(context);
        }

        stream.IsAllowed = _isAllowed;
        _receiver = new GrpcReceiver(connection.Http2, this, connection.Format.MaxMessageBytes) { Compressor = _request.Compressor, Context = context };
        _sender = new GrpcSender();
        _users++;

        // Before the deadline may pass, which ends the stream from another thread.
        _stream = stream;
        stream.Bind(this, connection.Format.StreamFormatOf(_request.Payload), context, _request.Timeout);
        Volatile.Write(ref _streamCounts, 1);
        connection.CallStarted();
        stream.Start();
        if (IsClosed)
        {
            // Another thread gave the connection up while the call began, and found no stream to end.
            stream.Abort(Lost);
        }
        else if (endStream)
        {
            EndRequests(stream);
        }
    }

    private int OnStreamData(ServerStream stream, ReadOnlySpan<byte> data, bool endStream)
    {
        int taken = data.Length;
        if (!_isAnswered)
        {
            try
            {
                _isBurst = false;
                taken = _receiver!.Receive(data, s_deliver, this);
            }
            catch (WireFormatException exception)
            {
                FailStream(stream, exception);
            }
        }

        if (endStream)
        {
            EndRequests(stream);
        }

        return taken;
    }

    private void Deliver(ReadOnlySpan<byte> message, int weight)
    {
        if (_stream!.Deliver(message, weight))
        {
            connection.Http2.Schedule(_stream);
        }
    }

    private void EndRequests(ServerStream stream)
    {
        if (_isAnswered)
        {
            return;
        }

        if (_receiver!.IsInside)
        {
            FailStream(stream, new WireFormatException(WireFormatError.InvalidData, "the request ended in the middle of a message"));
        }
        else if (stream.CompleteRequests())
        {
            connection.Http2.Schedule(stream);
        }
    }

    private void FailStream(ServerStream stream, WireFormatException exception)
    {
        _isAnswered = true;
        stream.Fail(new RpcException(GrpcErrors.CodeOf(exception), exception.Message, exception), "The client has broken a rule of gRPC.");
    }

    private void WriteStreamMessage(OutputBuffer buffer)
    {
        CallContext context = _stream!.Context;
        if (!HeadersSent)
        {
            _compressor = GrpcReplyWriter.WriteResponseHeaders(connection, this, buffer, context);
        }

        var body = new GrpcBody(buffer);
        try
        {
            _stream.WriteMessage(buffer);
        }
        catch
        {
            body.Abandon();
            throw;
        }

        // The encoding was announced with the headers; a message may still go as it is.
        IRpcCompressor? compressor = context.Compression is null or GrpcCompression.Identity ? null : _compressor;
        body.End(connection.Http2, this, compressor, connection.Format.MaxMessageBytes, endStream: false);
    }

    private OperationCanceledException Gone() => new($"The call of {_stream!.Method.FullName} has ended; nobody waits for its replies.");
}
