using System.Net.Sockets;

namespace Tern.Transport.Sockets;

/// <summary>Puts options onto sockets.</summary>
internal static class SocketSettings
{
    // SOL_SOCKET and SO_REUSEPORT of Linux (asm-generic/socket.h); .NET has no name for the latter.
    private const int LinuxSocketLevel = 1;
    private const int LinuxReusePort = 15;

    public static void Apply(Socket socket, bool noDelay, KeepAliveOptions keepAlive)
    {
        if (socket.ProtocolType != ProtocolType.Tcp)
        {
            return;
        }

        socket.NoDelay = noDelay;
        if (keepAlive.Enabled)
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)keepAlive.Time.TotalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, (int)keepAlive.Interval.TotalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, keepAlive.RetryCount);
        }
    }

    /// <summary>Sizes must be set before connecting or listening, because TCP agrees on its window then.</summary>
    public static void ApplyBuffers(Socket socket, int? receiveBytes, int? sendBytes)
    {
        if (receiveBytes is { } receive)
        {
            socket.ReceiveBufferSize = receive;
        }

        if (sendBytes is { } send)
        {
            socket.SendBufferSize = send;
        }
    }

    public static void ReusePort(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new TransportException(
                ConnectionCloseReason.Error, "ReusePort works on Linux only. Switch it off, or listen on another port in each process.");
        }

        ReadOnlySpan<byte> on = [1, 0, 0, 0];
        socket.SetRawSocketOption(LinuxSocketLevel, LinuxReusePort, on);
    }
}
