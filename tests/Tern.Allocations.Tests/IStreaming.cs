namespace Tern.Allocations.Tests;

[RpcService("tests.Streaming")]
public interface IStreaming
{
    IAsyncEnumerable<Sample> CountAsync(Sample sample);

    ValueTask<Sample> SumAsync(IAsyncEnumerable<Sample> samples);

    IAsyncEnumerable<Sample> RepeatAsync(IAsyncEnumerable<Sample> samples);
}
