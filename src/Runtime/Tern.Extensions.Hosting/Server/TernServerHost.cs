using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tern.Extensions.Hosting;

/// <summary>Runs the server with the host, and gives it changed settings while it runs.</summary>
internal sealed class TernServerHost(RpcServer server, OptionsReloader<RpcServerOptions> reloader, ILogger log) : IHostedService, IDisposable
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await server.StartAsync(cancellationToken).ConfigureAwait(false);
        reloader.Start(Reload, exception => HostingLog.ServerReloadFailed(log, exception));
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => reloader.Dispose();

    private void Reload(RpcServerOptions changed)
    {
        server.Apply(changed);
        HostingLog.ServerReloaded(log);
    }
}
