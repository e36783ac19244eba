using System.Net.Sockets;

namespace Tern.Transport.Sockets;

/// <summary>A connected stream socket. Receives and sends try at once, and wait on the socket's own pooled operations otherwise.</summary>
internal sealed class SocketChannel(Socket socket) : ByteChannel
{
    private int _closed;

    public override bool HasUnreceivedBytes => Volatile.Read(ref _closed) == 0 && socket.Available > 0;

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer) => socket.ReceiveAsync(buffer, SocketFlags.None);

    public override ValueTask<int> SendAsync(ReadOnlyMemory<byte> buffer) => socket.SendAsync(buffer, SocketFlags.None);

    public override ValueTask ShutdownSendAsync()
    {
        socket.Shutdown(SocketShutdown.Send);
        return ValueTask.CompletedTask;
    }

    public override void Close(bool hard)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        if (hard)
        {
            // A timeout of zero resets the connection, so the peer learns of it and no unsent byte keeps the kernel busy.
            socket.Close(0);
        }
        else
        {
            socket.Dispose();
        }
    }
}
