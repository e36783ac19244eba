using System.Net.Sockets;

namespace Tern.Transport.Memory;

/// <summary>One end of a connection in memory.</summary>
/// <param name="incoming">What the peer sends.</param>
/// <param name="outgoing">What is sent to the peer.</param>
internal sealed class MemoryChannel(MemoryLink incoming, MemoryLink outgoing) : ByteChannel
{
    private int _closed;

    // Closing over unread bytes tells the peer nothing here, so there is nothing to wait for.
    public override bool HasUnreceivedBytes => false;

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer) => incoming.ReceiveAsync(buffer);

    public override ValueTask<int> SendAsync(ReadOnlyMemory<byte> buffer) => outgoing.SendAsync(buffer);

    public override ValueTask ShutdownSendAsync()
    {
        outgoing.End();
        return ValueTask.CompletedTask;
    }

    public override void Close(bool hard)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        var closed = new ObjectDisposedException(nameof(TransportConnection));
        var reset = new SocketException((int)SocketError.ConnectionReset);
        if (hard)
        {
            outgoing.FailReceiver(reset);
        }

        outgoing.FailSender(closed);
        outgoing.End();
        incoming.FailReceiver(closed);
        incoming.FailSender(reset);
    }
}
