using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>
/// The limit of multiplexed connections: length-prefixed frames, the string decoded and encoded on both ends, the handler on the thread
/// pool, no RPC at all.
/// </summary>
internal sealed class LimitMuxTarget() : ManagedTarget("limit-mux", ConnectionKind.Multiplexed)
{
    public override Task<IEchoServer> StartServerAsync() =>
        Task.FromResult<IEchoServer>(new SocketListener(static socket => new MuxEchoServerConnection(socket).Start()));

    public override async Task<IEchoClient> ConnectAsync(int port, LoadShape shape) => await MuxEchoClient.ConnectAsync(port, shape);
}
