namespace Tern.Benchmarks.Targets.Ours;

/// <summary>The handler of the workload.</summary>
internal sealed class EchoService : IEcho
{
    public ValueTask<string> EchoAsync(string text) => new(text);
}
