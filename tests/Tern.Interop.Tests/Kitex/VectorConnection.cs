using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Tern.Protocols;

namespace Tern.Interop.Tests.Kitex;

/// <summary>A plain TCP connection that sends captured bytes and reads what comes back, frame by frame.</summary>
internal sealed class VectorConnection(Socket socket) : IDisposable
{
    private const int MaxMessageBytes = 16 * 1024 * 1024;

    private byte[] _received = [];

    public static async Task<VectorConnection> OpenAsync(RpcServer server)
    {
        string endpoint = server.Endpoints[0].ToString()!;
        int port = int.Parse(endpoint.AsSpan(endpoint.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return new VectorConnection(socket);
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await socket.SendAsync(bytes);

    /// <summary>Tells the other end that nothing more will come.</summary>
    public void EndSending() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Reads one frame; <see langword="null"/> if the other end closed the connection before.</summary>
    public async Task<byte[]?> ReadFrameAsync()
    {
        byte[] chunk = new byte[64 * 1024];
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (TakeFrame() is { } frame)
            {
                return frame;
            }

            int count = await socket.ReceiveAsync(chunk, limit.Token);
            if (count == 0)
            {
                return _received.Length == 0 ? null : throw new InvalidDataException($"The connection ended after {_received.Length} bytes of a frame.");
            }

            _received = [.. _received, .. chunk[..count]];
        }
    }

    public void Dispose() => socket.Dispose();

    private byte[]? TakeFrame()
    {
        ThriftFrameScanner scanner = new(MaxMessageBytes);
        if (_received.Length == 0 || !scanner.TryScan(new ReadOnlySequence<byte>(_received), out ThriftFrame frame))
        {
            return null;
        }

        byte[] taken = _received[..(int)frame.Length];
        _received = _received[(int)frame.Length..];
        return taken;
    }
}
