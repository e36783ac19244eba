using Microsoft.Extensions.Logging;

namespace Tern.Server;

/// <summary>All log messages of a server. Event ids are stable: 1–99 belong to it.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening on {Endpoint}")]
    public static partial void Listening(ILogger logger, string endpoint);

    [LoggerMessage(2, LogLevel.Warning, "A connection to {Endpoint} could not be accepted")]
    public static partial void AcceptFailed(ILogger logger, string endpoint, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "A connection was closed: the limit of {Limit} connections (MaxConnections) is reached")]
    public static partial void TooManyConnections(ILogger logger, int limit);

    [LoggerMessage(4, LogLevel.Error, "Serving the connection of {Peer} failed")]
    public static partial void ConnectionFailed(ILogger logger, string peer, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "Stopping: {Connections} connections are drained")]
    public static partial void Draining(ILogger logger, int connections);

    [LoggerMessage(6, LogLevel.Warning, "{Calls} calls of a connection did not end within DrainTimeout and were cut off")]
    public static partial void DrainTimedOut(ILogger logger, int calls);

    [LoggerMessage(7, LogLevel.Information, "Stopped")]
    public static partial void Stopped(ILogger logger);
}
