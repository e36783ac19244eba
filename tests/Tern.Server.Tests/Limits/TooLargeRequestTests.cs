using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Limits;

public sealed class TooLargeRequestTests
{
    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Pooled, RpcStatusCode.ResourceExhausted)]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed, RpcStatusCode.ResourceExhausted)]
    [InlineData(RpcProtocol.ThriftTTHeaderFramed, ConnectionMode.Pooled, RpcStatusCode.ResourceExhausted)]

    // Framed has no place for Tern's own code: Thrift's "protocol error" is what it can say.
    [InlineData(RpcProtocol.ThriftFramed, ConnectionMode.Pooled, RpcStatusCode.Internal)]
    public async Task Call_LargerThanTheServerAllows_FailsWithTheLimitInItsMessage(RpcProtocol protocol, ConnectionMode connections, RpcStatusCode code)
    {
        await using var server = new RpcServerBuilder()
            .Configure(options =>
            {
                options.MaxMessageBytes = 16 * 1_024;
                TestServer.BeGenerous(options);
            })
            .Listen("tcp://127.0.0.1:0")
            .AddService<IEcho>(new Upper())
            .Build();
        await server.StartAsync();
        await using var channel = RpcChannel.Connect(server.Endpoints[0], options =>
        {
            options.Protocol = protocol;
            options.Connections = connections;
            TestServer.BeGenerous(options);
        });
        IEcho client = channel.CreateClient<IEcho>();

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync(new string('x', 40_000)));

        Assert.Equal(code, failure.Code);
        Assert.Equal(7, failure.ApplicationExceptionType);
        Assert.Contains("MaxMessageBytes", failure.Message, StringComparison.Ordinal);
        Assert.Equal("AFTER", await client.SayAsync("after"));
    }

    private sealed class Upper : IEcho
    {
        public ValueTask<string> SayAsync(string text, CallContext? context = null) => ValueTask.FromResult(text.ToUpperInvariant());

        public ValueTask<Point> MoveAsync(Point point, int dx, int dy) => throw new NotSupportedException();

        public ValueTask<Parcel> SendAsync(Parcel parcel, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<Parcel?> FindAsync(string name) => throw new NotSupportedException();

        public ValueTask NoteAsync(string text) => throw new NotSupportedException();

        public Task WaitAsync(int milliseconds, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
