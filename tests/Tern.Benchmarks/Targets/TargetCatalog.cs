using Tern.Benchmarks.Peers;
using Tern.Benchmarks.Peers.Kestrel;
using Tern.Benchmarks.Peers.KestrelGrpc;
using Tern.Benchmarks.Targets.Limits;
using Tern.Benchmarks.Targets.Ours;

namespace Tern.Benchmarks.Targets;

/// <summary>Every target, in the order of a rotation.</summary>
internal static class TargetCatalog
{
    public static IReadOnlyList<BenchmarkTarget> All { get; } =
    [
        LimitMuxTarget.OverPipelines,
        LimitMuxTarget.OverSockets,
        new TernTarget("tern-ttheader-mux", ConnectionKind.Multiplexed, RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed),
        new TernGovernedTarget(),
        new TernLimitedTarget(),
        new KestrelMuxTarget(),
        new TernTarget("tern-grpc", ConnectionKind.Multiplexed, RpcProtocol.Grpc, ConnectionMode.Multiplexed),
        new KestrelGrpcTarget(),
        new TernStreamTarget("tern-grpc-stream", RpcProtocol.Grpc),
        new KestrelGrpcStreamTarget(),
        new NativePeerTarget("grpc-cpp", ConnectionKind.Multiplexed),
        new LimitRawTarget(),
        new TernTarget("tern-framed-pool", ConnectionKind.Pooled, RpcProtocol.ThriftFramed, ConnectionMode.Pooled),
        new KestrelRawTarget(),
        new NativePeerTarget("thrift-cpp", ConnectionKind.Pooled),
        new TernTarget("tern-memory", ConnectionKind.Memory, RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed),
    ];

    public static BenchmarkTarget Get(string name) =>
        All.FirstOrDefault(target => target.Name == name) ?? throw new FormatException($"There is no target '{name}'.");

    public static ManagedTarget GetManaged(string name) => (ManagedTarget)Get(name);

    /// <summary>The named targets, or all; one that cannot run here is left out with a message.</summary>
    public static IReadOnlyList<BenchmarkTarget> Select(IReadOnlyList<string>? names)
    {
        var selected = new List<BenchmarkTarget>();
        foreach (var target in names?.Select(Get) ?? All)
        {
            if (target.Missing is { } reason)
            {
                Console.Error.WriteLine($"{target.Name} is skipped: {reason}");
            }
            else
            {
                selected.Add(target);
            }
        }

        return selected;
    }
}
