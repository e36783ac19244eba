using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tern.Server;

namespace Tern.Extensions.Hosting;

/// <summary>A handler of its own for each call, in a scope of its own.</summary>
internal sealed class ScopedService<TService, THandler>(IServiceScopeFactory scopes, CallScopes open, ILogger log) : ServiceSource<TService>
    where TService : class
    where THandler : class, TService
{
    public override TService Get(out ServiceScope scope)
    {
        AsyncServiceScope services = scopes.CreateAsyncScope();
        open.Enter();
        scope = new ServiceScope(new CallScope(services, open, log));
        return services.ServiceProvider.GetRequiredService<THandler>();
    }

    private sealed class CallScope(AsyncServiceScope services, CallScopes open, ILogger log) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await services.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // The call has its answer.
                HostingLog.ScopeFailed(log, typeof(TService), exception);
            }
            finally
            {
                open.Leave();
            }
        }
    }
}
