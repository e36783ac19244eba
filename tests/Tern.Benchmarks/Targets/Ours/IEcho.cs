namespace Tern.Benchmarks.Targets.Ours;

/// <summary>The contract of the workload.</summary>
[RpcService("bench.Echo")]
public interface IEcho
{
    /// <summary>Returns the text.</summary>
    ValueTask<string> EchoAsync(string text);

    /// <summary>Returns each text as it comes.</summary>
    IAsyncEnumerable<string> EchoStreamAsync(IAsyncEnumerable<string> texts);
}
