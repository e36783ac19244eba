namespace Tern.Benchmarks.Governance;

/// <summary>A contract whose calls may be repeated.</summary>
[RpcService("bench.Work")]
public interface IWork
{
    /// <summary>Returns the text after a while.</summary>
    [Idempotent]
    ValueTask<string> DoAsync(string text);
}
