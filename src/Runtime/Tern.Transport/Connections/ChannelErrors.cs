using System.Net.Sockets;
using System.Security.Authentication;

namespace Tern.Transport;

/// <summary>Sorts the errors of sockets and TLS into close reasons.</summary>
internal static class ChannelErrors
{
    public static ConnectionCloseReason ReasonOf(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case TransportException transport:
                    return transport.Reason;
                case SocketException socket:
                    return ReasonOf(socket.SocketErrorCode);
                case ObjectDisposedException:
                    return ConnectionCloseReason.LocalClosed;
                case AuthenticationException:
                    return ConnectionCloseReason.TlsFailure;
            }
        }

        return ConnectionCloseReason.Error;
    }

    public static string Describe(ConnectionCloseReason reason, string remoteAddress)
    {
        return reason switch
        {
            ConnectionCloseReason.PeerClosed => $"The peer {remoteAddress} has closed the connection.",
            ConnectionCloseReason.LocalClosed => $"The connection to {remoteAddress} is closed.",
            ConnectionCloseReason.Aborted => $"The connection to {remoteAddress} was aborted.",
            ConnectionCloseReason.Reset => $"The peer {remoteAddress} has reset the connection.",
            ConnectionCloseReason.IdleTimeout => $"The connection to {remoteAddress} was idle for too long.",
            ConnectionCloseReason.TlsFailure => $"TLS with {remoteAddress} failed.",
            _ => $"The connection to {remoteAddress} failed.",
        };
    }

    private static ConnectionCloseReason ReasonOf(SocketError error)
    {
        return error switch
        {
            // Shutdown is EPIPE: the peer reset the connection and the reset was already reported to somebody.
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown or SocketError.TimedOut => ConnectionCloseReason.Reset,
            SocketError.OperationAborted or SocketError.Interrupted or SocketError.NotSocket => ConnectionCloseReason.LocalClosed,
            _ => ConnectionCloseReason.Error,
        };
    }
}
