using System.Globalization;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The client's end of one TTHeader stream.</summary>
/// <remarks>Source of the life cycle: CloudWeGo Kitex <c>pkg/remote/trans/ttstream/stream_client.go</c>.</remarks>
internal sealed class TTStreamClientStream(TTStreamClientConnection connection, TTStreamLink link, int id, ClientStream stream, CallContext? ambient)
    : TTStream(link, id, stream.Method), IClientStreamHost
{
    // What the origin of a cancellation is called that did not come over a stream of this kind (Kitex stream_client.go).
    private const string ForeignPath = "non-ttstream path";

    private bool _hasSentTrailer;
    private bool _hasHeader;

    /// <summary>The server's header has come.</summary>
    public IThreadPoolWorkItem? OnHeaderFrame(ReadOnlySpan<byte> info)
    {
        if (_hasHeader)
        {
            return Fail(TTStreamCodes.UnexpectedHeader, "the server sent a second header");
        }

        _hasHeader = true;
        stream.KeepBackward(TTHeaderInfo.Parse(info, isStream: true));
        return null;
    }

    /// <summary>A message has come.</summary>
    public IThreadPoolWorkItem? OnDataFrame(ReadOnlySpan<byte> message) => OnData(message) ? stream : null;

    /// <summary>The outcome has come.</summary>
    public IThreadPoolWorkItem? OnTrailerFrame(in TTStreamFrame frame)
    {
        Exception? error;
        try
        {
            error = OutcomeOf(frame);
        }
        catch (WireFormatException exception)
        {
            return Fail(TTStreamCodes.IllegalBizStatus, $"the outcome cannot be read: {exception.Message}");
        }

        // Servers of older Kitex versions wait for it.
        End(static (stream, buffer) => stream.WriteBehindLast(buffer));
        return stream.Complete(error) ? stream : null;
    }

    /// <summary>The server has given the stream up.</summary>
    public IThreadPoolWorkItem? OnRstFrame(in TTStreamFrame frame)
    {
        Exception error;
        try
        {
            var remote = ReadException(frame.Payload);
            string? path = TTHeaderInfo.Parse(frame.Info, isStream: true).CancelPath;
            string where = path is null ? "" : $" (cancelled along {path})";
            if (remote.Type == TTStreamCodes.TransportClosing)
            {
                // It was not served, so it may be made elsewhere; here nothing else will be either.
                connection.OnClosing();
                error = new RpcConnectionException($"{Method.FullName} was not served: {remote.Message}.") { Method = Method.FullName, IsRemote = true, MayHaveBeenSent = false };
            }
            else
            {
                error = PeerFailure.Of(
                    TTStreamCodes.ToStatus(remote.Type), $"{Method.FullName} was given up by the server, code {remote.Type.ToString(CultureInfo.InvariantCulture)}: {remote.Message}{where}", remote.Type, Method);
            }
        }
        catch (WireFormatException exception)
        {
            error = new RpcException(RpcStatusCode.Internal, $"{Method.FullName} was given up by the server, which does not say why: {exception.Message}") { Method = Method.FullName, IsRemote = true };
        }

        End(null);
        return stream.Complete(error) ? stream : null;
    }

    /// <summary>The server has broken the rules of the protocol on this stream.</summary>
    public IThreadPoolWorkItem? Fail(int code, string reason)
    {
        End((stream, buffer) => TTStreamWriter.WriteRst(buffer, stream.Id, stream.Method.Name, code, reason, connection.Service));
        return stream.Complete(new RpcException(RpcStatusCode.Internal, $"{Method.FullName} failed: {reason}.") { Method = Method.FullName, ApplicationExceptionType = code })
            ? stream
            : null;
    }

    /// <summary>The connection is lost.</summary>
    public void OnLost(RpcConnectionException error)
    {
        IsOver = true;
        if (stream.Complete(error))
        {
            ThreadPool.UnsafeQueueUserWorkItem(stream, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    public void CompleteSending()
    {
        if (Link.Output.TryEnter(out OutputBuffer buffer))
        {
            if (!IsOver)
            {
                WriteBehindLast(buffer);
            }

            Link.Output.Exit(inline: Link.Count <= 1);
        }
    }

    /// <inheritdoc/>
    public void Cancel(StreamCancellation reason)
    {
        (int code, string message) = reason switch
        {
            StreamCancellation.Cancelled when IsCascade => (TTStreamCodes.CancelledByUpstream, "the call that this one serves was cancelled"),
            StreamCancellation.RequestsFailed => (TTStreamCodes.CancelledWithCause, "the caller's requests failed"),
            StreamCancellation.TimedOut => (TTStreamCodes.StreamTimeout, "the caller's time is over"),
            StreamCancellation.ReceiveTimedOut => (TTStreamCodes.ReceiveTimeout, "the caller has waited too long for a message"),
            StreamCancellation.Unreadable => (TTStreamCodes.IllegalFrame, "a message cannot be read"),
            StreamCancellation.Stalled => (TTStreamCodes.InternalCancel, "the caller does not read its replies"),
            _ => (TTStreamCodes.Cancelled, "the caller gave up"),
        };
        string? path = PathOf(code == TTStreamCodes.CancelledByUpstream);
        End((stream, buffer) => TTStreamWriter.WriteRst(buffer, stream.Id, stream.Method.Name, code, message, path));
    }

    /// <summary>Ends a stream that could not be opened.</summary>
    public void Abandon()
    {
        IsOver = true;
        Link.Remove(this);
    }

    /// <inheritdoc/>
    public override void FailStalled(string reason) => stream.Stop(
        new RpcException(RpcStatusCode.ResourceExhausted, $"The replies of {Method.FullName} are not read: {reason}") { Method = Method.FullName }, StreamCancellation.Stalled);

    /// <inheritdoc/>
    protected override bool Deliver(ReadOnlySpan<byte> message, int weight) => stream.Deliver(message, weight);

    /// <inheritdoc/>
    protected override void WriteMessage(OutputBuffer buffer) => stream.WriteMessage(buffer);

    /// <inheritdoc/>
    protected override void WriteBehindLast(OutputBuffer buffer)
    {
        if (!_hasSentTrailer)
        {
            _hasSentTrailer = true;
            TTStreamWriter.WriteBare(buffer, Id, Templates.Trailer);
        }
    }

    private bool IsCascade => ambient?.CancellationToken.IsCancellationRequested == true;

    private string? PathOf(bool isCascade)
    {
        if (!isCascade)
        {
            return connection.Service;
        }

        return (ambient?.CancellationPath, connection.Service) switch
        {
            (null, _) => ForeignPath,
            ({ } path, null) => path,
            ({ } path, { } own) => $"{path},{own}",
        };
    }

    private void End(Action<TTStreamClientStream, OutputBuffer>? writeLast)
    {
        if (Link.Output.TryEnter(out OutputBuffer buffer))
        {
            if (!IsOver)
            {
                IsOver = true;
                writeLast?.Invoke(this, buffer);
            }

            Link.Output.Exit(inline: false);
        }

        IsOver = true;
        Link.Remove(this);
        connection.OnStreamEnded();
    }

    private Exception? OutcomeOf(in TTStreamFrame frame)
    {
        TTHeaderInfo info = TTHeaderInfo.Parse(frame.Info, isStream: true);
        stream.KeepBackward(info);
        return frame.Payload.IsEmpty ? PeerFailure.BizOf(info) : PeerFailure.Of(ReadException(frame.Payload), Method, info);
    }

    private static ThriftApplicationException ReadException(ReadOnlySpan<byte> payload)
    {
        var reader = new ThriftBinaryReader(payload);
        reader.ReadMessageBegin(out _, out ThriftMessageType type, out _);
        return type == ThriftMessageType.Exception
            ? ThriftApplicationException.Read(ref reader)
            : throw new WireFormatException(WireFormatError.InvalidData, $"it is a message of type {(int)type} instead of an exception");
    }
}
