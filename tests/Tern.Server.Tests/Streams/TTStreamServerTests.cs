using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Streams;

/// <summary>A Tern server and a peer that speaks TTHeader streaming byte by byte.</summary>
public sealed class TTStreamServerTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private RawPeer _peer = null!;

    private static byte[] Point(int x, int y) => Wire.Struct(Wire.I32Field(1, x), Wire.I32Field(2, y));

    private static byte[] Open(int id, string method, params (string Key, string Value)[] strings) =>
        RawStreamFrame.Of(RawStreamFrame.Header, id, method, null, [("isn", "Streams"), .. strings]);

    private static byte[] Data(int id, string method, byte[] message) => RawStreamFrame.Of(RawStreamFrame.Data, id, method, message);

    private static byte[] End(int id, string method) => RawStreamFrame.Of(RawStreamFrame.Trailer, id, method);

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _peer = await _server.ConnectRawAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _peer.DisposeAsync();
        await Limit.UntilAsync(() => _server.Server.CallsInFlight == 0, "every handler ends");
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task ServerStream_IsHeaderThenMessagesThenTrailer()
    {
        await _peer.WriteAsync([.. Open(7, "Count"), .. Data(7, "Count", Point(1, 3)), .. End(7, "Count")]);

        RawStreamFrame[] frames = [await _peer.ReadStreamFrameAsync(), await _peer.ReadStreamFrameAsync(), await _peer.ReadStreamFrameAsync(), await _peer.ReadStreamFrameAsync()];

        Assert.Equal([RawStreamFrame.Header, RawStreamFrame.Data, RawStreamFrame.Data, RawStreamFrame.Trailer], frames.Select(f => f.Type));
        Assert.All(frames, f => Assert.Equal((7, "Count"), (f.StreamId, f.Method)));
        Assert.Equal(Point(1, 1), frames[1].Payload);
        Assert.Equal(Point(2, 2), frames[2].Payload);
        Assert.Empty(frames[3].Payload);
        Assert.Empty(frames[3].Strings);
    }

    [Fact]
    public async Task ClientStream_IsAnsweredBehindItsTrailer()
    {
        await _peer.WriteAsync([.. Open(1, "Sum"), .. Data(1, "Sum", Point(1, 2)), .. Data(1, "Sum", Point(3, 4)), .. End(1, "Sum")]);

        Assert.Equal(RawStreamFrame.Header, (await _peer.ReadStreamFrameAsync()).Type);
        Assert.Equal(Point(4, 6), (await _peer.ReadStreamFrameAsync()).Payload);
        Assert.Equal(RawStreamFrame.Trailer, (await _peer.ReadStreamFrameAsync()).Type);
    }

    [Theory]
    [InlineData("Streams", "Nothing", 1)]
    [InlineData("Nowhere", "Nothing", 20)]
    [InlineData("Echo", "Say", 1)]
    public async Task Header_OfAnUnknownMethod_IsAnsweredWithATrailer(string service, string method, int type)
    {
        await _peer.WriteAsync(RawStreamFrame.Of(RawStreamFrame.Header, 3, method, null, ("isn", service)));

        RawStreamFrame frame = await _peer.ReadStreamFrameAsync();

        Assert.Equal((RawStreamFrame.Trailer, 3, type, "12"), (frame.Type, frame.StreamId, frame.Exception.Type, frame.Strings["tern-status"]));
        Assert.Contains(method, frame.Exception.Message);
        await Say(5);
    }

    [Fact]
    public async Task Header_OfAServiceThatIsNotNamed_FindsTheMethodByName()
    {
        await _peer.WriteAsync([.. RawStreamFrame.Of(RawStreamFrame.Header, 1, "Sum"), .. End(1, "Sum")]);

        Assert.Equal(RawStreamFrame.Header, (await _peer.ReadStreamFrameAsync()).Type);
        Assert.Equal(Point(0, 0), (await _peer.ReadStreamFrameAsync()).Payload);
    }

    [Fact]
    public async Task Header_ForAStreamThatIsOpen_IsAnsweredWithRst12002()
    {
        TaskCompletionSource cancelled = WaitForCancellation();
        await _peer.WriteAsync([.. Open(1, "Sum"), .. Open(1, "Sum")]);

        RawStreamFrame frame = await _peer.ReadStreamFrameAsync();

        Assert.Equal((RawStreamFrame.Rst, 12002), (frame.Type, frame.Exception.Type));
        await cancelled.Task.Within();
    }

    [Fact]
    public async Task Header_WithIdZero_IsAnsweredWithRst12004()
    {
        await _peer.WriteAsync(Open(0, "Sum"));

        Assert.Equal((RawStreamFrame.Rst, 12004), (await _peer.ReadStreamFrameAsync() is var frame ? frame.Type : 0, frame.Exception.Type));
    }

    [Theory]
    [InlineData("9")]
    [InlineData("")]
    [InlineData("33")]
    public async Task Frame_OfNoKnownType_EndsItsStreamWithRst12004(string type)
    {
        TaskCompletionSource cancelled = WaitForCancellation();
        await _peer.WriteAsync([.. Open(1, "Sum"), .. RawStreamFrame.OfInts(1, null, [], (9, "Sum"), (27, type))]);

        RawStreamFrame frame = await _peer.ReadStreamFrameAsync();

        Assert.Equal((RawStreamFrame.Rst, 12004), (frame.Type, frame.Exception.Type));
        await cancelled.Task.Within();
    }

    [Fact]
    public async Task Frames_ThatMeanNothing_AreIgnored()
    {
        await _peer.WriteAsync(
        [
            .. Data(9, "Sum", Point(1, 1)), .. End(9, "Sum"), .. RawStreamFrame.Of(RawStreamFrame.Rst, 9, "Sum", [1, 2, 3]), .. RawStreamFrame.Of(RawStreamFrame.Meta, 9, "Sum"),
            .. Open(1, "Sum"), .. RawStreamFrame.Of(RawStreamFrame.Meta, 1, "Sum"), .. Data(1, "Sum", Point(1, 1)), .. End(1, "Sum"), .. Data(1, "Sum", Point(5, 5)), .. End(1, "Sum"),
        ]);

        Assert.Equal(RawStreamFrame.Header, (await _peer.ReadStreamFrameAsync()).Type);
        Assert.Equal(Point(1, 1), (await _peer.ReadStreamFrameAsync()).Payload);
        Assert.Equal(RawStreamFrame.Trailer, (await _peer.ReadStreamFrameAsync()).Type);
        await Say(3);
    }

    [Theory]
    [InlineData("Count", "")]
    [InlineData("Count", "08")]
    [InlineData("Sum", "080001")]
    [InlineData("Repeat", "00")]
    public async Task Message_ThatCannotBeRead_FailsItsStream(string method, string hex)
    {
        await _peer.WriteAsync([.. Open(1, method), .. Data(1, method, Wire.Hex(hex))]);

        Assert.Equal(RawStreamFrame.Header, (await _peer.ReadStreamFrameAsync()).Type);
        RawStreamFrame end = await _peer.ReadStreamFrameAsync();
        Assert.Equal((RawStreamFrame.Trailer, "3"), (end.Type, end.Strings["tern-status"]));
        await Say(3);
    }

    [Fact]
    public async Task ServerStream_WithoutARequest_FailsByName()
    {
        await _peer.WriteAsync([.. Open(1, "Count"), .. End(1, "Count")]);

        Assert.Equal(RawStreamFrame.Header, (await _peer.ReadStreamFrameAsync()).Type);
        Assert.Contains("without one", (await _peer.ReadStreamFrameAsync()).Exception.Message);
    }

    [Fact]
    public async Task Rst_OfTheClient_CancelsTheHandler()
    {
        var seen = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Streams.Sum = async (points, context) =>
        {
            try
            {
                await points.ReadAllAsync();
            }
            catch (Exception exception)
            {
                await Limit.UntilAsync(() => context.CancellationToken.IsCancellationRequested, "the token is cancelled");
                seen.SetResult(exception);
                throw;
            }

            return default;
        };
        await _peer.WriteAsync([.. Open(1, "Sum"), .. Data(1, "Sum", Point(1, 1))]);
        await _peer.WriteAsync(RawStreamFrame.Of(RawStreamFrame.Rst, 1, "Sum", RawStreamFrame.ExceptionOf("Sum", 1, 12007, "gone"), ("ttscp", "A,B")));

        Assert.IsAssignableFrom<OperationCanceledException>(await seen.Task.Within());
        await Limit.UntilAsync(() => _server.Server.CallsInFlight == 0, "the handler ends");
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("8001000200000003")]
    public async Task Rst_ThatCannotBeRead_CancelsAllTheSame(string hex)
    {
        TaskCompletionSource cancelled = WaitForCancellation();
        await _peer.WriteAsync([.. Open(1, "Sum"), .. RawStreamFrame.Of(RawStreamFrame.Rst, 1, "Sum", Wire.Hex(hex))]);

        await cancelled.Task.Within();
    }

    [Fact]
    public async Task Connection_ThatEnds_CancelsStreamsThatWaitForMore()
    {
        TaskCompletionSource cancelled = WaitForCancellation();
        await _peer.WriteAsync(Open(1, "Sum"));
        await Limit.UntilAsync(() => _server.Server.CallsInFlight == 1, "the stream is open");
        await _peer.EndSendingAsync();

        await cancelled.Task.Within();
        await Limit.UntilAsync(() => _server.Server.ConnectionCount == 0, "the connection is closed");
    }

    [Fact]
    public async Task Connection_HalfClosedByTheClient_StillGetsItsAnswer()
    {
        await _peer.WriteAsync([.. Open(1, "Sum"), .. Data(1, "Sum", Point(2, 2)), .. End(1, "Sum")]);
        await _peer.EndSendingAsync();

        Assert.Equal(RawStreamFrame.Header, (await _peer.ReadStreamFrameAsync()).Type);
        Assert.Equal(Point(2, 2), (await _peer.ReadStreamFrameAsync()).Payload);
        Assert.Equal(RawStreamFrame.Trailer, (await _peer.ReadStreamFrameAsync()).Type);
        Assert.Null(await _peer.TryReadStreamFrameAsync());
    }

    [Fact]
    public async Task Draining_RefusesNewStreamsAndLetsOthersEnd()
    {
        var release = new TaskCompletionSource();
        _server.Streams.Sum = async (points, _) =>
        {
            Point sum = (await points.ReadAllAsync()).Single();
            await release.Task.Within();
            return sum;
        };
        await _peer.WriteAsync([.. Open(1, "Sum"), .. Data(1, "Sum", Point(2, 2)), .. End(1, "Sum")]);
        await Limit.UntilAsync(() => _server.Server.CallsInFlight == 1, "the stream is open");

        Task stopping = _server.Server.StopAsync(TestContext.Current.CancellationToken);
        RawStreamFrame refused;
        do
        {
            await _peer.WriteAsync([.. Open(3, "Sum"), .. RawStreamFrame.Of(RawStreamFrame.Rst, 3, "Sum")]);
            await _peer.WriteAsync([.. Open(5, "Nothing")]);
            refused = await _peer.ReadStreamFrameAsync();
        }
        while (refused.Type == RawStreamFrame.Trailer);

        Assert.Equal((RawStreamFrame.Rst, 12006), (refused.Type, refused.Exception.Type));
        release.SetResult();
        var kinds = new List<(int, int)>();
        while (await _peer.TryReadStreamFrameAsync() is { } frame)
        {
            kinds.Add((frame.StreamId, frame.Type));
        }

        Assert.Contains((1, RawStreamFrame.Trailer), kinds);
        await stopping.Within();
    }

    [Fact]
    public async Task Streams_PastTheLimit_AreRefusedByName()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.MaxConcurrentCallsPerConnection = 2));
        await using RawPeer peer = await RawPeer.ConnectAsync(server.Endpoint);

        await peer.WriteAsync([.. Open(1, "Sum"), .. Open(3, "Sum"), .. Open(5, "Sum")]);
        RawStreamFrame refused = await peer.ReadStreamFrameAsync();

        Assert.Equal((5, RawStreamFrame.Trailer, "8"), (refused.StreamId, refused.Type, refused.Strings["tern-status"]));
    }

    [Fact]
    public async Task Peer_ThatAsksOnAndReadsNothing_LosesItsConnection()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.MaxQueuedBytes = 64 * 1_024));
        await using RawPeer peer = await RawPeer.ConnectAsync(server.Endpoint);
        byte[] flood = [.. Enumerable.Repeat(Open(1, "Nothing"), 1_000).SelectMany(frame => frame)];
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 1, "the connection is accepted");

        await Limit.UntilAsync(() => server.Server.ConnectionCount == 1, "the connection is accepted");
        try
        {
            while (server.Server.ConnectionCount > 0)
            {
                await peer.WriteAsync(flood).Within();
            }
        }
        catch (Exception exception) when (exception is not TimeoutException)
        {
            // The connection was closed under the writer's hands.
        }

        Assert.Contains("goes on asking", await server.Logs.WaitForAsync(107));
    }

    [Fact]
    public async Task Consumer_ThatTakesNothing_FailsItsStreamAndLetsOthersGoOn()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(time: time);
        await using RawPeer peer = await RawPeer.ConnectAsync(server.Endpoint);
        server.Streams.Repeat = static (_, context) => WaitForEver(context.CancellationToken);
        byte[] parcel = Wire.Struct(Wire.StringField(1, new string('x', 100_000)));
        await peer.WriteAsync(Open(1, "Repeat"));
        Task writing = Task.Run(async () =>
        {
            for (int i = 0; i < 30; i++)
            {
                await peer.WriteAsync(Data(1, "Repeat", parcel));
            }

            await peer.WriteAsync([.. Open(3, "Sum"), .. End(3, "Sum")]);
        });

        // Time goes on only when reading has stopped: the stream holds its share, and no further bytes are taken.
        Task<RawStreamFrame> reading = peer.ReadStreamFrameAsync();
        await time.RunUntilAsync(reading, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        RawStreamFrame end = await peer.ReadStreamFrameAsync();

        Assert.Equal((1, RawStreamFrame.Trailer, "8"), (end.StreamId, end.Type, end.Strings["tern-status"]));
        Assert.Contains("does not read", end.Exception.Message);
        Assert.Equal(3, (await peer.ReadStreamFrameAsync()).StreamId);
        await writing.Within();
    }

    [Fact]
    public async Task Deadline_OfTheHeader_EndsTheStream()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(time: time);
        await using RawPeer peer = await RawPeer.ConnectAsync(server.Endpoint);
        server.Streams.Repeat = static (_, context) => WaitForEver(context.CancellationToken);
        await peer.WriteAsync(RawStreamFrame.OfInts(1, null, [("isn", "Streams")], (9, "Repeat"), (27, "2"), (12, "1000")));
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 1, "the stream is open");

        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(RawStreamFrame.Header, (await peer.ReadStreamFrameAsync()).Type);
        Assert.Equal("4", (await peer.ReadStreamFrameAsync()).Strings["tern-status"]);
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 0, "the handler ends");
    }

    [Fact]
    public async Task Middleware_SeesMethodAndContextAndTheEnd()
    {
        var seen = new List<string>();
        await using TestServer server = await TestServer.StartAsync(builder => builder.Use(async (invocation, next) =>
        {
            seen.Add($"{invocation.Method.FullName} {invocation.ArgumentCount} {invocation.HasReply} {invocation.Context.Transient["k"]}");
            Assert.Throws<InvalidOperationException>(() => invocation.GetReply<Point>());
            await next(invocation);
            seen.Add("ended");
        }));
        await using RawPeer peer = await RawPeer.ConnectAsync(server.Endpoint);

        await peer.WriteAsync([.. Open(1, "Sum", ("RPC_TRANSIT_k", "v")), .. End(1, "Sum")]);
        Assert.Equal(RawStreamFrame.Header, (await peer.ReadStreamFrameAsync()).Type);
        await peer.ReadStreamFrameAsync();
        Assert.Equal(RawStreamFrame.Trailer, (await peer.ReadStreamFrameAsync()).Type);

        Assert.Equal(["tests.Streams/Sum 0 False v", "ended"], seen);
    }

    [Fact]
    public async Task Middleware_ThatRefuses_FailsTheStream()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Use((_, _) => throw new RpcException(RpcStatusCode.PermissionDenied, "not you")));
        await using RawPeer peer = await RawPeer.ConnectAsync(server.Endpoint);

        await peer.WriteAsync([.. Open(1, "Sum"), .. End(1, "Sum")]);

        Assert.Equal(RawStreamFrame.Header, (await peer.ReadStreamFrameAsync()).Type);
        Assert.Equal("7", (await peer.ReadStreamFrameAsync()).Strings["tern-status"]);
    }

    private async Task Say(int id)
    {
        await _peer.WriteAsync([.. Open(id, "Sum"), .. Data(id, "Sum", Point(id, id)), .. End(id, "Sum")]);
        Assert.Equal((id, RawStreamFrame.Header), (await _peer.ReadStreamFrameAsync() is var header ? header.StreamId : 0, header.Type));
        Assert.Equal(Point(id, id), (await _peer.ReadStreamFrameAsync()).Payload);
        Assert.Equal(RawStreamFrame.Trailer, (await _peer.ReadStreamFrameAsync()).Type);
    }

    private TaskCompletionSource WaitForCancellation()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Streams.Sum = async (points, _) =>
        {
            try
            {
                await points.ReadAllAsync();
            }
            catch (OperationCanceledException)
            {
                cancelled.TrySetResult();
                throw;
            }

            return default;
        };
        return cancelled;
    }

    private static async IAsyncEnumerable<Parcel> WaitForEver([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield break;
    }
}
