using System.Text;

namespace Tern.Client.Tests.Grpc;

/// <summary>What a raw server answers, and what the caller sees.</summary>
public sealed class GrpcResponseTests
{
    private static readonly (string, string) s_ok = ("grpc-status", "0");

    [Fact]
    public async Task Request_IsInPlainBytes()
    {
        await using RawGrpcServer server = await RawGrpcServer.StartAsync();
        await using RpcChannel channel = server.Connect(options => options.Timeout = TimeSpan.FromMinutes(10));
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("hi").AsTask();
        await using RawGrpcPeer peer = await server.AcceptAsync();

        (int stream, RawResponse request) = await peer.ReadRequestAsync();
        Assert.Equal(1, stream);
        Assert.Equal("00000000040A026869", Convert.ToHexString([.. request.Body]));
        Assert.Equal(
            [(":method", "POST"), (":scheme", "http"), (":path", "/tests.Echo/Say"), (":authority", "localhost"), ("content-type", "application/grpc"), ("te", "trailers")],
            request.Headers.Take(6));
        Assert.StartsWith("tern/", request["user-agent"]);
        Assert.Equal("identity,deflate,gzip", request["grpc-accept-encoding"]);
        Assert.Matches("^[0-9]{1,8}[num]$", request["grpc-timeout"]);

        await peer.WriteAsync(Answer(stream, RawGrpcPeer.TextMessage("yes"), s_ok));
        Assert.Equal("yes", await call.Within());
    }

    [Fact]
    public async Task Response_SplitAtEveryByte_IsRead()
    {
        await using RawGrpcServer server = await RawGrpcServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        IEcho echo = channel.CreateClient<IEcho>();
        RawGrpcPeer? peer = null;
        byte[] data = RawGrpcPeer.TextMessage("yes");
        for (int at = 0; at <= data.Length; at++)
        {
            Task<string> call = echo.SayAsync("hi").AsTask();
            peer ??= await server.AcceptAsync();
            (int stream, _) = await peer.ReadRequestAsync();
            byte[] answer =
            [
                .. RawFrame.HeadersOf(stream, false, RawGrpcServer.Head), .. RawFrame.DataOf(stream, data[..at]), .. RawFrame.DataOf(stream, data[at..]),
                .. RawFrame.HeadersOf(stream, true, s_ok),
            ];
            foreach (byte value in answer)
            {
                await peer.WriteAsync(value);
            }

            Assert.Equal("yes", await call.Within());
        }

        await peer!.DisposeAsync();
    }

    public static TheoryData<string, byte[], RpcStatusCode, string> BrokenResponses => new()
    {
        { "trailers only", Trailers(("grpc-status", "5"), ("grpc-message", "n%C3%B6")), RpcStatusCode.NotFound, "nö" },
        { "Kitex unknown service", Trailers(("grpc-status", "20"), ("grpc-message", "x")), RpcStatusCode.Unimplemented, "x" },
        { "Kitex receive timeout", Trailers(("grpc-status", "17")), RpcStatusCode.DeadlineExceeded, "did not say why" },
        { "unknown number", Trailers(("grpc-status", "99")), RpcStatusCode.Unknown, "" },
        { "HTTP 503", RawFrame.HeadersOf(1, true, (":status", "503")), RpcStatusCode.Unavailable, "503" },
        { "HTTP 404 with text", [.. RawFrame.HeadersOf(1, false, (":status", "404"), ("content-type", "text/plain")), .. RawFrame.DataOf(1, "no"u8.ToArray(), true)], RpcStatusCode.Unimplemented, "404" },
        { "not gRPC", [.. RawFrame.HeadersOf(1, false, (":status", "200"), ("content-type", "text/html")), .. RawFrame.HeadersOf(1, true, ("x", "y"))], RpcStatusCode.Unknown, "text/html" },
        { "no status", Answer(1, RawGrpcPeer.TextMessage("x"), ("x", "y")), RpcStatusCode.Unknown, "no grpc-status" },
        { "no message", Trailers(s_ok), RpcStatusCode.Internal, "no message" },
        { "no trailers", [.. RawFrame.HeadersOf(1, false, RawGrpcServer.Head), .. RawFrame.DataOf(1, RawGrpcPeer.TextMessage("x"), true)], RpcStatusCode.Internal, "without trailers" },
        { "two messages", Answer(1, [.. RawGrpcPeer.TextMessage("x"), .. RawGrpcPeer.TextMessage("y")], s_ok), RpcStatusCode.Internal, "not exactly one message" },
        { "half a message", Answer(1, [0, 0, 0, 0, 9, 1], s_ok), RpcStatusCode.Internal, "not exactly one message" },
        { "half a prefix", Answer(1, [0, 0, 0], s_ok), RpcStatusCode.Internal, "not exactly one message" },
        { "unreadable", Answer(1, RawGrpcPeer.Message([0x0A]), s_ok), RpcStatusCode.Internal, "cannot be read" },
        { "packed without saying how", Answer(1, RawGrpcPeer.TextMessage("x", 1), s_ok), RpcStatusCode.Internal, "identity" },
        { "claims too much", Answer(1, [0, 0x7F, 0xFF, 0xFF, 0xFF, 1], s_ok), RpcStatusCode.ResourceExhausted, "larger than the limit" },
        { "reset", RawFrame.ResetOf(1, 2), RpcStatusCode.Internal, "InternalError" },
        { "reset as cancelled", RawFrame.ResetOf(1, 8), RpcStatusCode.Cancelled, "Cancel" },
        { "reset as too much", RawFrame.ResetOf(1, 11), RpcStatusCode.ResourceExhausted, "EnhanceYourCalm" },
        { "reset by Kitex", RawFrame.ResetOf(1, 1000), RpcStatusCode.Unavailable, "" },
    };

