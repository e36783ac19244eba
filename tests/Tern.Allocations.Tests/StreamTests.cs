namespace Tern.Allocations.Tests;

/// <summary>What the framework allocates for a message of a stream after warm-up, on both ends together: they run in this process.</summary>
public sealed class StreamTests
{
    private const int Messages = 400_000;
    private const int WarmUpMessages = 60_000;

    // An object for each message would be 24 bytes at the least. What is left is the stream itself and the queue between reader and consumer, which grows as far as one runs ahead.
    private const double NoiseBytesPerMessage = 8;

    [Theory]
    [InlineData(GrpcPayload.Protobuf)]
    [InlineData(GrpcPayload.Thrift)]
    public Task ServerStream_StructMessages_AllocateNothing(GrpcPayload payload) => CheckAsync(payload, static async (client, count) =>
    {
        int seen = 0;
        await foreach (Sample sample in client.CountAsync(new Sample { Count = count }).ConfigureAwait(false))
        {
            seen += sample.Count;
        }

        Assert.Equal(count, seen);
    });

    [Fact]
    public Task ClientStream_StructMessages_AllocateNothing() => CheckAsync(GrpcPayload.Protobuf, static async (client, count) =>
        Assert.Equal(count, (await client.SumAsync(MakeAsync(count)).ConfigureAwait(false)).Count));

    [Fact]
    public Task DuplexStream_StructMessages_AllocateNothing() => CheckAsync(GrpcPayload.Protobuf, static async (client, count) =>
    {
        int seen = 0;
        await foreach (Sample sample in client.RepeatAsync(MakeAsync(count)).ConfigureAwait(false))
        {
            seen += sample.Count;
        }

        Assert.Equal(count, seen);
    });

    private static async IAsyncEnumerable<Sample> MakeAsync(int count)
    {
        await Task.Yield();
        for (int i = 0; i < count; i++)
        {
            yield return new Sample { Id = i, Count = 1 };
        }
    }

    private static async Task CheckAsync(GrpcPayload payload, Func<IStreaming, int, Task> run)
    {
        await using var server = new RpcServerBuilder().Listen("tcp://127.0.0.1:0").AddService<IStreaming>(new Handler()).Build();
        await server.StartAsync();
        await using var channel = RpcChannel.Connect(server.Endpoints[0], options =>
        {
            options.Protocol = RpcProtocol.Grpc;
            options.GrpcPayload = payload;
            options.ConnectionCount = 1;
        });
        IStreaming client = channel.CreateClient<IStreaming>();
        await run(client, WarmUpMessages);
        double best = double.MaxValue;
        for (int attempt = 0; attempt < 3 && best >= NoiseBytesPerMessage; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await run(client, Messages);
            best = Math.Min(best, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Messages);
        }

        Assert.True(best < NoiseBytesPerMessage, $"{best:0.00} bytes per message");
    }

    private sealed class Handler : IStreaming
    {
        public IAsyncEnumerable<Sample> CountAsync(Sample sample) => MakeAsync(sample.Count);

        public async ValueTask<Sample> SumAsync(IAsyncEnumerable<Sample> samples)
        {
            int sum = 0;
            await foreach (Sample sample in samples.ConfigureAwait(false))
            {
                sum += sample.Count;
            }

            return new Sample { Count = sum };
        }

        public IAsyncEnumerable<Sample> RepeatAsync(IAsyncEnumerable<Sample> samples) => samples;
    }
}
