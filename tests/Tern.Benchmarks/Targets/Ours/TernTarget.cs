using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Ours;

/// <summary>Tern, with the options that its users have and otherwise its defaults.</summary>
internal class TernTarget(string name, ConnectionKind kind, RpcProtocol protocol, ConnectionMode mode) : ManagedTarget(name, kind)
{
    public override async Task<IEchoServer> StartServerAsync() => await TernEchoServer.StartAsync("tcp://127.0.0.1:0");

    public override async Task<IEchoClient> ConnectAsync(int port, LoadShape shape)
    {
        if (Kind != ConnectionKind.Memory)
        {
            return await ConnectAsync(Connect($"tcp://127.0.0.1:{port}", shape), shape);
        }

        var server = await TernEchoServer.StartAsync("memory://benchmark");
        return new TernEchoClient(Connect("memory://benchmark", shape), server);
    }

    /// <summary>Makes the client of a channel to a server in another process.</summary>
    protected virtual Task<IEchoClient> ConnectAsync(RpcChannel channel, LoadShape shape) =>
        Task.FromResult<IEchoClient>(new TernEchoClient(channel, server: null));

    private RpcChannel Connect(string target, LoadShape shape) => RpcChannel.Connect(target, options =>
    {
        options.Protocol = protocol;
        options.Connections = mode;
        if (mode == ConnectionMode.Multiplexed)
        {
            options.ConnectionCount = shape.Connections;
        }
        else
        {
            // Otherwise connections above the defaults would be closed after each call.
            options.MaxIdle = shape.Connections;
            options.MaxIdlePerEndpoint = shape.Connections;
        }
    });
}
