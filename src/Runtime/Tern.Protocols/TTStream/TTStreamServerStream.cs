using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The server's end of one TTHeader stream.</summary>
/// <remarks>Source of the life cycle: CloudWeGo Kitex <c>pkg/remote/trans/ttstream/stream_server.go</c>: a header goes out before the first message or with the end, then messages, then the trailer.</remarks>
internal sealed class TTStreamServerStream(TTStreamServerConnection connection, TTStreamLink link, int id, ServerStream stream)
    : TTStream(link, id, stream.Method), IServerStreamHost
{
    private bool _hasSentHeader;
    private int _counts = 1;

    /// <summary>The stream with its types.</summary>
    public ServerStream Stream => stream;

    /// <summary>Whether the client sends no further messages.</summary>
    public bool IsHalfClosed { get; private set; }

    /// <summary>A data frame has come.</summary>
    public IThreadPoolWorkItem? OnDataFrame(ReadOnlySpan<byte> message) => !IsHalfClosed && OnData(message) ? stream : null;

    /// <summary>The client's trailer has come.</summary>
    public IThreadPoolWorkItem? OnTrailerFrame()
    {
        IsHalfClosed = true;
        return stream.CompleteRequests() ? stream : null;
    }

    /// <summary>The client has given the stream up, or is gone.</summary>
    public void OnCancelled(string reason, string? path)
    {
        IsOver = true;
        stream.Context.CancellationPath = path;
        Link.Remove(this);
        stream.Abort(reason);
    }

    /// <summary>The peer has broken the rules of the protocol on this stream: tells it, and cancels the handler.</summary>
    public void Reset(int code, string reason)
    {
        if (Link.Output.TryEnter(out OutputBuffer buffer))
        {
            if (!IsOver)
            {
                TTStreamWriter.WriteRst(buffer, Id, Method.Name, code, reason, cancelPath: null);
            }

            IsOver = true;
            Link.Output.Exit(inline: false);
        }

        OnCancelled(reason, path: null);
    }

    /// <inheritdoc/>
    public void End(Exception? error)
    {
        if (error is not null)
        {
            connection.LogFailure(stream, error);
        }

        if (Link.Output.TryEnter(out OutputBuffer buffer))
        {
            try
            {
                if (!IsOver)
                {
                    IsOver = true;
                    WriteBefore(buffer);
                    WriteEnd(buffer, error);
                }
            }
            finally
            {
                // Before its end leaves: a client that has read it may open the next stream at once, and finds room.
                if (stream.HasHandlerEnded)
                {
                    Release();
                }

                Link.Output.Exit(inline: Link.Count <= 1);
            }
        }

        Link.Remove(this);
    }

    /// <inheritdoc/>
    public void Release()
    {
        if (Interlocked.Exchange(ref _counts, 0) != 0)
        {
            connection.OnReleased();
        }
    }

    /// <inheritdoc/>
    public override void FailStalled(string reason) =>
        stream.Fail(new RpcException(RpcStatusCode.ResourceExhausted, $"The handler of {Method.FullName} does not read its requests: {reason}"), reason);

    /// <inheritdoc/>
    protected override bool Deliver(ReadOnlySpan<byte> message, int weight) => stream.Deliver(message, weight);

    /// <inheritdoc/>
    protected override void WriteMessage(OutputBuffer buffer) => stream.WriteMessage(buffer);

    /// <inheritdoc/>
    protected override void WriteBefore(OutputBuffer buffer)
    {
        if (!_hasSentHeader)
        {
            _hasSentHeader = true;
            TTStreamWriter.WriteBare(buffer, Id, Templates.Header);
        }
    }

    private void WriteEnd(OutputBuffer buffer, Exception? error)
    {
        RpcMetadata? backward = stream.Context.BackwardOrNull;
        if (error is null && backward is null)
        {
            TTStreamWriter.WriteBare(buffer, Id, Templates.Trailer);
            return;
        }

        var biz = error as RpcBizException;
        HandlerFailure? failure = error is null || biz is not null ? null : connection.Describe(stream, error);
        try
        {
            TTStreamWriter.WriteTrailer(buffer, Id, Method.Name, backward, biz, failure);
        }
        catch (Exception exception)
        {
            // The metadata is too large, or changes under the writer's hands while the handler runs on.
            TTStreamWriter.WriteTrailer(
                buffer, Id, Method.Name, null, null, new HandlerFailure(ApplicationExceptionTypes.InternalError, $"the outcome cannot be sent: {exception.Message}", RpcStatusCode.Internal));
        }
    }
}
