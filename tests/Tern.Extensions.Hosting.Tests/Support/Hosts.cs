using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tern.Extensions.Hosting.Tests;

/// <summary>Hosts with nothing in them but what a test adds.</summary>
internal static class Hosts
{
    public static string NewEndpoint() => $"memory://{Guid.NewGuid():N}";

    public static IHost Build(Action<IServiceCollection> add, ChangingSettings? settings = null, RecordingLoggers? logs = null, TimeProvider? time = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        if (settings is not null)
        {
            ((IConfigurationBuilder)builder.Configuration).Add(settings);
        }

        builder.Services.AddSingleton<ILoggerFactory>(logs ?? new RecordingLoggers());
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        add(builder.Services);
        return builder.Build();
    }

    public static async Task<IHost> StartAsync(Action<IServiceCollection> add, ChangingSettings? settings = null, RecordingLoggers? logs = null, TimeProvider? time = null)
    {
        IHost host = Build(add, settings, logs, time);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>A server outside of any host, in memory.</summary>
    public static async Task<RpcServer> ServeAsync(Func<string, ValueTask<string>>? say = null, string? endpoint = null, TimeProvider? time = null)
    {
        RpcServer server = new RpcServerBuilder()
            .Listen(endpoint ?? NewEndpoint())
            .Configure(options => TestServer.BeGenerous(options, time))
            .UseTimeProvider(time ?? TimeProvider.System)
            .AddService<IHosted>(new Hosted(say))
            .AddService<ISide>(new Side())
            .Build();
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }
}
