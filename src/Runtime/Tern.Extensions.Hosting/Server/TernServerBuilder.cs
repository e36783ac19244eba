using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tern.Extensions.Hosting;

internal sealed class TernServerBuilder(IServiceCollection services) : ITernServerBuilder
{
    private readonly List<Action<IServiceProvider, RpcServerBuilder>> _steps = [];

    public IServiceCollection Services => services;

    /// <summary>Whether there is anything that could answer a call.</summary>
    public bool HasServices { get; private set; }

    /// <summary>The scopes of calls that are under way.</summary>
    public CallScopes Scopes { get; } = new();

    public ITernServerBuilder AddService<TService, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where TService : class
        where THandler : class, TService
    {
        HasServices = true;
        services.TryAddScoped<THandler>();
        bool isSingleton = services.Any(static service => service.ServiceType == typeof(THandler) && service.Lifetime == ServiceLifetime.Singleton);
        _steps.Add((provider, server) =>
        {
            if (isSingleton)
            {
                server.AddService<TService>(provider.GetRequiredService<THandler>());
            }
            else
            {
                server.AddSource(new ScopedService<TService, THandler>(
                    provider.GetRequiredService<IServiceScopeFactory>(), Scopes, provider.GetService<ILogger<RpcServer>>() ?? NullLogger<RpcServer>.Instance));
            }
        });
        return this;
    }

    public ITernServerBuilder AddService<TService>(TService handler)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(handler);
        HasServices = true;
        _steps.Add((_, server) => server.AddService(handler));
        return this;
    }

    public ITernServerBuilder Use(RpcMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _steps.Add((_, server) => server.Use(middleware));
        return this;
    }

    public ITernServerBuilder UseStream(RpcStreamMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _steps.Add((_, server) => server.UseStream(middleware));
        return this;
    }

    public ITernServerBuilder UseSuite(IServerSuite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        _steps.Add((_, server) => server.UseSuite(suite));
        return this;
    }

    public ITernServerBuilder UseFallback(RpcFallbackHandler fallback)
    {
        ArgumentNullException.ThrowIfNull(fallback);
        HasServices = true;
        _steps.Add((_, server) => server.UseFallback(fallback));
        return this;
    }

    public ITernServerBuilder UseLimiter(ICallLimiter limiter)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        services.AddSingleton(limiter);
        return this;
    }

    public ITernServerBuilder UseRegistry(IServiceRegistry registry, Action<RegistrationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        services.AddSingleton(registry);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return this;
    }

    /// <summary>Adds everything to the server that is being built.</summary>
    public void Apply(IServiceProvider provider, RpcServerBuilder server)
    {
        foreach (Action<IServiceProvider, RpcServerBuilder> step in _steps)
        {
            step(provider, server);
        }
    }
}
