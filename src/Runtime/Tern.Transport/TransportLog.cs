using Microsoft.Extensions.Logging;

namespace Tern.Transport;

/// <summary>Every log message of the transport. Event ids are stable.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(1001, LogLevel.Warning, "Accepting a connection on {Endpoint} failed; accepting goes on.")]
    public static partial void AcceptFailed(ILogger logger, string endpoint, Exception exception);

    [LoggerMessage(1002, LogLevel.Information, "The TLS handshake with {Peer} on {Endpoint} failed: {Reason}")]
    public static partial void HandshakeFailed(ILogger logger, string peer, string endpoint, string reason, Exception exception);

    [LoggerMessage(1003, LogLevel.Information, "The TLS handshake with {Peer} on {Endpoint} did not end within {Timeout}; the connection is closed.")]
    public static partial void HandshakeTimedOut(ILogger logger, string peer, string endpoint, TimeSpan timeout);

    [LoggerMessage(1004, LogLevel.Information, "New contents of {Files} are in use for the TLS handshakes that follow.")]
    public static partial void CertificateReloaded(ILogger logger, string files);

    [LoggerMessage(1005, LogLevel.Error, "New contents of {Files} cannot be used; the last good ones stay in use.")]
    public static partial void CertificateNotReloaded(ILogger logger, string files, Exception exception);
}
