using System.Buffers;
using System.IO.Pipelines;
using Tern.Transport;

namespace Tern.Tests;

/// <summary>The other end of a connection, which says what a test wants it to say.</summary>
internal sealed class RawPeer(TransportConnection connection) : IAsyncDisposable
{
    private readonly List<byte> _received = [];

    public static async Task<RawPeer> ConnectAsync(RpcEndpoint endpoint, ClientTransportOptions? options = null) =>
        new(await TransportConnector.ConnectAsync(endpoint, options ?? new ClientTransportOptions { ConnectTimeout = Limit.Time }, TestContext.Current.CancellationToken));

    public async Task WriteAsync(params byte[] bytes) => await connection.Output.WriteAsync(bytes);

    /// <summary>Ends the sending side; the peer can still answer.</summary>
    public async Task EndSendingAsync() => await connection.Output.CompleteAsync();

    public void Abort() => connection.Abort();

    /// <summary>Reads the next message.</summary>
    public async Task<RawMessage> ReadAsync() =>
        await TryReadAsync() ?? throw new EndOfStreamException($"The connection ended after {Convert.ToHexString([.. _received])}.");

    /// <summary>Reads the next message; <see langword="null"/> at the end of the connection.</summary>
    public async Task<RawMessage?> TryReadAsync()
    {
        while (true)
        {
            if (RawMessage.TryParse(_received.ToArray(), out int length) is { } message)
            {
                _received.RemoveRange(0, length);
                return message;
            }

            if (!await ReceiveAsync())
            {
                Assert.Empty(_received);
                return null;
            }
        }
    }

    /// <summary>Reads the next frame of a TTHeader stream.</summary>
    public async Task<RawStreamFrame> ReadStreamFrameAsync() =>
        await TryReadStreamFrameAsync() ?? throw new EndOfStreamException($"The connection ended after {Convert.ToHexString([.. _received])}.");

    /// <summary>Reads the next frame of a TTHeader stream; <see langword="null"/> at the end of the connection.</summary>
    public async Task<RawStreamFrame?> TryReadStreamFrameAsync()
    {
        while (true)
        {
            if (RawStreamFrame.TryParse(_received.ToArray(), out int length) is { } frame)
            {
                _received.RemoveRange(0, length);
                return frame;
            }

            if (!await ReceiveAsync())
            {
                Assert.Empty(_received);
                return null;
            }
        }
    }

    /// <summary>Reads to the end; gives what came. A connection that was broken off counts as ended.</summary>
    public async Task<byte[]> ReadToEndAsync()
    {
        while (await ReceiveAsync())
        {
        }

        return [.. _received];
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<bool> ReceiveAsync()
    {
        ReadResult result;
        try
        {
            result = await connection.Input.ReadAsync().AsTask().Within();
        }
        catch (TransportException)
        {
            return false;
        }

        foreach (ReadOnlyMemory<byte> part in result.Buffer)
        {
            _received.AddRange(part.Span);
        }

        bool hasMore = !result.IsCompleted || !result.Buffer.IsEmpty;
        connection.Input.AdvanceTo(result.Buffer.End);
        return hasMore;
    }
}
