using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Peers.KestrelGrpc;

/// <summary>The least that answers gRPC on Kestrel's HTTP/2: no routing, no middleware, no framework between the request's pipe and the message.</summary>
internal sealed class KestrelGrpcServer : IEchoServer
{
    private readonly WebApplication _application;

    private KestrelGrpcServer(WebApplication application, int port)
    {
        _application = application;
        Port = port;
    }

    public int Port { get; }

    public static async Task<KestrelGrpcServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(static options =>
        {
            // A caller needs a stream of its own; 1,000 of them share a few connections.
            options.Limits.Http2.MaxStreamsPerConnection = 2_000;
            options.Limits.MinRequestBodyDataRate = null;
            options.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2);
        });
        var application = builder.Build();
        application.Run(ServeAsync);
        await application.StartAsync();
        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new KestrelGrpcServer(application, new Uri(addresses.Addresses.Single()).Port);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task ServeAsync(HttpContext context)
    {
        // One loop serves both kinds: a unary request is a stream of one.
        var input = context.Request.BodyReader;
        var output = context.Response.BodyWriter;
        context.Response.ContentType = GrpcFraming.ContentType;
        while (true)
        {
            var read = await input.ReadAsync();
            var buffer = read.Buffer;
            var answered = false;
            while (GrpcFraming.TryRead(ref buffer, out var message))
            {
                GrpcFraming.Write(output, message);
                answered = true;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                break;
            }

            if (answered)
            {
                await output.FlushAsync();
            }
        }

        context.Response.AppendTrailer("grpc-status", "0");
    }
}
