using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tern.Governance;

namespace Tern.Extensions.Hosting;

/// <summary>Runs the server with the host, and gives it changed settings while it runs.</summary>
internal sealed class TernServerHost(
    RpcServer server,
    RpcServerOptions options,
    TernServerBuilder builder,
    OptionsReloader<RpcServerOptions> reloader,
    OptionsReloader<RegistrationOptions> registrationReloader,
    TimeProvider timeProvider,
    ILogger log) : IHostedLifecycleService, IDisposable
{
    // Handlers that were cut off have heard of it and get this long to notice.
    private static readonly TimeSpan s_timeToLeave = TimeSpan.FromSeconds(1);

    private string _fingerprint = options.Fingerprint();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Endpoints.Count == 0 && !server.IsFedByOthers)
        {
            throw new InvalidOperationException(
                "The Tern server has no address to listen on. Name one by AddTernServer(options => options.Listen(\"tcp://0.0.0.0:8888\")) or by the setting "
                + $"{ServerSettings.SectionName}:{nameof(options.Endpoints)}, or let Kestrel bring its connections by listenOptions.UseTern().");
        }

        if (!builder.HasServices)
        {
            throw new InvalidOperationException("The Tern server offers no service. Add one: AddTernServer(…).AddService<TContract, TImplementation>().");
        }

        server.IsAnnouncedByOthers = true;
        await server.StartAsync(cancellationToken).ConfigureAwait(false);
        reloader.Start(Reload, exception => HostingLog.ServerReloadFailed(log, exception));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Everything in the host runs: callers may come.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        server.Announce();
        registrationReloader.Start(UpdateRegistrations, exception => HostingLog.ServerReloadFailed(log, exception));
        return Task.CompletedTask;
    }

    /// <summary>Callers are told before anything in the host stops, the web server that may bring the connections included.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => server.WithdrawAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await server.StopAsync(cancellationToken).ConfigureAwait(false);
        Task ended = builder.Scopes.WhenEndedAsync();
        if (!ended.IsCompleted)
        {
            await Task.WhenAny(ended, Task.Delay(s_timeToLeave, timeProvider, cancellationToken)).ConfigureAwait(false);
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        reloader.Dispose();
        registrationReloader.Dispose();
    }

    private void UpdateRegistrations(RegistrationOptions changed)
    {
        foreach (ServerRegistration registration in server.Announcers.OfType<ServerRegistration>())
        {
            registration.Update(changed);
        }
    }

    private void Reload(RpcServerOptions changed)
    {
        string fingerprint = changed.Fingerprint();
        if (fingerprint == _fingerprint)
        {
            return;
        }

        server.Apply(changed);
        _fingerprint = fingerprint;
        HostingLog.ServerReloaded(log);
    }
}
