namespace Tern.Benchmarks.Targets.Ours;

/// <summary>The handler of the workload.</summary>
internal sealed class EchoService : IEcho
{
    public ValueTask<string> EchoAsync(string text) => new(text);

    public async IAsyncEnumerable<string> EchoStreamAsync(IAsyncEnumerable<string> texts)
    {
        await foreach (var text in texts)
        {
            yield return text;
        }
    }
}
