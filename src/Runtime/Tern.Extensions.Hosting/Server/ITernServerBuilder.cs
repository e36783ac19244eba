using Microsoft.Extensions.DependencyInjection;

namespace Tern;

/// <summary>Adds services and middleware to the host's server. Not thread-safe.</summary>
public interface ITernServerBuilder
{
    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Offers a service whose handler comes from dependency injection.</summary>
    /// <typeparam name="TService">The annotated interface.</typeparam>
    /// <typeparam name="THandler">
    /// The implementation. Registered as scoped, one scope per call, unless it is registered already: register it as a singleton to have one handler for all calls.
    /// </typeparam>
    ITernServerBuilder AddService<TService, [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where TService : class
        where THandler : class, TService;

    /// <summary>Offers a service with one handler for all calls; it must be thread-safe.</summary>
    ITernServerBuilder AddService<TService>(TService handler)
        where TService : class;

    /// <summary>Adds middleware around every handler; the first added is the outermost.</summary>
    ITernServerBuilder Use(RpcMiddleware middleware);

    /// <summary>Adds middleware around every message of streaming calls; the first added is the outermost.</summary>
    ITernServerBuilder UseStream(RpcStreamMiddleware middleware);

    /// <summary>Applies a bundle (a suite) when the server is built, behind the options of code and configuration.</summary>
    ITernServerBuilder UseSuite(IServerSuite suite);

    /// <summary>Limits calls by something of your own. Every <see cref="ICallLimiter"/> among the host's services is used too.</summary>
    ITernServerBuilder UseLimiter(ICallLimiter limiter);

    /// <summary>Answers calls of methods that no service has.</summary>
    ITernServerBuilder UseFallback(RpcFallbackHandler fallback);

    /// <summary>Registers the server while the host runs: when everything in the host has started and <see cref="RegistrationOptions.Delay"/> has passed, until the host begins to stop.</summary>
    /// <param name="registry">The registry. Every <see cref="IServiceRegistry"/> among the host's services is used too.</param>
    /// <param name="configure">Changes what all registries are told; it wins over the configuration under <c>Tern:Server:Registration</c>, of which weight and tags may change while the server runs.</param>
    ITernServerBuilder UseRegistry(IServiceRegistry registry, Action<RegistrationOptions>? configure = null);
}
