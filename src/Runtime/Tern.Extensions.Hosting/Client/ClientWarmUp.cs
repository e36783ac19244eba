using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tern.Extensions.Hosting;

/// <summary>Opens the connections of a client while the host starts, if its options say so. What cannot be reached then is logged, and does not keep the host from starting.</summary>
internal sealed class ClientWarmUp(IServiceProvider services, string name, ILogger log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!services.GetRequiredService<IOptionsMonitor<RpcChannelOptions>>().Get(name).WarmUp)
        {
            return;
        }

        try
        {
            await services.GetRequiredKeyedService<ReloadingInvoker>(name).WarmUpAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RpcException or TimeoutException)
        {
            HostingLog.WarmUpFailed(log, name, exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
