namespace Tern.Benchmarks.Targets.Ours;

/// <summary>The contract of the workload.</summary>
[RpcService("bench.Echo")]
public interface IEcho
{
    /// <summary>Returns the text.</summary>
    ValueTask<string> EchoAsync(string text);
}
