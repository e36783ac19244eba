using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <content>Streaming calls.</content>
internal sealed partial class GrpcClientConnection : IStreamConnection
{
    private readonly Lock _roomGate = new();
    private TaskCompletionSource? _room;

    /// <summary>Whether a streaming call may begin now.</summary>
    /// <remarks>A call with one request goes ahead of the server's settings, since it can be sent again if it was refused; the messages of a stream are sent once.</remarks>
    public bool TakesStreams => Http2.HasPeerSettings && !IsCrowded;

    /// <inheritdoc/>
    public bool TryOpen(ClientStream stream, in RequestMetadata metadata)
    {
        var host = new GrpcClientStream(this, stream, CompressorOf(stream.Method, metadata));
        stream.Attach(host, Format.ToStreamFormat());
        if (!Http2.TryEnter(out OutputBuffer buffer))
        {
            throw NotSent("the connection was closed", null);
        }

        try
        {
            CheckRoom();
            if (host.IsCancelled)
            {
                return true;
            }

            switch (_lineLength > 0 || !Http2.HasPeerSettings ? Http2Opening.NoRoom : Http2.TryOpen(host))
            {
                case Http2Opening.NoRoom:
                    return false;
                case Http2Opening.Retired:
                    throw NotSent("the server takes no further calls on this connection", null);
            }

            host.IsOpened = true;
            try
            {
                WriteHeaders(buffer, host, stream.Method, metadata, metadata.Timeout, host.Compressor);
                return true;
            }
            catch
            {
                Http2.WriteReset(buffer, host, Http2ErrorCode.Cancel);
                throw;
            }
        }
        finally
        {
            // The first message follows at once, and the headers leave with it.
            Http2.Exit(inline: false);
        }
    }

    /// <summary>Waits until the server takes further streams, or the connection takes none any more.</summary>
    /// <exception cref="TimeoutException">No stream ended in time, or the server did not tell its settings.</exception>
    public async Task WaitForRoomAsync(TimeSpan timeout)
    {
        if (Http2.HasPeerSettings)
        {
            Http2Metrics.CountWait();
        }

        while (IsUsable && !TakesStreams)
        {
            Task room;
            lock (_roomGate)
            {
                _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                room = _room.Task;
            }

            // An opening that is turned down is what the connection remembers; room that came before it is seen here.
            if (IsUsable && !Http2.WantRoom())
            {
                try
                {
                    await Task.WhenAny(room, Closed).WaitAsync(timeout, TimeProvider).ConfigureAwait(false);
                }
                catch (TimeoutException)
                {
                    if (Http2.HasPeerSettings)
                    {
                        Http2Metrics.CountNoStream();
                    }

                    throw;
                }
            }
        }
    }

    /// <summary>A stream has ended.</summary>
    public void StreamEnded() => LeaveIfIdle();

    private void TellOfRoom()
    {
        TaskCompletionSource? room;
        lock (_roomGate)
        {
            room = _room;
            _room = null;
        }

        room?.TrySetResult();
    }
}
