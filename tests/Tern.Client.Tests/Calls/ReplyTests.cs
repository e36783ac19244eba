namespace Tern.Client.Tests.Calls;

/// <summary>What a client makes of what a server answers.</summary>
public sealed class ReplyTests
{
    public static TheoryData<ConnectionMode> BothModes => [ConnectionMode.Pooled, ConnectionMode.Multiplexed];

    [Theory]
    [InlineData(1, RpcStatusCode.Unimplemented)]
    [InlineData(20, RpcStatusCode.Unimplemented)]
    [InlineData(6, RpcStatusCode.Internal)]
    [InlineData(7, RpcStatusCode.Internal)]
    [InlineData(0, RpcStatusCode.Unknown)]
    [InlineData(4_711, RpcStatusCode.Unknown)]
    public async Task Exception_OfAnyType_BecomesAnRpcExceptionWithItsNumber(int type, RpcStatusCode code)
    {
        // Kitex answers with sequence id 0 at times; an exception is taken all the same.
        RpcException error = await Assert.ThrowsAsync<RpcException>(() => CallAsync(
            ConnectionMode.Pooled,
            request => Replies.Frame(request, Wire.Message("Say", Wire.Exception, 0, Wire.StringField(1, "the reason"), Wire.I32Field(2, type)))));

        Assert.Equal((code, type, true), (error.Code, error.ApplicationExceptionType, error.IsRemote));
        Assert.Contains("the reason", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BothModes))]
    public async Task Failure_ReportedByTheServer_TellsMethodAndAttempt(ConnectionMode mode)
    {
        RpcException remote = await Assert.ThrowsAsync<RpcException>(() => CallAsync(
            mode, request => Replies.Frame(request, Wire.Message("Say", Wire.Exception, request.SequenceId, Wire.StringField(1, "no"), Wire.I32Field(2, 6)))));
        RpcException unreadable = await Assert.ThrowsAsync<RpcException>(() => CallAsync(
            mode, request => Replies.Frame(request, Wire.Message("Other", Wire.Reply, request.SequenceId, Wire.StringField(0, "x")))));

        Assert.All([remote, unreadable], static error => Assert.Equal("tests.Echo/Say", error.Method));
        Assert.All([remote, unreadable], static error => Assert.StartsWith("memory://", Assert.Single(error.Attempts).Endpoint, StringComparison.Ordinal));
        Assert.Equal("answered with Internal", remote.Attempts[0].Outcome);
        Assert.Contains("wrong method name", unreadable.Attempts[0].Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_ThatReportsAnAddress_TellsItToTheCaller()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        var own = new CallContext();
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x", own).AsTask();
        await using RawPeer peer = await server.AcceptAsync();

        await peer.AnswerAsync(await peer.ReadAsync(), "answer", [("rip", "10.1.2.3:44")]);

        Assert.Equal("answer", await call.Within());
        Assert.Equal("10.1.2.3:44", own.Peer!.ReportedAddress);
    }

    [Theory]
    [MemberData(nameof(BothModes))]
    public async Task Reply_InAnotherFramingThanItsRequest_IsTaken(ConnectionMode mode)
    {
        Assert.Equal("framed", await CallAsync(mode, request => Wire.Framed(Replies.Text(request, "framed"))));
        Assert.Equal("buffered", await CallAsync(mode, request => Replies.Text(request, "buffered")));
        Assert.Equal("mesh", await CallAsync(mode, request => Wire.Mesh(Wire.Framed(Replies.Text(request, "mesh")), ("k", "v"))));
        Assert.Equal("both", await CallAsync(mode, request => Wire.TTHeader(Wire.Framed(Replies.Text(request, "both")), request.HeaderSequenceId)));
    }

    [Theory]
    [MemberData(nameof(BothModes))]
    public async Task Reply_ThatDoesNotFitItsRequest_IsAnError(ConnectionMode mode)
    {
        await ExpectAsync(mode, "wrong method name", request => Replies.Frame(request, Wire.Message("Other", Wire.Reply, request.SequenceId, Wire.StringField(0, "x"))));
        await ExpectAsync(mode, "sequence id", request => Replies.Frame(request, Wire.Message("Say", Wire.Reply, request.SequenceId + 1, Wire.StringField(0, "x"))));
        await ExpectAsync(mode, "type 1", request => Replies.Frame(request, Replies.Message(request, Wire.Call, Wire.StringField(0, "x"))));
        await ExpectAsync(mode, "neither a value", request => Replies.Frame(request, Replies.Message(request, Wire.Reply)));
        await ExpectAsync(mode, "checksum", request => Replies.Frame(request, Replies.Text(request, "x"), [("crc32c", "00000001")]));
        await ExpectAsync(mode, "JSON", request => Replies.Frame(request, Replies.Message(request, Wire.Reply), [("biz-status", "1"), ("biz-extra", "[1")]));
        await ExpectAsync(mode, "unknown kind 0x77", WithUnknownBlock);
        await ExpectAsync(mode, "cannot be read", request => Replies.Frame(request, [.. Replies.Text(request, "long text")[..^4]]));

        static byte[] WithUnknownBlock(RawMessage request)
        {
            byte[] reply = Wire.TTHeader(Replies.Text(request, "x"), request.HeaderSequenceId, ints: [(22, "2")]);
            reply[16] = 0x77;
            return reply;
        }
    }

    [Theory]
    [MemberData(nameof(BothModes))]
    public async Task Reply_ThatItsTypeRefuses_FailsTheCallAndNoOther(ConnectionMode mode)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode);
        Task<Picky> call = channel.CreateClient<IOther>().PickAsync(new Picky { Name = "fine" }).AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        RawMessage request = await peer.ReadAsync();
        await peer.WriteAsync(Replies.Frame(request, Replies.Message(request, Wire.Reply, Wire.StructField(0, Wire.StringField(1, "refuse")))));

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => call.Within());

        Assert.Equal(RpcStatusCode.Internal, error.Code);
        Task<string> next = channel.CreateClient<IEcho>().SayAsync("next").AsTask();
        RawPeer serving = mode == ConnectionMode.Multiplexed ? peer : await server.AcceptAsync();
        await serving.EchoAsync();
        Assert.Equal("next", await next.Within());
        await serving.DisposeAsync();
    }

    [Fact]
    public async Task Reply_EveryByteByItself_IsRead()
    {
        await using RawServer server = await RawServer.StartAsync("tcp://127.0.0.1:0");
        foreach (RpcProtocol protocol in (RpcProtocol[])[RpcProtocol.ThriftBuffered, RpcProtocol.ThriftFramed, RpcProtocol.ThriftTTHeader])
        {
            await using RpcChannel channel = server.Connect(protocol);
            Task<string> call = channel.CreateClient<IEcho>().SayAsync("x").AsTask();
            await using RawPeer peer = await server.AcceptAsync();
            RawMessage request = await peer.ReadAsync();
            foreach (byte value in Replies.Frame(request, Replies.Text(request, "slow")))
            {
                await peer.WriteAsync(value);
            }

            Assert.Equal("slow", await call.Within());
        }
    }

    [Fact]
    public async Task Reply_LargerThanTheLimit_LosesTheConnectionAndSaysWhy()
    {
        RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(() => CallAsync(
            ConnectionMode.Multiplexed, request => Replies.Frame(request, Replies.Text(request, new string('x', 3_000))), options => options.MaxMessageBytes = 2_000));

        Assert.Contains("MaxMessageBytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_WithTheResetKey_IsTheLastOfItsConnection()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        IEcho client = channel.CreateClient<IEcho>();
        Task<string> first = client.SayAsync("first").AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        await peer.AnswerAsync(await peer.ReadAsync(), "answer", [("crrst", "1")]);
        Assert.Equal("answer", await first.Within());
        Assert.Null(await peer.TryReadAsync());

        Task<string> second = client.SayAsync("second").AsTask();
        await using RawPeer other = await server.AcceptAsync();
        await other.EchoAsync();
        Assert.Equal("second", await second.Within());
    }

    [Fact]
    public async Task Reply_FollowedByAnother_IsTheLastOfItsConnection()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(RpcProtocol.ThriftFramed);
        IEcho client = channel.CreateClient<IEcho>();
        Task<string> first = client.SayAsync("first").AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        RawMessage request = await peer.ReadAsync();
        byte[] reply = Replies.Frame(request, Replies.Text(request, "answer"));
        await peer.WriteAsync([.. reply, .. Wire.Framed(Wire.Message("Say", Wire.Exception, 2, Wire.StringField(1, "of nobody"), Wire.I32Field(2, 6)))]);
        Assert.Equal("answer", await first.Within());

        Task<string> second = client.SayAsync("second").AsTask();
        await using RawPeer other = await server.AcceptAsync();
        await other.EchoAsync();
        Assert.Equal("second", await second.Within());
    }

    [Fact]
    public async Task Reply_OfACallThatNobodyKnows_IsDropped()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: ConnectionMode.Multiplexed);
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x").AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        RawMessage request = await peer.ReadAsync();
        foreach (int sequenceId in (int[])[request.HeaderSequenceId + 64, -5, int.MaxValue])
        {
            await peer.WriteAsync(Wire.TTHeader(Replies.Text(request, "wrong"), sequenceId));
        }

        await peer.AnswerAsync(request, "right");

        Assert.Equal("right", await call.Within());
    }

    [Fact]
    public async Task ControlFrame_OfAServerThatLeaves_MovesNewCallsAndLetsOldOnesEnd()
    {
        await using RawServer server = await RawServer.StartAsync();

        // The clock stands still: the connection goes with its last call, not some time later.
        await using RpcChannel channel = server.Connect(mode: ConnectionMode.Multiplexed, configure: options => options.TimeProvider = new ManualTime());
        IEcho client = channel.CreateClient<IEcho>();
        Task<string> old = client.SayAsync("old").AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        RawMessage request = await peer.ReadAsync();
        object? leaving = channel.Source().TryGet();

        // Between the control frame and the end of its handling no connection is offered and none is opened: only a look after that opens one.
        await peer.WriteAsync(Wire.TTHeader(Wire.Message("none", Wire.Reply, 0), 0, strings: [("crrst", "1")]));
        await Limit.UntilAsync(() => channel.Source().TryGet() is { } usable && !ReferenceEquals(usable, leaving), "another connection takes its place");
        await using RawPeer other = await server.AcceptAsync();
        Task<string> fresh = client.SayAsync("new").AsTask();
        await other.EchoAsync();
        Assert.Equal("new", await fresh.Within());
        await peer.AnswerAsync(request, "answer");
        Assert.Equal("answer", await old.Within());

        Assert.Null(await peer.TryReadAsync());
        Assert.Equal(1, channel.Source().OpenCount);
    }

    [Fact]
    public async Task ControlFrame_OtherConnectionHasCarriedNothing_IsClosedToo()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: ConnectionMode.Multiplexed, configure: static options =>
        {
            options.TimeProvider = new ManualTime();
            options.ConnectionCount = 2;
        });
        await channel.WarmUpAsync(TestContext.Current.CancellationToken);
        await using RawPeer one = await server.AcceptAsync();
        await using RawPeer two = await server.AcceptAsync();
        Task<RawMessage?> toOne = one.TryReadAsync();
        Task<RawMessage?> toTwo = two.TryReadAsync();
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x").AsTask();
        bool isOne = await Task.WhenAny(toOne, toTwo).Within() == toOne;
        RawPeer used = isOne ? one : two;

        await used.WriteAsync(Wire.TTHeader(Wire.Message("none", Wire.Reply, 0), 0, strings: [("crrst", "1")]));

        Assert.Null(await (isOne ? toTwo : toOne).Within());
        await used.AnswerAsync((await (isOne ? toOne : toTwo))!, "answer");
        Assert.Equal("answer", await call.Within());
        Assert.Null(await used.TryReadAsync());
    }

    [Theory]
    [InlineData("nothing waits")]
    [InlineData("cancelled")]
    [InlineData("timed out")]
    public async Task ControlFrame_LastCallEndsWithoutAReply_ClosesTheConnection(string end)
    {
        var time = new ManualTime();
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: ConnectionMode.Multiplexed, configure: options => options.TimeProvider = time);
        using var source = new CancellationTokenSource();
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x", new CallContext { CancellationToken = source.Token }).AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        RawMessage request = await peer.ReadAsync();
        if (end == "nothing waits")
        {
            await peer.AnswerAsync(request, "answer");
            Assert.Equal("answer", await call.Within());
        }

        await peer.WriteAsync(Wire.TTHeader(Wire.Message("none", Wire.Reply, 0), 0, strings: [("crrst", "1")]));
        await Limit.UntilAsync(() => channel.Source().TryGet() is null, "the connection takes no new calls");
        if (end == "cancelled")
        {
            await source.CancelAsync();
        }
        else if (end == "timed out")
        {
            await time.RunUntilAsync(call.ContinueWith(static _ => { }), TimeSpan.FromSeconds(5));
        }

        Assert.Null(await peer.TryReadAsync());
        await Record.ExceptionAsync(() => call.Within());
    }

    private static async Task ExpectAsync(ConnectionMode mode, string reason, Func<RawMessage, byte[]> answer)
    {
        RpcException error = await Assert.ThrowsAsync<RpcException>(() => CallAsync(mode, answer));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal((RpcStatusCode.Internal, "tests.Echo/Say"), (error.Code, error.Method));
    }

    private static async Task<string> CallAsync(ConnectionMode mode, Func<RawMessage, byte[]> answer, Action<RpcChannelOptions>? configure = null)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode, configure: configure);
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x").AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        await peer.WriteAsync(answer(await peer.ReadAsync()));
        return await call.Within();
    }
}
