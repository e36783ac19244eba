using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tern;
using Tern.Extensions.Hosting;
using Tern.Governance;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a Tern server to the host.</summary>
public static class TernServerServiceCollectionExtensions
{
    /// <summary>Adds the server; it starts and stops with the host.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the options; it wins over configuration.</param>
    /// <remarks>
    /// Options are read from the configuration section <c>Tern:Server</c> too, and validated when the host starts: an error names the wrong setting. Limits and timings that
    /// change while the server runs apply to new connections; a change that is wrong is logged and has no effect.
    /// </remarks>
    public static ITernServerBuilder AddTernServer(this IServiceCollection services, Action<RpcServerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.FirstOrDefault(static service => service.ServiceType == typeof(TernServerBuilder))?.ImplementationInstance is TernServerBuilder existing)
        {
            services.Configure(configure ?? (static _ => { }));
            return existing;
        }

        var builder = new TernServerBuilder(services);
        services.AddSingleton(builder);
        services.AddSingleton<IConfigureOptions<RpcServerOptions>>(static provider => new ConfigureOptions<RpcServerOptions>(options =>
        {
            if (provider.GetService<IConfiguration>() is { } configuration)
            {
                ServerSettings.Apply(configuration.GetSection(ServerSettings.SectionName), options);
            }
        }));
        OptionsBuilder<RpcServerOptions> options = services.AddOptions<RpcServerOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RpcServerOptions>, ServerOptionsValidator>());
        options.ValidateOnStart();
        AddRegistration(services);
        services.TryAddSingleton(provider => Build(provider, builder));
        services.AddSingleton<IHostedService>(provider => new TernServerHost(
            provider.GetRequiredService<RpcServer>(),
            provider.GetRequiredService<IOptions<RpcServerOptions>>().Value,
            builder,
            new OptionsReloader<RpcServerOptions>(provider, Options.Options.DefaultName),
            new OptionsReloader<RegistrationOptions>(provider, Options.Options.DefaultName),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILogger<TernServerHost>>() ?? NullLogger<TernServerHost>.Instance));
        return builder;
    }

    private static void AddRegistration(IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<RegistrationOptions>>(static provider => new ConfigureOptions<RegistrationOptions>(options =>
        {
            if (provider.GetService<IConfiguration>() is { } configuration)
            {
                RegistrationSettings.Apply(new SettingsReader(configuration.GetSection(RegistrationSettings.SectionName)), options);
            }
        }));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RegistrationOptions>, RegistrationOptionsValidator>());
        services.AddOptions<RegistrationOptions>().ValidateOnStart();
    }

    private static RpcServer Build(IServiceProvider provider, TernServerBuilder builder)
    {
        var server = new RpcServerBuilder { Options = provider.GetRequiredService<IOptions<RpcServerOptions>>().Value };
        server.UseLoggers(provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance);
        server.UseTimeProvider(provider.GetService<TimeProvider>() ?? TimeProvider.System);
        builder.Apply(provider, server);
        foreach (ICallLimiter limiter in provider.GetServices<ICallLimiter>())
        {
            server.UseLimiter(limiter);
        }

        if (provider.GetService<ILimitReporter>() is { } reporter)
        {
            server.UseLimitReporter(reporter);
        }

        foreach (IServiceRegistry registry in provider.GetServices<IServiceRegistry>())
        {
            server.AddAnnouncer(announced => new ServerRegistration(registry, provider.GetRequiredService<IOptions<RegistrationOptions>>().Value, announced));
        }

        return server.Build();
    }
}