    [Theory]
    [MemberData(nameof(BrokenResponses))]
    public async Task Response_ThatIsAFailure_HasItsCode(string what, byte[] answer, RpcStatusCode code, string reason)
    {
        await using RawGrpcServer server = await RawGrpcServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        IEcho echo = channel.CreateClient<IEcho>();
        Task<string> call = echo.SayAsync("hi").AsTask();
        await using RawGrpcPeer peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();

        await peer.WriteAsync(answer);
        RpcException error = await Assert.ThrowsAnyAsync<RpcException>(() => call.Within());

        Assert.True(error.Code == code, $"{what}: {error.Code} {error.Message}");
        Assert.Contains(reason, error.Message);
        Assert.Equal("tests.Echo/Say", error.Method);

        // The connection carries further calls.
        call = echo.SayAsync("again").AsTask();
        (int stream, _) = await peer.ReadRequestAsync();
        await peer.WriteAsync(Answer(stream, RawGrpcPeer.TextMessage("yes"), s_ok));
        Assert.Equal("yes", await call.Within());
    }

    [Fact]
    public async Task HeadersTrailersDetailsAndBusinessStatus_ReachTheCaller()
    {
        await using RawGrpcServer server = await RawGrpcServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        IEcho echo = channel.CreateClient<IEcho>();
        var context = new CallContext();
        Task<string> call = echo.SayAsync("hi", context).AsTask();
        await using RawGrpcPeer peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        await peer.WriteAsync(
        [
            .. RawFrame.HeadersOf(1, false, [.. RawGrpcServer.Head, ("x-initial", "1")]), .. RawFrame.DataOf(1, RawGrpcPeer.TextMessage("x")),
            .. RawFrame.HeadersOf(1, true, s_ok, ("x-trailing-bin", "AQI")),
        ]);
        Assert.Equal("x", await call.Within());
        Assert.Equal("1", context.ResponseHeaders["x-initial"]);
        Assert.True(context.ResponseTrailers.TryGet("x-trailing-bin", out RpcHeader trailer));
        Assert.Equal([1, 2], trailer.Bytes.ToArray());

        // google.rpc.Status { code: 5, message: "no", details: { type_url: "t/x", value: 01 02 } }
        call = echo.SayAsync("hi").AsTask();
        await peer.ReadRequestAsync();
        await peer.WriteAsync(Trailers(3, ("grpc-status", "5"), ("grpc-message", "no"), ("grpc-status-details-bin", Convert.ToBase64String(Wire.Hex("0805 12026E6F 1A090A03742F7812020102")))));
        RpcStatusDetail detail = Assert.Single((await Assert.ThrowsAsync<RpcException>(() => call.Within())).Details);
        Assert.Equal(("t/x", "0102"), (detail.TypeUrl, Convert.ToHexString(detail.Value.Span)));

        call = echo.SayAsync("hi").AsTask();
        await peer.ReadRequestAsync();
        await peer.WriteAsync(Trailers(5, ("grpc-status", "13"), ("grpc-message", "sold out"), ("biz-status", "-7"), ("biz-extra", "{\"k\":\"v\"}")));
        RpcBizException biz = await Assert.ThrowsAsync<RpcBizException>(() => call.Within());
        Assert.Equal((-7, "sold out", "v"), (biz.Code, biz.Message, biz.Extra!["k"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallThatWasNotLookedAt_IsSentOnceMore(bool byGoAway)
    {
        await using RawGrpcServer server = await RawGrpcServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        IEcho echo = channel.CreateClient<IEcho>();
        Task<string> call = echo.SayAsync("hi").AsTask();
        await using RawGrpcPeer first = await server.AcceptAsync();
        await first.ReadRequestAsync();
        if (!byGoAway)
        {
            await first.WriteAsync(RawFrame.ResetOf(1, 7));
            (int second, _) = await first.ReadRequestAsync();
            Assert.Equal(3, second);
            await first.WriteAsync(Answer(3, RawGrpcPeer.TextMessage("yes"), s_ok));
            Assert.Equal("yes", await call.Within());
            return;
        }

        await first.WriteAsync(RawFrame.GoAwayOf(0, 0));
        await using RawGrpcPeer other = await server.AcceptAsync();
        (int stream, RawResponse request) = await other.ReadRequestAsync();
        Assert.Equal("00000000040A026869", Convert.ToHexString([.. request.Body]));
        await other.WriteAsync(Answer(stream, RawGrpcPeer.TextMessage("yes"), s_ok));
        Assert.Equal("yes", await call.Within());
    }

    [Fact]
    public async Task CallThatIsRefusedAgainAndAgain_Fails()
    {
        await using RawGrpcServer server = await RawGrpcServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("hi").AsTask();
        await using RawGrpcPeer peer = await server.AcceptAsync();
        for (int stream = 1; stream <= 7; stream += 2)
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync(RawFrame.ResetOf(stream, 7));
        }

        RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(() => call.Within());
        Assert.False(error.MayHaveBeenSent);
    }

    [Fact]
    public async Task CallOverTheLimitOfStreams_WaitsForOneToEnd()
    {
        await using RawGrpcServer server = await RawGrpcServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        IEcho echo = channel.CreateClient<IEcho>();
        Task<string> first = echo.SayAsync("1").AsTask();
        await using RawGrpcPeer peer = await server.AcceptAsync((3, 1));
        await peer.ReadRequestAsync();
        await peer.WriteAsync(Answer(1, RawGrpcPeer.TextMessage("a"), s_ok));
        Assert.Equal("a", await first.Within());

        first = echo.SayAsync("1").AsTask();
        await peer.ReadRequestAsync();
        using var limit = new StreamLimitCounter();
        using var cancellation = new CancellationTokenSource();
        Task<string> cancelled = echo.SayAsync("2", new CallContext { CancellationToken = cancellation.Token }).AsTask();
        Task<string> late = echo.SayAsync("3", new CallContext { Timeout = TimeSpan.FromMilliseconds(50) }).AsTask();
        Task<string> waiting = echo.SayAsync("4").AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.Within());
        RpcTimeoutException timeout = await Assert.ThrowsAsync<RpcTimeoutException>(() => late.Within());
        Assert.Contains("MAX_CONCURRENT_STREAMS", timeout.Message);
        Assert.Equal(3, limit.Waited);
        Assert.InRange(limit.Failed, 1, int.MaxValue);

        await peer.WriteAsync(Answer(3, RawGrpcPeer.TextMessage("b"), s_ok));
        Assert.Equal("b", await first.Within());
        (int stream, RawResponse request) = await peer.ReadRequestAsync();
        Assert.Equal("4", Encoding.UTF8.GetString([.. request.Body.Skip(7)]));
        await peer.WriteAsync(Answer(stream, RawGrpcPeer.TextMessage("c"), s_ok));
        Assert.Equal("c", await waiting.Within());
    }

    [Fact]
    public async Task Stream_BeforeTheSettingsOfTheServer_WaitsForThem()
    {
        await using RawGrpcServer server = await RawGrpcServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        IEcho echo = channel.CreateClient<IEcho>();
        Task<string> first = echo.SayAsync("1").AsTask();
        await using RawGrpcPeer peer = await server.AcceptInSilenceAsync();
        await peer.ReadRequestAsync();

        // The server might take one stream only, and refuse this one, whose messages are not kept to be sent again.
        Task<List<string>> words = channel.CreateClient<IStreams>().WordsAsync("a b").ReadAllAsync();
        Task<string> second = echo.SayAsync("2").AsTask();
        (int stream, RawResponse request) = await peer.ReadRequestAsync();
        Assert.Equal((3, "/tests.Echo/Say"), (stream, request[":path"]));

        await RawGrpcServer.GreetAsync(peer, (3, 2));
        await peer.WriteAsync(Answer(1, RawGrpcPeer.TextMessage("a"), s_ok));
        Assert.Equal("a", await first.Within());
        (stream, request) = await peer.ReadRequestAsync();
        Assert.Equal((5, "/tests.Streams/Words"), (stream, request[":path"]));
        await peer.WriteAsync([.. Answer(3, RawGrpcPeer.TextMessage("b"), s_ok), .. Answer(5, RawGrpcPeer.TextMessage("c"), s_ok)]);
        Assert.Equal("b", await second.Within());
        Assert.Equal(["c"], await words.Within());
    }

    [Fact]
    public async Task Stream_ToServerWithoutSettings_FailsAndNamesThem()
    {
        await using RawGrpcServer server = await RawGrpcServer.StartAsync();
        await using RpcChannel channel = server.Connect(options => options.Timeout = TimeSpan.FromMilliseconds(50));
        Task<List<string>> words = channel.CreateClient<IStreams>().WordsAsync("a b").ReadAllAsync();
        await using RawGrpcPeer peer = await server.AcceptInSilenceAsync();

        RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(() => words.Within());
        Assert.Contains("SETTINGS", error.Message);
        Assert.False(error.MayHaveBeenSent);
    }

    [Fact]
    public async Task CancelledCall_ResetsItsStream()
    {
        await using RawGrpcServer server = await RawGrpcServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        using var cancellation = new CancellationTokenSource();
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("hi", new CallContext { CancellationToken = cancellation.Token }).AsTask();
        await using RawGrpcPeer peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within());
        Assert.Equal(8u, await peer.ReadResetAsync(1));
    }

    [Fact]
    public async Task Deadline_ThatPasses_ResetsTheStream()
    {
        await using RawGrpcServer server = await RawGrpcServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("hi", new CallContext { Timeout = TimeSpan.FromMilliseconds(200) }).AsTask();
        await using RawGrpcPeer peer = await server.AcceptAsync();

        await Assert.ThrowsAsync<RpcTimeoutException>(() => call.Within());
        Assert.Equal(8u, await peer.ReadResetAsync(1));
    }

    [Fact]
    public async Task WaitForReady_WithoutAServer_WaitsUntilThereIsOne()
    {
        string endpoint = $"memory://{Guid.NewGuid():N}";
        await using RpcChannel channel = RpcChannel.Connect(endpoint, options => options.Protocol = RpcProtocol.Grpc);
        IEcho echo = channel.CreateClient<IEcho>();
        await Assert.ThrowsAsync<RpcConnectionException>(() => echo.SayAsync("hi").AsTask().Within());

        Task<string> call = echo.SayAsync("hi", new CallContext { WaitForReady = true }).AsTask();
        await Limit.SettleAsync();
        Assert.False(call.IsCompleted);
        await using TestServer server = await TestServer.StartAsync(endpoint: endpoint);

        Assert.Equal("hi", await call.Within());
        RpcTimeoutException timeout = await Assert.ThrowsAsync<RpcTimeoutException>(() =>
        {
            RpcChannel nobody = RpcChannel.Connect($"memory://{Guid.NewGuid():N}", options => (options.Protocol, options.WaitForReady) = (RpcProtocol.Grpc, true));
            return nobody.CreateClient<IEcho>().SayAsync("hi", new CallContext { Timeout = TimeSpan.FromMilliseconds(100) }).AsTask().Within();
        });
        Assert.Contains("no connection", timeout.Message);
    }

    private static byte[] Answer(int stream, byte[] data, params (string, string)[] trailers) =>
        [.. RawFrame.HeadersOf(stream, false, RawGrpcServer.Head), .. RawFrame.DataOf(stream, data), .. RawFrame.HeadersOf(stream, true, trailers)];

    private static byte[] Trailers(params (string, string)[] trailers) => Trailers(1, trailers);

    private static byte[] Trailers(int stream, params (string, string)[] trailers) => RawFrame.HeadersOf(stream, true, [.. RawGrpcServer.Head, .. trailers]);
}
