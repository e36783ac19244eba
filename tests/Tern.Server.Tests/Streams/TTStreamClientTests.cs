using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Streams;

/// <summary>A Tern client and a peer that speaks TTHeader streaming byte by byte.</summary>
public sealed class TTStreamClientTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private RawServer _server = null!;
    private RpcChannel _channel = null!;
    private IStreams _client = null!;

    private static byte[] Point(int x, int y) => Wire.Struct(Wire.I32Field(1, x), Wire.I32Field(2, y));

    public async ValueTask InitializeAsync()
    {
        _server = await RawServer.StartAsync();
        _channel = _server.Connect(RpcProtocol.ThriftFramed, configure: options =>
        {
            options.CallerService = "caller";
            options.TimeProvider = _time;
        });
        _client = _channel.CreateClient<IStreams>();
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task ServerStream_SendsHeaderRequestAndTrailer()
    {
        CallContext context = new() { Timeout = TimeSpan.FromSeconds(10) };
        context.Transient.Set("t", "1");
        context.Persistent.Set("p", "2");
        context.TransportKeys[10] = "env";
        Task<List<Point>> reading = _client.CountAsync(new Point(1, 2), context).ReadAllAsync();
        await using RawPeer peer = await _server.AcceptAsync();

        RawStreamFrame header = await peer.ReadStreamFrameAsync();
        RawStreamFrame data = await peer.ReadStreamFrameAsync();
        RawStreamFrame trailer = await peer.ReadStreamFrameAsync();

        Assert.Equal([RawStreamFrame.Header, RawStreamFrame.Data, RawStreamFrame.Trailer], [header.Type, data.Type, trailer.Type]);
        Assert.All([header, data, trailer], f => Assert.Equal((header.StreamId, "Count"), (f.StreamId, f.Method)));
        Assert.NotEqual(0, header.StreamId);
        Assert.Equal(new Dictionary<string, string> { ["isn"] = "Streams", ["RPC_TRANSIT_t"] = "1", ["RPC_PERSIST_p"] = "2" }, header.Strings);
        Assert.Equal(new Dictionary<int, string> { [9] = "Count", [27] = "2", [3] = "caller", [12] = "10000", [10] = "env" }, header.Ints);
        Assert.Equal(Point(1, 2), data.Payload);
        Assert.Empty(trailer.Payload);

        await peer.WriteAsync(
        [
            .. RawStreamFrame.Of(RawStreamFrame.Meta, header.StreamId, "Count", [1, 2, 3]),
            .. RawStreamFrame.Of(RawStreamFrame.Header, header.StreamId, "Count", null, ("early", "e")),
            .. RawStreamFrame.Of(RawStreamFrame.Data, header.StreamId, "Count", Point(5, 6)),
            .. RawStreamFrame.Of(RawStreamFrame.Data, header.StreamId + 1, "Count", Point(7, 8)),
            .. RawStreamFrame.Of(RawStreamFrame.Trailer, header.StreamId, "Count", null, ("late", "l")),
            .. RawStreamFrame.Of(RawStreamFrame.Data, header.StreamId, "Count", Point(9, 9)),
        ]);

        Assert.Equal([new Point(5, 6)], await reading.Within());
        Assert.Equal(("e", "l"), (context.Backward["early"], context.Backward["late"]));
    }

    [Fact]
    public async Task Streams_GoOverOneConnectionWithIdsOfTheirOwn()
    {
        Task<List<Point>> first = _client.CountAsync(default).ReadAllAsync();
        await using RawPeer peer = await _server.AcceptAsync();
        int firstId = (await peer.ReadStreamFrameAsync()).StreamId;
        await peer.ReadStreamFrameAsync();
        await peer.ReadStreamFrameAsync();
        Task<List<Point>> second = _client.CountAsync(default).ReadAllAsync();
        int secondId = (await peer.ReadStreamFrameAsync()).StreamId;

        Assert.NotEqual(firstId, secondId);
        await peer.WriteAsync([.. RawStreamFrame.Of(RawStreamFrame.Trailer, secondId, "Count"), .. RawStreamFrame.Of(RawStreamFrame.Trailer, firstId, "Count")]);
        Assert.Empty(await second.Within());
        Assert.Empty(await first.Within());
    }

    [Fact]
    public async Task Stream_EndedByTheServerFirst_IsAnsweredWithATrailer()
    {
        var never = new TaskCompletionSource();
        Task<Point> call = _client.SumAsync(Wait(never.Task)).AsTask();
        await using RawPeer peer = await _server.AcceptAsync();
        RawStreamFrame header = await peer.ReadStreamFrameAsync();

        await peer.WriteAsync(
            [.. RawStreamFrame.Of(RawStreamFrame.Data, header.StreamId, "Sum", Point(1, 1)), .. RawStreamFrame.Of(RawStreamFrame.Trailer, header.StreamId, "Sum")]);

        Assert.Equal(new Point(1, 1), await call.Within());
        Assert.Equal(RawStreamFrame.Trailer, (await peer.ReadStreamFrameAsync()).Type);
    }

    [Theory]
    [InlineData(RawStreamFrame.Trailer, 6, RpcStatusCode.Internal)]
    [InlineData(RawStreamFrame.Trailer, 1, RpcStatusCode.Unimplemented)]
    [InlineData(RawStreamFrame.Trailer, 20, RpcStatusCode.Unimplemented)]
    [InlineData(RawStreamFrame.Trailer, 4321, RpcStatusCode.Unknown)]
    [InlineData(RawStreamFrame.Rst, 13, RpcStatusCode.Internal)]
    [InlineData(RawStreamFrame.Rst, 12004, RpcStatusCode.Internal)]
    [InlineData(RawStreamFrame.Rst, 12007, RpcStatusCode.Cancelled)]
    [InlineData(RawStreamFrame.Rst, 12009, RpcStatusCode.Cancelled)]
    [InlineData(RawStreamFrame.Rst, 12010, RpcStatusCode.Cancelled)]
    [InlineData(RawStreamFrame.Rst, 12014, RpcStatusCode.DeadlineExceeded)]
    [InlineData(RawStreamFrame.Rst, 12015, RpcStatusCode.DeadlineExceeded)]
    public async Task Failure_OfTheServer_HasItsStatus(int frameType, int type, RpcStatusCode status)
    {
        Task<List<Point>> reading = _client.CountAsync(default).ReadAllAsync();
        await using RawPeer peer = await _server.AcceptAsync();
        int id = (await peer.ReadStreamFrameAsync()).StreamId;

        await peer.WriteAsync(RawStreamFrame.Of(frameType, id, "Count", RawStreamFrame.ExceptionOf("Count", id, type, "because"), ("ttscp", "A,B")));
        RpcException error = await Assert.ThrowsAnyAsync<RpcException>(() => reading).Within();

        Assert.Equal((status, type, true, "tests.Streams/Count"), (error.Code, error.ApplicationExceptionType, error.IsRemote, error.Method));
        Assert.Contains("because", error.Message);
        Assert.Equal(frameType == RawStreamFrame.Rst, error.Message.Contains("A,B", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("80010002000000014100000001")]
    public async Task Rst_ThatDoesNotSayWhy_FailsTheStreamAllTheSame(string hex)
    {
        Task<List<Point>> reading = _client.CountAsync(default).ReadAllAsync();
        await using RawPeer peer = await _server.AcceptAsync();
        int id = (await peer.ReadStreamFrameAsync()).StreamId;

        await peer.WriteAsync(RawStreamFrame.Of(RawStreamFrame.Rst, id, "Count", Wire.Hex(hex)));

        Assert.Equal(RpcStatusCode.Internal, (await Assert.ThrowsAsync<RpcException>(() => reading).Within()).Code);
    }

    [Fact]
    public async Task BusinessStatus_InTheTrailer_ArrivesAsItself()
    {
        Task<List<Point>> reading = _client.CountAsync(default).ReadAllAsync();
        await using RawPeer peer = await _server.AcceptAsync();
        int id = (await peer.ReadStreamFrameAsync()).StreamId;

        await peer.WriteAsync(RawStreamFrame.Of(RawStreamFrame.Trailer, id, "Count", null, ("biz-status", "-5"), ("biz-message", "sold out"), ("biz-extra", "{\"k\":\"v\"}")));
        RpcBizException error = await Assert.ThrowsAsync<RpcBizException>(() => reading).Within();

        Assert.Equal((-5, "sold out", "v"), (error.Code, error.Message, error.Extra!["k"]));
    }

    [Theory]
    [InlineData("header", 12002)]
    [InlineData("type", 12004)]
    [InlineData("biz", 12003)]
    [InlineData("message", 12004)]
    public async Task Rules_BrokenByTheServer_FailTheStreamAndTellIt(string what, int code)
    {
        Task<List<Point>> reading = _client.CountAsync(default).ReadAllAsync();
        await using RawPeer peer = await _server.AcceptAsync();
        int id = (await peer.ReadStreamFrameAsync()).StreamId;
        await peer.ReadStreamFrameAsync();
        await peer.ReadStreamFrameAsync();
        byte[] header = RawStreamFrame.Of(RawStreamFrame.Header, id, "Count");

        await peer.WriteAsync([.. header, .. what switch
        {
            "header" => header,
            "type" => RawStreamFrame.OfInts(id, null, [], (9, "Count"), (27, "7")),
            "biz" => RawStreamFrame.Of(RawStreamFrame.Trailer, id, "Count", null, ("biz-status", "5"), ("biz-extra", "no json")),
            _ => RawStreamFrame.Of(RawStreamFrame.Data, id, "Count", [8]),
        }]);

        Assert.Equal(RpcStatusCode.Internal, (await Assert.ThrowsAsync<RpcException>(() => reading).Within()).Code);
        RawStreamFrame rst = await peer.ReadStreamFrameAsync();
        Assert.Equal((RawStreamFrame.Rst, code), (rst.Type, rst.Exception.Type));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancellation_ByEitherToken_IsToldWithThePath(bool byEnumeration)
    {
        using CancellationTokenSource source = new();
        CallContext context = new() { CancellationToken = byEnumeration ? default : source.Token };
        await using IAsyncEnumerator<Point> points = _client.CountAsync(default, context).GetAsyncEnumerator(byEnumeration ? source.Token : default);
        ValueTask<bool> waiting = points.MoveNextAsync();
        await using RawPeer peer = await _server.AcceptAsync();
        int id = (await peer.ReadStreamFrameAsync()).StreamId;
        await peer.ReadStreamFrameAsync();
        await peer.ReadStreamFrameAsync();

        await source.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.AsTask()).Within();
        Assert.Equal(source.Token, error.CancellationToken);
        RawStreamFrame rst = await peer.ReadStreamFrameAsync();
        Assert.Equal((id, RawStreamFrame.Rst, 12007, "caller"), (rst.StreamId, rst.Type, rst.Exception.Type, rst.Strings["ttscp"]));
    }

    [Fact]
    public async Task Cancellation_BeforeTheCall_SendsNothing()
    {
        using CancellationTokenSource source = new();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.CountAsync(default, new CallContext { CancellationToken = source.Token }).ReadAllAsync()).Within();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _client.SumAsync(AsyncStreams.Of<Point>(), new CallContext { CancellationToken = source.Token }).AsTask()).Within();
    }

    [Fact]
    public async Task Cancellation_WhenTheStreamHasEnded_ChangesNothing()
    {
        using CancellationTokenSource source = new();
        await using IAsyncEnumerator<Point> points = _client.CountAsync(default).GetAsyncEnumerator(source.Token);
        await using RawPeer peer = await _server.AcceptAsync();
        int id = (await peer.ReadStreamFrameAsync()).StreamId;
        await peer.WriteAsync([.. RawStreamFrame.Of(RawStreamFrame.Data, id, "Count", Point(1, 1)), .. RawStreamFrame.Of(RawStreamFrame.Trailer, id, "Count")]);
        await Limit.UntilAsync(() => StreamsOpen == 0, "the trailer has come");

        await source.CancelAsync();

        Assert.True(await points.MoveNextAsync().AsTask().Within());
        Assert.False(await points.MoveNextAsync().AsTask().Within());
    }

    [Fact]
    public async Task Enumeration_LeftEarly_GivesTheStreamUp()
    {
        Task leaving = Task.Run(async () =>
        {
            await foreach (Point _ in _client.CountAsync(default))
            {
                break;
            }
        });
        await using RawPeer peer = await _server.AcceptAsync();
        int id = (await peer.ReadStreamFrameAsync()).StreamId;
        await peer.ReadStreamFrameAsync();
        await peer.ReadStreamFrameAsync();
        await peer.WriteAsync([.. RawStreamFrame.Of(RawStreamFrame.Data, id, "Count", Point(1, 1)), .. RawStreamFrame.Of(RawStreamFrame.Data, id, "Count", Point(1, 1))]);

        await leaving.Within();

        Assert.Equal((RawStreamFrame.Rst, 12007), (await peer.ReadStreamFrameAsync() is var rst ? rst.Type : 0, rst.Exception.Type));
    }

    [Fact]
    public async Task Requests_ThatThrow_AreToldAsACause()
    {
        Task<Point> call = _client.SumAsync(Throw()).AsTask();
        await using RawPeer peer = await _server.AcceptAsync();
        await peer.ReadStreamFrameAsync();

        Assert.Equal((RawStreamFrame.Rst, 12008), (await peer.ReadStreamFrameAsync() is var rst ? rst.Type : 0, rst.Exception.Type));
        await Assert.ThrowsAsync<InvalidOperationException>(() => call).Within();
    }

    [Fact]
    public async Task Deadline_OfTheCaller_EndsTheStream()
    {
        Task<List<Point>> reading = _client.CountAsync(default, new CallContext { Timeout = TimeSpan.FromSeconds(3) }).ReadAllAsync();
        await using RawPeer peer = await _server.AcceptAsync();
        await peer.ReadStreamFrameAsync();
        await peer.ReadStreamFrameAsync();
        await peer.ReadStreamFrameAsync();

        _time.Advance(TimeSpan.FromSeconds(4));

        await Assert.ThrowsAsync<RpcTimeoutException>(() => reading).Within();
        Assert.Equal((RawStreamFrame.Rst, 12015), (await peer.ReadStreamFrameAsync() is var rst ? rst.Type : 0, rst.Exception.Type));
    }

    [Fact]
    public async Task ReceiveTimeout_OfTheCaller_EndsTheStreamThatIsSilentForThatLong()
    {
        await using IAsyncEnumerator<Point> replies = _client.CountAsync(default, new CallContext { ReceiveTimeout = TimeSpan.FromSeconds(3) }).GetAsyncEnumerator();
        Task<bool> next = replies.MoveNextAsync().AsTask();
        await using RawPeer peer = await _server.AcceptAsync();
        RawStreamFrame header = await peer.ReadStreamFrameAsync();
        await peer.ReadStreamFrameAsync();
        await peer.ReadStreamFrameAsync();
        for (int i = 0; i < 4; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            await peer.WriteAsync(RawStreamFrame.Of(RawStreamFrame.Data, header.StreamId, "Count", Point(i, i)));
            Assert.True(await next.Within());

            // The time of a caller that does not wait does not count.
            _time.Advance(TimeSpan.FromSeconds(10));
            next = replies.MoveNextAsync().AsTask();
        }

        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));
        RpcTimeoutException timeout = await Assert.ThrowsAsync<RpcTimeoutException>(() => next.Within());
        Assert.Contains("3000 ms", timeout.Message, StringComparison.Ordinal);
        Assert.Equal((RawStreamFrame.Rst, 12014), (await peer.ReadStreamFrameAsync() is var rst ? rst.Type : 0, rst.Exception.Type));
    }

    [Fact]
    public async Task Cancellation_OfTheCallThatIsServed_CascadesWithThePath()
    {
        await using TestServer middle = await TestServer.StartAsync();
        middle.Streams.Count = (request, context) => _client.CountAsync(request, context);
        await using RawPeer caller = await middle.ConnectRawAsync();
        await caller.WriteAsync(
            [.. RawStreamFrame.Of(RawStreamFrame.Header, 5, "Count", null, ("isn", "Streams")), .. RawStreamFrame.Of(RawStreamFrame.Data, 5, "Count", Point(1, 1))]);
        await using RawPeer downstream = await _server.AcceptAsync();
        RawStreamFrame header = await downstream.ReadStreamFrameAsync();
        await downstream.ReadStreamFrameAsync();
        await downstream.ReadStreamFrameAsync();

        await caller.WriteAsync(RawStreamFrame.Of(RawStreamFrame.Rst, 5, "Count", RawStreamFrame.ExceptionOf("Count", 5, 12007, "gone"), ("ttscp", "A,B")));
        RawStreamFrame rst = await downstream.ReadStreamFrameAsync();

        Assert.Equal("Count", header.Ints[20]);
        Assert.Equal((RawStreamFrame.Rst, 12010, "A,B,caller"), (rst.Type, rst.Exception.Type, rst.Strings["ttscp"]));
        await Limit.UntilAsync(() => middle.Server.CallsInFlight == 0, "the handler ends");
    }

    [Fact]
    public async Task Cancellation_OfAUnaryCallThatIsServed_CascadesAsForeign()
    {
        await using TestServer middle = await TestServer.StartAsync();
        middle.Echo.Send = async (parcel, token) =>
        {
            await _client.CountAsync(default, CallContext.Current).ReadAllAsync();
            return parcel;
        };
        var caller = await RawPeer.ConnectAsync(middle.Endpoint);
        await caller.WriteAsync(Wire.Framed(Wire.Message("Send", Wire.Call, 1, Wire.StructField(1, Wire.StringField(1, "x")))));
        await using RawPeer downstream = await _server.AcceptAsync();
        await downstream.ReadStreamFrameAsync();
        await downstream.ReadStreamFrameAsync();
        await downstream.ReadStreamFrameAsync();

        caller.Abort();
        RawStreamFrame rst = await downstream.ReadStreamFrameAsync();

        Assert.Equal((RawStreamFrame.Rst, 12010, "non-ttstream path"), (rst.Type, rst.Exception.Type, rst.Strings["ttscp"]));
        await caller.DisposeAsync();
    }

    [Fact]
    public async Task Connection_ThatIsLost_FailsEveryStreamByName()
    {
        Task<List<Point>> first = _client.CountAsync(default).ReadAllAsync();
        await using RawPeer peer = await _server.AcceptAsync();
        await peer.ReadStreamFrameAsync();
        Task<Point> second = _client.SumAsync(Wait(new TaskCompletionSource().Task)).AsTask();
        await Limit.UntilAsync(() => StreamsOpen == 2, "both streams are open");

        peer.Abort();

        Assert.All(
            [await Assert.ThrowsAsync<RpcConnectionException>(() => first).Within(), await Assert.ThrowsAsync<RpcConnectionException>(() => second).Within()],
            error => Assert.True(error.MayHaveBeenSent));
        Task<List<Point>> third = _client.CountAsync(default).ReadAllAsync();
        await using RawPeer next = await _server.AcceptAsync();
        int id = (await next.ReadStreamFrameAsync()).StreamId;
        await next.WriteAsync(RawStreamFrame.Of(RawStreamFrame.Trailer, id, "Count"));
        Assert.Empty(await third.Within());
    }

    [Fact]
    public async Task Server_ThatIsAboutToStop_GetsNoNewStreams()
    {
        Task<List<Point>> first = _client.CountAsync(default).ReadAllAsync();
        await using RawPeer peer = await _server.AcceptAsync();
        int id = (await peer.ReadStreamFrameAsync()).StreamId;
        await peer.WriteAsync(RawStreamFrame.Of(RawStreamFrame.Rst, id, "Count", RawStreamFrame.ExceptionOf("Count", id, 12006, "closing")));

        RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(() => first).Within();

        Assert.False(error.MayHaveBeenSent);
        Task<List<Point>> second = _client.CountAsync(default).ReadAllAsync();
        await using RawPeer next = await _server.AcceptAsync();
        id = (await next.ReadStreamFrameAsync()).StreamId;
        await next.WriteAsync(RawStreamFrame.Of(RawStreamFrame.Trailer, id, "Count"));
        Assert.Empty(await second.Within());
    }

    [Fact]
    public async Task Connection_WithoutStreams_IsClosedAfterItsIdleTime()
    {
        Task<List<Point>> reading = _client.CountAsync(default).ReadAllAsync();
        await using RawPeer peer = await _server.AcceptAsync();
        int id = (await peer.ReadStreamFrameAsync()).StreamId;
        await peer.WriteAsync(RawStreamFrame.Of(RawStreamFrame.Trailer, id, "Count"));
        await reading.Within();

        Task<byte[]> end = peer.ReadToEndAsync();
        await _time.RunUntilAsync(end, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Bytes_ThatAreNoFrames_EndTheConnection()
    {
        Task<List<Point>> reading = _client.CountAsync(default).ReadAllAsync();
        await using RawPeer peer = await _server.AcceptAsync();
        await peer.ReadStreamFrameAsync();

        await peer.WriteAsync(Wire.Framed(Wire.Message("Count", Wire.Reply, 1)));

        await Assert.ThrowsAsync<RpcConnectionException>(() => reading).Within();
    }

    [Fact]
    public async Task Replies_ThatAreNotRead_FailTheirStreamWhenTheirTimeIsOver()
    {
        await using IAsyncEnumerator<string> words = _client.WordsAsync("").GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await using RawPeer peer = await _server.AcceptAsync();
        int id = (await peer.ReadStreamFrameAsync()).StreamId;
        await peer.ReadStreamFrameAsync();
        await peer.ReadStreamFrameAsync();
        byte[] word = Wire.Struct(Wire.StringField(1, new string('x', 100_000)));
        Task writing = Task.Run(async () =>
        {
            for (int i = 0; i < 40; i++)
            {
                await peer.WriteAsync(RawStreamFrame.Of(RawStreamFrame.Data, id, "Words", word));
            }
        });

        Task<RawStreamFrame> rst = peer.ReadStreamFrameAsync();
        await _time.RunUntilAsync(rst, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));

        Assert.Equal((RawStreamFrame.Rst, 12011), ((await rst).Type, (await rst).Exception.Type));
        await writing.Within();
        RpcException error = await Assert.ThrowsAsync<RpcException>(() => words.MoveNextAsync().AsTask()).Within();
        Assert.Equal(RpcStatusCode.ResourceExhausted, error.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task ClientStream_WithAnyOtherNumberOfReplies_Fails(int replies)
    {
        Task<Point> call = _client.SumAsync(AsyncStreams.Of<Point>()).AsTask();
        await using RawPeer peer = await _server.AcceptAsync();
        int id = (await peer.ReadStreamFrameAsync()).StreamId;

        await peer.WriteAsync(
            [.. Enumerable.Repeat(RawStreamFrame.Of(RawStreamFrame.Data, id, "Sum", Point(1, 1)), replies).SelectMany(f => f), .. RawStreamFrame.Of(RawStreamFrame.Trailer, id, "Sum")]);

        Assert.Equal(RpcStatusCode.Internal, (await Assert.ThrowsAsync<RpcException>(() => call).Within()).Code);
    }

    [Fact]
    public async Task Server_ThatCannotBeReached_FailsTheStreamByName()
    {
        await using RpcChannel channel = RpcChannel.Connect($"memory://{Guid.NewGuid():N}");

        RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(() => channel.CreateClient<IStreams>().CountAsync(default).ReadAllAsync()).Within();

        Assert.Equal("tests.Streams/Count", error.Method);
        Assert.Single(error.Attempts);
    }

    [Theory]
    [InlineData("next")]
    [InlineData("none")]
    [InlineData("after")]
    [InlineData("twice")]
    public async Task Middleware_AroundAStream_DecidesHowItEnds(string what)
    {
        CallContext? seen = null;
        await using RpcChannel channel = _server.Connect(configure: options => options.Use(async (invocation, next) =>
        {
            seen = invocation.Context;
            invocation.Context.Transient.Set("by", "middleware");
            if (what != "none")
            {
                await next(invocation);
            }

            if (what == "twice")
            {
                await next(invocation);
            }

            if (what == "after")
            {
                throw new RpcException(RpcStatusCode.DataLoss, "after");
            }
        }));
        Task<List<Point>> reading = channel.CreateClient<IStreams>().CountAsync(default).ReadAllAsync();
        if (what != "none")
        {
            await using RawPeer peer = await _server.AcceptAsync();
            RawStreamFrame header = await peer.ReadStreamFrameAsync();
            Assert.Equal("middleware", header.Strings["RPC_TRANSIT_by"]);
            await peer.WriteAsync(
                [.. RawStreamFrame.Of(RawStreamFrame.Data, header.StreamId, "Count", Point(1, 1)), .. RawStreamFrame.Of(RawStreamFrame.Trailer, header.StreamId, "Count")]);
            await Limit.UntilAsync(() => reading.IsCompleted, "the stream ends");
        }

        switch (what)
        {
            case "next":
                Assert.Equal([new Point(1, 1)], await reading.Within());
                break;
            case "none":
                Assert.Empty(await reading.Within());
                break;
            case "after":
                Assert.Equal(RpcStatusCode.DataLoss, (await Assert.ThrowsAsync<RpcException>(() => reading).Within()).Code);
                break;
            default:
                await Assert.ThrowsAsync<InvalidOperationException>(() => reading).Within();
                break;
        }

        Assert.NotNull(seen);
    }

    private int StreamsOpen => ((Tern.Client.ChannelInvoker)_channel.Invoker).OpenStreams;

    private static async IAsyncEnumerable<Point> Wait(Task until)
    {
        await until;
        yield break;
    }

    private static async IAsyncEnumerable<Point> Throw()
    {
        await Task.Yield();
        if (Environment.TickCount64 > 0)
        {
            throw new InvalidOperationException("mine");
        }

        yield break;
    }
}
