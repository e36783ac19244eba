using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Ours;

/// <summary>The multiplexed target behind every limit of a server, none of which it reaches.</summary>
internal sealed class TernLimitedTarget() : TernTarget("tern-limited", ConnectionKind.Multiplexed, RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed)
{
    public override async Task<IEchoServer> StartServerAsync() => await TernEchoServer.StartAsync("tcp://127.0.0.1:0", static options =>
    {
        options.MaxConnections = 10_000;
        options.CallLimits = new RpcCallLimits { CallsPerSecond = 100_000_000, ConcurrentCalls = 100_000, QueueLength = 1_000 };
        options.MethodLimits["bench.Echo/Echo"] = new RpcCallLimits { ConcurrentCalls = 100_000 };
        options.Access.Rules.Add(new RpcAccessRule { Callers = { "nobody" } });
    });
}
