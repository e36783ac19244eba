using Tern.Benchmarks.Harness;
using Tern.Benchmarks.Targets;
using Tern.Benchmarks.Targets.Limits;

namespace Tern.Benchmarks.Peers.Kestrel;

/// <summary>Kestrel's raw echo under the client of <c>limit-mux-raw</c>.</summary>
internal sealed class KestrelMuxTarget() : ManagedTarget("kestrel-mux", ConnectionKind.Multiplexed)
{
    public override async Task<IEchoServer> StartServerAsync() => await KestrelEchoServer.StartAsync();

    public override async Task<IEchoClient> ConnectAsync(int port, LoadShape shape) => 
        await MuxEchoClient.ConnectAsync(port, shape, static socket => new SocketFrames(socket));
}
