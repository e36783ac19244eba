using Microsoft.Extensions.Logging;
using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <summary>All log messages of connections. Event ids are stable: 100–119 belong to the server's connections, 120–129 to HTTP/2 on either side.</summary>
internal static partial class ConnectionLog
{
    [LoggerMessage(100, LogLevel.Warning, "Connection of {Peer} closed: {Reason}")]
    public static partial void ProtocolError(ILogger logger, string peer, string reason);

    [LoggerMessage(101, LogLevel.Debug, "Connection of {Peer} lost: {Reason}")]
    public static partial void Lost(ILogger logger, string peer, string reason);

    [LoggerMessage(102, LogLevel.Warning, "Request of {Peer} for {Method} refused, its arguments cannot be read: {Reason}")]
    public static partial void BadArguments(ILogger logger, string peer, string method, string reason);

    [LoggerMessage(103, LogLevel.Warning, "Request of {Peer} refused: there is no method {Method} in service '{Service}'")]
    public static partial void UnknownMethod(ILogger logger, string peer, string service, string method);

    [LoggerMessage(104, LogLevel.Error, "The handler of {Method} failed (called by {Peer})")]
    public static partial void HandlerFailed(ILogger logger, string method, string peer, Exception exception);

    [LoggerMessage(105, LogLevel.Debug, "{Method} answered {Peer} with a failure: {Reason}")]
    public static partial void CallRefused(ILogger logger, string method, string peer, string reason);

    [LoggerMessage(106, LogLevel.Debug, "Connection of {Peer} closed: it was idle")]
    public static partial void Idle(ILogger logger, string peer);

    [LoggerMessage(107, LogLevel.Warning, "Connection of {Peer} closed: {Reason}")]
    public static partial void TooSlow(ILogger logger, string peer, string reason);

    [LoggerMessage(108, LogLevel.Error, "A callback of a handler's cancellation token failed (connection of {Peer})")]
    public static partial void CancellationFailed(ILogger logger, string peer, Exception exception);

    [LoggerMessage(120, LogLevel.Warning, "HTTP/2 connection of {Peer} closed with {Code}: {Reason}")]
    public static partial void Http2Error(ILogger logger, string peer, Http2ErrorCode code, string reason);

    [LoggerMessage(121, LogLevel.Warning, "{Peer} ended its HTTP/2 connection with {Code}: {Reason}")]
    public static partial void GoAway(ILogger logger, string peer, Http2ErrorCode code, string reason);

    [LoggerMessage(122, LogLevel.Warning, "Request of {Peer} refused: its headers take {Size} bytes, the limit is {Limit}")]
    public static partial void HeadersTooLarge(ILogger logger, string peer, long size, int limit);
}
