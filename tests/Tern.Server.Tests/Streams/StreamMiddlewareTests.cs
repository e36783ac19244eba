using System.Collections.Concurrent;
using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Streams;

/// <summary>Middleware sees each message of a stream, on both ends, and may replace it or end the call.</summary>
public sealed class StreamMiddlewareTests
{
    public static TheoryData<RpcProtocol> Protocols => [RpcProtocol.Grpc, RpcProtocol.ThriftTTHeader];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Duplex_EachMessage_PassesBothEndsInOrder(RpcProtocol protocol)
    {
        var seen = new ConcurrentQueue<string>();
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseStream(Note("server", seen)));
        await using RpcChannel channel = server.Connect(protocol, configure: options => options.UseStream(Note("client", seen)));

        List<string> replies = [];
        await foreach (Parcel reply in channel.CreateClient<IStreams>().RepeatAsync(AsyncStreams.Of(new Parcel { Name = "a" }, new Parcel { Name = "b" })))
        {
            replies.Add(reply.Name);
        }

        Assert.Equal(["a", "b"], replies);
        Assert.Equal(["client Sent 1", "client Sent 2"], seen.Where(static entry => entry.StartsWith("client Sent", StringComparison.Ordinal)));
        Assert.Equal(["server Received 1", "server Received 2"], seen.Where(static entry => entry.StartsWith("server Received", StringComparison.Ordinal)));
        Assert.Equal(["server Sent 1", "server Sent 2"], seen.Where(static entry => entry.StartsWith("server Sent", StringComparison.Ordinal)));
        Assert.Equal(["client Received 1", "client Received 2"], seen.Where(static entry => entry.StartsWith("client Received", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task ServerStream_RequestAndReplies_CanBeReplaced(RpcProtocol protocol)
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseStream(static message =>
        {
            if (message is { Direction: RpcStreamDirection.Sent, Value: Point point })
            {
                message.Value = point with { Y = message.Number };
            }

            return default;
        }));
        server.Streams.Count = static (request, _) => AsyncStreams.Of(request, request);
        await using RpcChannel channel = server.Connect(protocol, configure: static options => options.UseStream(static message =>
        {
            if (message.Direction == RpcStreamDirection.Sent)
            {
                message.Value = new Point(7, 0);
            }

            return default;
        }));

        List<Point> replies = [];
        await foreach (Point reply in channel.CreateClient<IStreams>().CountAsync(new Point(1, 1)))
        {
            replies.Add(reply);
        }

        Assert.Equal([new Point(7, 1), new Point(7, 2)], replies);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task ClientStream_MiddlewareOfTheServerThrows_CallFails(RpcProtocol protocol)
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseStream(static message =>
            message.Number == 2 ? throw new RpcException(RpcStatusCode.InvalidArgument, "not that one") : default));
        await using RpcChannel channel = server.Connect(protocol);

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await channel.CreateClient<IStreams>().SumAsync(AsyncStreams.Of(new Point(1, 1), new Point(2, 2), new Point(3, 3))));

        Assert.Equal(RpcStatusCode.InvalidArgument, failure.Code);
        Assert.Contains("not that one", failure.Message);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task ClientStream_Reply_IsSeenToo(RpcProtocol protocol)
    {
        await using TestServer server = await TestServer.StartAsync();
        var seen = new ConcurrentQueue<string>();
        await using RpcChannel channel = server.Connect(protocol, configure: options => options.UseStream(Note("client", seen)));

        await channel.CreateClient<IStreams>().SumAsync(AsyncStreams.Of(new Point(1, 1)));

        Assert.Equal(["client Sent 1", "client Received 1"], seen);
    }

    [Fact]
    public async Task Message_ReplacedByAnotherType_SaysSo()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Streams.Count = static (request, _) => AsyncStreams.Of(request);
        await using RpcChannel channel = server.Connect(RpcProtocol.Grpc, configure: static options => options.UseStream(static message =>
        {
            message.Value = "no point";
            return default;
        }));

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            await foreach (Point _ in channel.CreateClient<IStreams>().CountAsync(new Point(1, 1)))
            {
            }
        });

        Assert.Contains("what replaces it must be one too", error.Message);
    }

    private static RpcStreamMiddleware Note(string end, ConcurrentQueue<string> seen) => message =>
    {
        seen.Enqueue($"{end} {message.Direction} {message.Number}");
        return default;
    };
}
