using Microsoft.Extensions.DependencyInjection;
using Tern.Server;

namespace Tern.Extensions.Hosting;

/// <summary>A handler of its own for each call, in a scope of its own.</summary>
internal sealed class ScopedService<TService, THandler>(IServiceScopeFactory scopes) : ServiceSource<TService>
    where TService : class
    where THandler : class, TService
{
    public override TService Get(out ServiceScope scope)
    {
        AsyncServiceScope services = scopes.CreateAsyncScope();
        scope = new ServiceScope(services);
        return services.ServiceProvider.GetRequiredService<THandler>();
    }
}
