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
        RawGrpcPeer peer = RawGrpcPeer.Of(await _server.AcceptRawAsync());
        await peer.SkipAsync(RawFrame.Preface.Length);
        await peer.WriteAsync([.. RawFrame.SettingsOf(settings), .. RawFrame.SettingsAck()]);
        return peer;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
