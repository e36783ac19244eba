using System.Runtime.CompilerServices;
using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Ours;

/// <summary>Streams of a channel, one to each caller.</summary>
internal sealed class TernStreamClient : IEchoClient
{
    private readonly RpcChannel _channel;
    private readonly PingPong[] _streams;

    private TernStreamClient(RpcChannel channel, PingPong[] streams)
    {
        _channel = channel;
        _streams = streams;
    }

    public static async Task<TernStreamClient> OpenAsync(RpcChannel channel, int callers)
    {
        var echo = channel.CreateClient<IEcho>();
        PingPong[] streams = [.. Enumerable.Range(0, callers).Select(_ => new PingPong(echo))];
        foreach (var stream in streams)
        {
            await stream.EchoAsync("");
        }

        return new TernStreamClient(channel, streams);
    }

    public ValueTask<string> EchoAsync(int caller, string text) => _streams[caller].EchoAsync(text);

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in _streams)
        {
            await stream.DisposeAsync();
        }

        await _channel.DisposeAsync();
    }

    private sealed class PingPong : IAsyncDisposable
    {
        private readonly TextSource _texts = new();
        private readonly IAsyncEnumerator<string> _replies;

        public PingPong(IEcho echo) => _replies = echo.EchoStreamAsync(_texts).GetAsyncEnumerator();

        // The state of this method is no memory of the stream's; a pooled one keeps it out of the figures.
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<string> EchoAsync(string text)
        {
            _texts.Send(text);
            return await _replies.MoveNextAsync() ? _replies.Current : throw new EndOfStreamException("The server ended the stream.");
        }

        public ValueTask DisposeAsync() => _replies.DisposeAsync();
    }
}
