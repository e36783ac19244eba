using Tern.Tests.Contracts;

namespace Tern.Server.Tests.EndToEnd;

public sealed class ProtocolMatrixTests
{
    public static TheoryData<RpcProtocol, ConnectionMode> Ways => new()
    {
        { RpcProtocol.ThriftBuffered, ConnectionMode.ShortLived },
        { RpcProtocol.ThriftBuffered, ConnectionMode.Pooled },
        { RpcProtocol.ThriftFramed, ConnectionMode.ShortLived },
        { RpcProtocol.ThriftFramed, ConnectionMode.Pooled },
        { RpcProtocol.ThriftTTHeader, ConnectionMode.ShortLived },
        { RpcProtocol.ThriftTTHeader, ConnectionMode.Pooled },
        { RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed },
        { RpcProtocol.ThriftTTHeaderFramed, ConnectionMode.Pooled },
        { RpcProtocol.ThriftTTHeaderFramed, ConnectionMode.Multiplexed },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Call_EveryProtocolAndConnectionMode_AnswersAsTheHandlerDoes(RpcProtocol protocol, ConnectionMode connections)
    {
        await using var server = new RpcServerBuilder().Listen("tcp://127.0.0.1:0").Configure(options => TestServer.BeGenerous(options)).AddService<IEcho>(new Echo()).Build();
        await server.StartAsync(TestContext.Current.CancellationToken);
        await using var channel = RpcChannel.Connect(server.Endpoints[0], options =>
        {
            options.Protocol = protocol;
            options.Connections = connections;
            TestServer.BeGenerous(options);
        });
        IEcho client = channel.CreateClient<IEcho>();

        Assert.Equal("hello", await client.SayAsync("hello"));
        Assert.Equal(new Point(4, 6), await client.MoveAsync(new Point(1, 2), 3, 4));
        Assert.Null(await client.FindAsync("nothing"));
        Parcel parcel = await client.SendAsync(new Parcel { Name = "near", Content = [1, 2, 3] }, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], parcel.Content);
        TooFar refused = await Assert.ThrowsAsync<TooFar>(async () => await client.SendAsync(new Parcel { Name = "far" }));
        Assert.Equal("far", refused.Place);
        await client.NoteAsync("note");
        await client.WaitAsync(1, TestContext.Current.CancellationToken);
        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("throw"));
        Assert.Equal(RpcStatusCode.Internal, failure.Code);
        Assert.Equal(new string('x', 300_000), await client.SayAsync(new string('x', 300_000)));
    }

    private sealed class Echo : IEcho
    {
        public ValueTask<string> SayAsync(string text, CallContext? context = null) =>
            text == "throw" ? throw new InvalidOperationException("asked for") : ValueTask.FromResult(text);

        public ValueTask<Point> MoveAsync(Point point, int dx, int dy) => ValueTask.FromResult(new Point(point.X + dx, point.Y + dy));

        public async ValueTask<Parcel> SendAsync(Parcel parcel, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return parcel.Name == "far" ? throw new TooFar { Place = parcel.Name } : parcel;
        }

        public ValueTask<Parcel?> FindAsync(string name) => ValueTask.FromResult<Parcel?>(null);

        public ValueTask NoteAsync(string text) => default;

        public async Task WaitAsync(int milliseconds, CancellationToken cancellationToken = default) => await Task.Yield();
    }
}
