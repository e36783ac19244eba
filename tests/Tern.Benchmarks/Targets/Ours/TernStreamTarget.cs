using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Ours;

/// <summary>Tern with a bidirectional stream to each caller, on which it plays ping-pong.</summary>
internal sealed class TernStreamTarget(string name, RpcProtocol protocol) : TernTarget(name, ConnectionKind.Multiplexed, protocol, ConnectionMode.Multiplexed)
{
    protected override async Task<IEchoClient> ConnectAsync(RpcChannel channel, LoadShape shape) => await TernStreamClient.OpenAsync(channel, shape.Callers);
}
