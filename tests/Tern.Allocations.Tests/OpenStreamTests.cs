using System.Threading.Tasks.Sources;

namespace Tern.Allocations.Tests;

/// <summary>What the framework allocates for a message of a stream that is open already, on both ends together.</summary>
public sealed class OpenStreamTests
{
    private const int Messages = 100_000;
    private const int WarmUpMessages = 50_000;

    // As for unary calls, and a little for what waits when one end is faster than the other.
    private const double NoiseBytesPerMessage = 1;

    [Fact]
    public async Task PingPong_StructMessage_AllocatesNothing()
    {
        await using RpcServer server = await StartAsync();
        await using var channel = RpcChannel.Connect(server.Endpoints[0], options => options.Protocol = RpcProtocol.ThriftTTHeader);
        var requests = new Requests();
        await using IAsyncEnumerator<Sample> replies = channel.CreateClient<IStreaming>().RepeatAsync(requests).GetAsyncEnumerator();

        double bytes = await MeasureAsync(async count =>
        {
            for (int i = 0; i < count; i++)
            {
                requests.Push(new Sample { Id = i });
                if (!await replies.MoveNextAsync().ConfigureAwait(false) || replies.Current.Id != i)
                {
                    throw new InvalidOperationException("Another message came back.");
                }
            }
        });

        Assert.True(bytes < NoiseBytesPerMessage, $"{bytes:0.00} bytes per message");
    }

    [Fact]
    public async Task ServerStream_StructMessage_AllocatesNothing()
    {
        await using RpcServer server = await StartAsync();
        await using var channel = RpcChannel.Connect(server.Endpoints[0], options => options.Protocol = RpcProtocol.ThriftTTHeader);
        await using IAsyncEnumerator<Sample> replies = channel.CreateClient<IStreaming>().CountAsync(new Sample { Count = int.MaxValue }).GetAsyncEnumerator();
        long expected = 0;

        double bytes = await MeasureAsync(async count =>
        {
            for (int i = 0; i < count; i++)
            {
                if (!await replies.MoveNextAsync().ConfigureAwait(false) || replies.Current.Id != expected++)
                {
                    throw new InvalidOperationException("Another message came.");
                }
            }
        });

        Assert.True(bytes < NoiseBytesPerMessage, $"{bytes:0.00} bytes per message");
    }

    private static async Task<RpcServer> StartAsync()
    {
        RpcServer server = new RpcServerBuilder().Listen("tcp://127.0.0.1:0").AddService<IStreaming>(new Echo()).Build();
        await server.StartAsync();
        return server;
    }

    private static async Task<double> MeasureAsync(Func<int, Task> run)
    {
        await Task.Run(() => run(WarmUpMessages));
        double best = double.MaxValue;
        for (int attempt = 0; attempt < 4 && best >= NoiseBytesPerMessage; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await Task.Run(() => run(Messages));
            best = Math.Min(best, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Messages);
        }

        return best;
    }

    /// <summary>Requests that are there one at a time, and cost nothing to wait for.</summary>
    private sealed class Requests : IAsyncEnumerable<Sample>, IAsyncEnumerator<Sample>, IValueTaskSource<bool>
    {
        private readonly Lock _gate = new();
        private ManualResetValueTaskSourceCore<bool> _core;
        private Sample _next;
        private bool _hasNext;
        private bool _isWaiting;

        public Sample Current { get; private set; }

        public void Push(Sample sample)
        {
            lock (_gate)
            {
                if (!_isWaiting)
                {
                    _next = sample;
                    _hasNext = true;
                    return;
                }

                _isWaiting = false;
                Current = sample;
            }

            _core.SetResult(true);
        }

        public IAsyncEnumerator<Sample> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync()
        {
            lock (_gate)
            {
                if (_hasNext)
                {
                    _hasNext = false;
                    Current = _next;
                    return new ValueTask<bool>(true);
                }

                _core.Reset();
                _isWaiting = true;
                return new ValueTask<bool>(this, _core.Version);
            }
        }

        public ValueTask DisposeAsync() => default;

        bool IValueTaskSource<bool>.GetResult(short token) => _core.GetResult(token);

        ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _core.GetStatus(token);

        void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }

    private sealed class Echo : IStreaming
    {
        public async IAsyncEnumerable<Sample> CountAsync(Sample sample)
        {
            await Task.Yield();
            for (int i = 0; i < sample.Count; i++)
            {
                yield return new Sample { Id = i };
            }
        }

        public ValueTask<Sample> SumAsync(IAsyncEnumerable<Sample> samples) => throw new NotSupportedException();

        public IAsyncEnumerable<Sample> RepeatAsync(IAsyncEnumerable<Sample> samples) => samples;
    }
}
