using Microsoft.Extensions.Logging;

namespace Tern.Extensions.Hosting;

/// <summary>All log messages of the host's integration. Event ids are stable: 200–299 belong to it.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(200, LogLevel.Information, "The server's settings have changed; limits and timings apply to new connections, addresses after a restart")]
    public static partial void ServerReloaded(ILogger logger);

    [LoggerMessage(201, LogLevel.Information, "The settings of client '{Client}' have changed; new calls use them")]
    public static partial void ClientReloaded(ILogger logger, string client);

    [LoggerMessage(202, LogLevel.Error, "The new settings of client '{Client}' are wrong; the last good ones stay in use")]
    public static partial void ClientReloadFailed(ILogger logger, string client, Exception exception);

    [LoggerMessage(203, LogLevel.Error, "The new settings of the server are wrong; the last good ones stay in use")]
    public static partial void ServerReloadFailed(ILogger logger, Exception exception);

    [LoggerMessage(205, LogLevel.Warning, "The connections of client '{Client}' could not be opened ahead of its calls")]
    public static partial void WarmUpFailed(ILogger logger, string client, Exception exception);

    [LoggerMessage(204, LogLevel.Error, "What a handler of {Service} lived in could not be disposed")]
    public static partial void ScopeFailed(ILogger logger, Type service, Exception exception);

    [LoggerMessage(207, LogLevel.Warning, "TERN2015: the retries of client '{Client}' at {Method} do not stop along chains, so they multiply with those of its callers; leave Retry:StopsChains true, or retry at one end only")]
    public static partial void RetriesNested(ILogger logger, string client, string method);
}
