using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tern;
using Tern.Extensions.Hosting;
using Tern.Serialization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Tern clients to the host.</summary>
public static class TernClientServiceCollectionExtensions
{
    /// <summary>Makes a client of an annotated interface available to constructors.</summary>
    /// <typeparam name="TService">The annotated interface.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Name of the client in configuration and logs. Clients with the same name share one channel.</param>
    /// <param name="configure">Changes the options; it wins over configuration.</param>
    /// <remarks>
    /// The first client of an interface is the one that constructors get; each can be had by its name too: <c>[FromKeyedServices("catalog")] ICatalog catalog</c>.
    /// A target that must be resolved, such as <c>dns:///catalog:8888</c> or <c>config:///catalog</c>, and settings of governance turn governance on; every registered
    /// <see cref="IServiceResolver"/> is asked for its scheme.
    /// Options are read from the configuration section <c>Tern:Clients:{name}</c> too, and validated when the host starts: an error names the wrong setting. When they change
    /// while the host runs, new calls use a new channel; a change that is wrong is logged, and the last good one stays.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A client of this interface with this name was added before.</exception>
    public static IServiceCollection AddTernClient<TService>(this IServiceCollection services, string name, Action<RpcChannelOptions>? configure = null)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Has<TService>(services, name))
        {
            throw new InvalidOperationException(
                $"A Tern client of {typeof(TService)} called \"{name}\" was added before. Give the second one a name of its own, or change the options of the first.");
        }

        OptionsBuilder<RpcChannelOptions> options = services.AddOptions<RpcChannelOptions>(name);
        if (!Has<ReloadingInvoker>(services, name))
        {
            services.AddSingleton<IConfigureOptions<RpcChannelOptions>>(provider => new ConfigureNamedOptions<RpcChannelOptions>(name, value => Apply(provider, name, value)));
            services.AddSingleton<IPostConfigureOptions<RpcChannelOptions>>(provider => new PostConfigureOptions<RpcChannelOptions>(name, value => Govern(provider, value)));
            services.AddSingleton<IValidateOptions<RpcChannelOptions>>(new ChannelOptionsValidator(name));
            services.AddSingleton<IHostedService>(provider => new ClientWarmUp(provider, name, provider.GetService<ILogger<ClientWarmUp>>() ?? NullLogger<ClientWarmUp>.Instance));
            services.AddKeyedSingleton(name, static (provider, key) => new ReloadingInvoker(
                (string)key!,
                provider.GetRequiredService<IOptionsMonitor<RpcChannelOptions>>().Get((string)key!),
                new OptionsReloader<RpcChannelOptions>(provider, (string)key!),
                provider.GetService<ILogger<ReloadingInvoker>>() ?? NullLogger<ReloadingInvoker>.Instance));
            options.ValidateOnStart();
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        // One for each contract: the first one's methods are not those of the second.
        services.AddSingleton<IValidateOptions<RpcChannelOptions>>(provider => new ConfiguredPolicyValidator<TService>(name, provider));
        services.TryAddSingleton(provider => provider.GetRequiredKeyedService<TService>(name));
        services.AddKeyedSingleton(name, static (provider, key) => ServiceContract<TService>.Get().CreateClient(provider.GetRequiredKeyedService<ReloadingInvoker>(key)));
        return services;
    }

    private static bool Has<T>(IServiceCollection services, string name) =>
        services.Any(service => service.IsKeyedService && service.ServiceType == typeof(T) && Equals(service.ServiceKey, name));

    // Behind configuration and code, either of which may have asked for it; a target that must be resolved asks for it too.
    private static void Govern(IServiceProvider provider, RpcChannelOptions options)
    {
        if (options.Governance is null && !NeedsResolver(options.Target))
        {
            return;
        }

        options.UseGovernance(governance =>
        {
            // In front: what code has added for a scheme wins.
            int at = 0;
            if (provider.GetService<IConfiguration>() is { } configuration)
            {
                governance.Resolvers.Insert(at++, new ConfigurationResolver(configuration));
            }

            foreach (IServiceResolver resolver in provider.GetServices<IServiceResolver>())
            {
                governance.Resolvers.Insert(at++, resolver);
            }
        });
    }

    private static bool NeedsResolver(string target) =>
        target.IndexOf("://", StringComparison.Ordinal) is > 0 and var end && target[..end].ToLowerInvariant() is not ("tcp" or "unix" or "memory");

    private static void Apply(IServiceProvider provider, string name, RpcChannelOptions options)
    {
        if (provider.GetService<ILoggerFactory>() is { } loggers)
        {
            options.Loggers = loggers;
        }

        if (provider.GetService<TimeProvider>() is { } timeProvider)
        {
            options.TimeProvider = timeProvider;
        }

        if (provider.GetService<IConfiguration>() is { } configuration)
        {
            ClientSettings.Apply(configuration.GetSection(ClientSettings.SectionName).GetSection(name), options);
        }
    }
}
