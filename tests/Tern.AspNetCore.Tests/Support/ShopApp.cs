using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tern.AspNetCore.Tests;

/// <summary>An application that serves a shop, and a client for each version of HTTP.</summary>
internal sealed class ShopApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ShopApp(WebApplication app, Shop shop, RecordingLoggers loggers)
    {
        _app = app;
        Shop = shop;
        Loggers = loggers;
        string[] addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        Address = new Uri(addresses[0]);
        Http2 = Client(addresses[0], HttpVersion.Version20);
        Http1 = Client(addresses[1], HttpVersion.Version11);
    }

    public Shop Shop { get; }

    public RecordingLoggers Loggers { get; }

    /// <summary>Where HTTP/2 without TLS is spoken.</summary>
    public Uri Address { get; }

    public HttpClient Http2 { get; }

    public HttpClient Http1 { get; }

    /// <summary>Starts an application.</summary>
    /// <param name="configure">Options of the service.</param>
    /// <param name="services">Adds services to those of the application.</param>
    /// <param name="map">Adds middleware and conventions; gets the endpoints of the shop.</param>
    public static async Task<ShopApp> StartAsync(
        Action<TernServiceOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication, TernServiceEndpointConventionBuilder>? map = null)
    {
        var shop = new Shop();
        var loggers = new RecordingLoggers();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, static options => options.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, static options => options.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<ILoggerFactory>(loggers);
        builder.Services.AddSingleton<IShop>(shop);
        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        map?.Invoke(app, app.MapTernService<IShop>(configure));
        if (map is null)
        {
            app.MapTernService<IShop>(configure);
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ShopApp(app, shop, loggers);
    }

    public async ValueTask DisposeAsync()
    {
        Http2.Dispose();
        Http1.Dispose();
        await _app.DisposeAsync();
    }

    private static HttpClient Client(string address, Version version) => new()
    {
        BaseAddress = new Uri(address),
        DefaultRequestVersion = version,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Timeout = Limit.Time,
    };
}

/// <summary>Services that tests add.</summary>
internal static class TestServices
{
    public static IServiceCollection AddTime(this IServiceCollection services, TimeProvider time) => services.AddSingleton(time);
}
