using System.Threading.Channels;

namespace Tern.Server.Tests.Stress;

/// <summary>What a gRPC connection and a stream hold while nothing happens, both ends together; the output of the tests reports it.</summary>
public sealed class GrpcMemoryTests
{
    private const int Batches = 5;

    // Several times what it is: these are bounds against something that grows, not figures to defend.
    private const long MostPerConnection = 192 * 1_024;
    private const long MostPerStream = 24 * 1_024;

    [Fact]
    public async Task IdleConnections_BothEnds_HoldLittleMemory()
    {
        await using RpcServer server = await StartAsync();
        List<RpcChannel> channels = [];
        await ReportAsync("connection", 25, MostPerConnection, async () =>
        {
            RpcChannel channel = Connect(server);
            channels.Add(channel);
            Assert.True((await channel.CreateClient<IStress>().EchoAsync(StressParcel.Create(1, 1_000))).Is(1));
        });
        foreach (RpcChannel channel in channels)
        {
            await channel.DisposeAsync();
        }
    }

    [Fact]
    public async Task IdleStreams_BothEnds_HoldLittleMemory()
    {
        await using RpcServer server = await StartAsync();
        await using RpcChannel channel = Connect(server);
        IStress service = channel.CreateClient<IStress>();
        List<(ChannelWriter<StressParcel> Requests, IAsyncEnumerator<StressParcel> Replies)> streams = [];
        await ReportAsync("stream", 200, MostPerStream, async () =>
        {
            var requests = Channel.CreateUnbounded<StressParcel>();
            IAsyncEnumerator<StressParcel> replies = service.ConverseAsync(requests.Reader.ReadAllAsync()).GetAsyncEnumerator();
            streams.Add((requests.Writer, replies));
            requests.Writer.TryWrite(StressParcel.Create(0, 1_000));
            Assert.True(await replies.MoveNextAsync() && replies.Current.Is(0));
        });
        foreach ((ChannelWriter<StressParcel> requests, IAsyncEnumerator<StressParcel> replies) in streams)
        {
            requests.Complete();
            Assert.False(await replies.MoveNextAsync());
            await replies.DisposeAsync();
        }
    }

    // What is held grows with every batch; what is allocated once falls into some batch, and the median does not see it.
    private static async Task ReportAsync(string what, int perBatch, long most, Func<Task> add)
    {
        await add();
        long[] growth = new long[Batches];
        long before = SettledMemory.Measure();
        for (int batch = 0; batch < Batches; batch++)
        {
            for (int i = 0; i < perBatch; i++)
            {
                await add();
            }

            long after = SettledMemory.Measure();
            growth[batch] = (after - before) / perBatch;
            before = after;
        }

        Array.Sort(growth);
        string report = $"{growth[Batches / 2]} bytes per idle {what}, both ends ({string.Join(", ", growth)})";
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        Assert.True(growth[Batches / 2] < most, report);
    }

    private static async Task<RpcServer> StartAsync()
    {
        RpcServer server = new RpcServerBuilder()
            .Listen("tcp://127.0.0.1:0")
            .AddService<IStress>(new StressHandler())
            .Configure(static options => TestServer.BeGenerous(options))
            .Build();
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    private static RpcChannel Connect(RpcServer server) => RpcChannel.Connect(server.Endpoints[0], static options =>
    {
        options.Protocol = RpcProtocol.Grpc;
        options.ConnectionCount = 1;
        options.Timeout = TimeSpan.FromMinutes(5);
        TestServer.BeGenerous(options);
    });
}
