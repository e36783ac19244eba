namespace Tern.Server;

/// <summary>Makes a server known to its callers while it takes calls. Thread-safe.</summary>
internal interface IServerAnnouncer
{
    /// <summary>The server takes calls. Returns at once; what goes wrong is no business of the server's.</summary>
    /// <param name="endpoints">Addresses that it listens on.</param>
    void Announce(IReadOnlyList<RpcEndpoint> endpoints);

    /// <summary>The server is about to stop: completes when callers have been told, or when that has failed. It never throws; what was never announced needs nothing.</summary>
    /// <param name="cancellationToken">Ends the attempts at once.</param>
    Task WithdrawAsync(CancellationToken cancellationToken);
}

/// <summary>What an announcer is made of.</summary>
/// <param name="Services">Wire names of the services that the server offers.</param>
/// <param name="Loggers">Where to log.</param>
/// <param name="TimeProvider">The clock.</param>
internal sealed record AnnouncedServer(IReadOnlyList<string> Services, Microsoft.Extensions.Logging.ILoggerFactory Loggers, TimeProvider TimeProvider);
