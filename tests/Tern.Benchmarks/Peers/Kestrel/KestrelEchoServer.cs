using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Peers.Kestrel;

/// <summary>Kestrel with nothing but <see cref="EchoConnectionHandler"/> on its connections.</summary>
internal sealed class KestrelEchoServer : IEchoServer
{
    private readonly WebApplication _application;

    private KestrelEchoServer(WebApplication application, int port)
    {
        _application = application;
        Port = port;
    }

    public int Port { get; }

    public static async Task<KestrelEchoServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(
            static options => options.Listen(IPAddress.Loopback, 0, static listen => listen.UseConnectionHandler<EchoConnectionHandler>()));
        var application = builder.Build();
        await application.StartAsync();
        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new KestrelEchoServer(application, new Uri(addresses.Addresses.Single()).Port);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
