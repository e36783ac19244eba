using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Ours;

/// <summary>A Tern server that offers <see cref="IEcho"/>.</summary>
internal sealed class TernEchoServer : IEchoServer
{
    private readonly RpcServer _server;

    private TernEchoServer(RpcServer server)
    {
        _server = server;
    }

    public int Port => _server.Endpoints[0].Port;

    public static async Task<TernEchoServer> StartAsync(string endpoint, Action<RpcServerOptions>? configure = null)
    {
        var server = new RpcServerBuilder()
            .Listen(endpoint)
            .AddService<IEcho>(new EchoService())
            .Configure(configure ?? (static _ => { }))
            .Build();
        await server.StartAsync();
        return new TernEchoServer(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
