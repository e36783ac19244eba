using Tern.Benchmarks.Harness;
using Tern.Benchmarks.Targets;
using Tern.Benchmarks.Targets.Limits;

namespace Tern.Benchmarks.Peers.Kestrel;

/// <summary>Kestrel's raw echo under the client of <c>limit-raw</c>.</summary>
internal sealed class KestrelRawTarget() : ManagedTarget("kestrel-raw", ConnectionKind.Pooled)
{
    public override async Task<IEchoServer> StartServerAsync() => await KestrelEchoServer.StartAsync();

    public override async Task<IEchoClient> ConnectAsync(int port, LoadShape shape) => await RawEchoClient.ConnectAsync(port, shape.Connections);
}
