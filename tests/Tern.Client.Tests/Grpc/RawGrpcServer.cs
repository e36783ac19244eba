namespace Tern.Client.Tests.Grpc;

/// <summary>A server of gRPC that says what a test wants it to say; one connection at a time.</summary>
internal sealed class RawGrpcServer : IAsyncDisposable
{
    private readonly RawServer _server;

    private RawGrpcServer(RawServer server) => _server = server;

    public static readonly (string, string)[] Head = [(":status", "200"), ("content-type", "application/grpc")];

    public static async Task<RawGrpcServer> StartAsync() => new(await RawServer.StartAsync());

    public RpcChannel Connect(Action<RpcChannelOptions>? configure = null) => _server.Connect(RpcProtocol.Grpc, ConnectionMode.Multiplexed, configure);

    /// <summary>Waits for the next connection and says hello.</summary>
    public async Task<RawGrpcPeer> AcceptAsync(params (int Id, uint Value)[] settings)
    {
        RawGrpcPeer peer = await AcceptInSilenceAsync();
        await GreetAsync(peer, settings);
        return peer;
    }

    /// <summary>Waits for the next connection and says nothing.</summary>
    public async Task<RawGrpcPeer> AcceptInSilenceAsync()
    {
        RawGrpcPeer peer = RawGrpcPeer.Of(await _server.AcceptRawAsync());
        await peer.SkipAsync(RawFrame.Preface.Length);
        return peer;
    }

    /// <summary>Says hello.</summary>
    public static Task GreetAsync(RawGrpcPeer peer, params (int Id, uint Value)[] settings) =>
        peer.WriteAsync([.. RawFrame.SettingsOf(settings), .. RawFrame.SettingsAck()]);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
