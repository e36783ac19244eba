using System.Buffers;
using System.Text;
using Tern.Protocols;
using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Grpc;

/// <summary>What a raw peer asks, and what the server answers.</summary>
public sealed class GrpcRequestTests
{
    private const string Field1Hi = "0A026869";

    [Fact]
    public async Task Request_InPlainBytes_IsAnsweredInPlainBytes()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.CallAsync(1, Wire.Hex("00 00000004 0A026869"), RawGrpcPeer.Say);
        RawResponse response = await peer.ReadAsync(1);

        Assert.Equal([(":status", "200"), ("content-type", "application/grpc")], response.Headers);
        Assert.Equal("0000000004" + Field1Hi, Convert.ToHexString([.. response.Body]));
        Assert.Equal([("grpc-status", "0")], response.Trailers);
    }

    [Fact]
    public async Task Request_SplitAtEveryByte_IsAnswered()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);
        byte[] data = RawGrpcPeer.TextMessage("hi");
        int stream = 1;
        for (int at = 0; at <= data.Length; at++, stream += 2)
        {
            byte[] request =
            [
                .. RawFrame.HeadersOf(stream, false, RawGrpcPeer.Say), .. RawFrame.DataOf(stream, data[..at]), .. RawFrame.DataOf(stream, data[at..]),
                .. RawFrame.DataOf(stream, [], endStream: true),
            ];
            foreach (byte value in request)
            {
                await peer.WriteAsync(value);
            }

            Assert.Equal("0", (await peer.ReadAsync(stream)).Status);
        }
    }

    [Theory]
    [InlineData("application/grpc", true)]
    [InlineData("application/grpc+proto", true)]
    [InlineData("application/grpc;charset=utf-8", true)]
    [InlineData("Application/GRPC", true)]
    [InlineData("application/grpc+json", false)]
    [InlineData("application/grpcx", false)]
    [InlineData("application/json", false)]
    public async Task ContentType_ThatIsNotGrpcs_IsHttp415(string type, bool isServed)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.CallAsync(1, RawGrpcPeer.TextMessage("hi"), (":method", "POST"), (":scheme", "http"), (":path", "/tests.Echo/Say"), ("content-type", type));
        RawResponse response = await peer.ReadAsync(1);

        Assert.Equal(isServed ? "200" : "415", response[":status"]);
        Assert.Equal(isServed ? "0" : null, response.Status);
    }

    [Fact]
    public async Task Method_ThatIsNotPost_IsHttp405()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.WriteAsync(RawFrame.HeadersOf(1, true, (":method", "GET"), (":scheme", "http"), (":path", "/tests.Echo/Say"), ("content-type", "application/grpc")));

        Assert.Equal("405", (await peer.ReadAsync(1))[":status"]);
    }

    [Theory]
    [InlineData("/tests.Echo/Nope", "unknown method Nope of service tests.Echo")]
    [InlineData("/tests.Nope/Say", "unknown service tests.Nope")]
    [InlineData("/other.Echo/Say", "unknown service other.Echo")]
    [InlineData("/tests.Echo/OnlyHere", "unknown method OnlyHere of service tests.Echo")]
    [InlineData("/tests.Echo", "the path is not /service/method")]
    [InlineData("/tests.Echo/", "the path is not /service/method")]
    [InlineData("//Say", "the path is not /service/method")]
    [InlineData("/a/b/Say", "the path is not /service/method")]
    public async Task Path_OfNothing_IsUnimplemented(string path, string message)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.CallAsync(1, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Request(path));
        RawResponse response = await peer.ReadAsync(1);

        Assert.Equal(("200", "12", message), (response[":status"], response.Status, response["grpc-message"]));
        Assert.Empty(response.Body);
        Assert.Empty(response.Trailers);
    }

    [Theory]
    [InlineData("", 13, "no message")]
    [InlineData("00 00000004 0A0268", 13, "middle of a message")]
    [InlineData("00 000000", 13, "middle of a message")]
    [InlineData("02 00000000", 13, "flag 2")]
    [InlineData("01 00000000", 13, "no grpc-encoding")]
    [InlineData("00 00000000 00 00000000", 13, "more than one message")]
    [InlineData("00 00000001 0A", 13, "cannot be read")]
    [InlineData("00 7FFFFFFF", 8, "larger than the limit")]
    [InlineData("00 FFFFFFFF", 8, "larger than the limit")]
    public async Task Body_ThatIsNoRequest_IsRefusedByName(string hex, int status, string reason)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.CallAsync(1, Wire.Hex(hex), RawGrpcPeer.Say);
        RawResponse response = await peer.ReadAsync(1);

        Assert.Equal($"{status}", response.Status);
        Assert.Contains(reason, response["grpc-message"]);

        // The connection serves on.
        await peer.CallAsync(3, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Say);
        Assert.Equal("0", (await peer.ReadAsync(3)).Status);
    }

    [Fact]
    public async Task HeadersAlone_AreNoRequest()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.WriteAsync(RawFrame.HeadersOf(1, true, RawGrpcPeer.Say));

        Assert.Equal("13", (await peer.ReadAsync(1)).Status);
    }

    [Fact]
    public async Task Encoding_ThatIsNotKnown_IsUnimplementedAndTheKnownAreTold()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.CallAsync(1, RawGrpcPeer.TextMessage("hi", flag: 1), RawGrpcPeer.Request("/tests.Echo/Say", ("grpc-encoding", "snappy")));
        RawResponse response = await peer.ReadAsync(1);

        Assert.Equal(("12", "identity,deflate,gzip"), (response.Status, response["grpc-accept-encoding"]));
    }

    [Fact]
    public async Task PackedRequest_ThatIsABomb_IsResourceExhausted()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);
        var packed = new ArrayBufferWriter<byte>();
        new GzipCompressor().Compress(new byte[64 * 1_024 * 1_024], packed);

        byte[] data = RawGrpcPeer.Message(packed.WrittenSpan.ToArray(), flag: 1);
        await peer.WriteAsync(RawFrame.HeadersOf(1, false, RawGrpcPeer.Request("/tests.Echo/Say", ("grpc-encoding", "gzip"))));
        for (int at = 0; at < data.Length; at += 16_384)
        {
            int end = Math.Min(at + 16_384, data.Length);
            await peer.WriteAsync(RawFrame.DataOf(1, data[at..end], endStream: end == data.Length));
        }

        Assert.Equal("8", (await peer.ReadAsync(1)).Status);
    }

    [Theory]
    [InlineData("1s")]
    [InlineData("")]
    [InlineData("123456789S")]
    public async Task Timeout_ThatIsNone_IsRefused(string timeout)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.CallAsync(1, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Request("/tests.Echo/Say", ("grpc-timeout", timeout)));

        Assert.Equal("13", (await peer.ReadAsync(1)).Status);
    }

    [Theory]
    [InlineData("/tests.Echo/Say", "0n")]
    [InlineData("/tests.Echo/Say", "00000000H")]
    [InlineData("/tests.Streams/Count", "0S")]
    public async Task Deadline_ThatHadPassedBefore_IsAnsweredWithoutTheHandler(string method, string timeout)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);
        bool wasCalled = false;
        server.Echo.Say = (text, _) =>
        {
            wasCalled = true;
            return new ValueTask<string>(text);
        };

        await peer.CallAsync(1, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Request(method, ("grpc-timeout", timeout)));

        Assert.Equal("4", (await peer.ReadAsync(1)).Status);
        Assert.False(wasCalled);
    }

    [Fact]
    public async Task Deadline_ThatPasses_IsAnsweredAndCancelsTheHandler()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(time: time);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource<TimeSpan?>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Echo.Say = async (text, context) =>
        {
            using CancellationTokenRegistration registration = context!.CancellationToken.Register(cancelled.SetResult);
            started.SetResult(context.Remaining);
            await cancelled.Task;
            return text;
        };
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.CallAsync(1, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Request("/tests.Echo/Say", ("grpc-timeout", "250m")));
        Assert.Equal(TimeSpan.FromMilliseconds(250), await started.Task.Within());
        await time.RunUntilAsync(cancelled.Task, TimeSpan.FromMilliseconds(50));
        RawResponse response = await peer.ReadAsync(1);

        Assert.Equal("4", response.Status);
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 0, "the handler ends");
    }

    [Fact]
    public async Task Reset_WhileTheHandlerRuns_CancelsIt()
    {
        await using TestServer server = await TestServer.StartAsync();
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Echo.Say = async (text, context) =>
        {
            using CancellationTokenRegistration registration = context!.CancellationToken.Register(cancelled.SetResult);
            started.SetResult();
            await cancelled.Task;
            throw new OperationCanceledException(context.CancellationToken);
        };
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.CallAsync(1, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Say);
        await started.Task.Within();
        await peer.WriteAsync(RawFrame.ResetOf(1, 8));
        await cancelled.Task.Within();
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 0, "the handler ends");

        server.Echo.Say = static (text, context) => ValueTask.FromResult($"{text} {context!.CancellationToken.IsCancellationRequested}");
        await peer.CallAsync(3, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Say);
        Assert.Equal("000000000A" + "0A08" + Convert.ToHexString("hi False"u8), Convert.ToHexString([.. (await peer.ReadAsync(3)).Body]));
    }

    [Fact]
    public async Task Request_ThatDoesNotGoOnArriving_IsRefused()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(time: time);
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.WriteAsync([.. RawFrame.HeadersOf(1, false, RawGrpcPeer.Say), .. RawFrame.DataOf(1, [0, 0, 0])]);
        Task<RawResponse> response = peer.ReadAsync(1);
        await time.RunUntilAsync(response, TimeSpan.FromMilliseconds(500));

        Assert.Equal("4", (await response).Status);
    }

    [Fact]
    public async Task Metadata_AndMetainfo_ReachTheHandlerAndGoBack()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = static (text, context) =>
        {
            context!.ResponseHeaders.Add("x-initial", "1");
            context.ResponseTrailers.Add("x-trailing-bin", new byte[] { 1, 2 });
            string seen = string.Join(' ', context.RequestHeaders.Select(header => header.ToString()));
            return ValueTask.FromResult($"{seen} {context.Persistent["LOG_ID"]} {context.Transient["K"]} {context.Peer!.Service}");
        };
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.CallAsync(1, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Request(
            "/tests.Echo/Say", ("x-own", "a"), ("k-bin", "AQI,Aw=="), ("rpc-persist-log-id", "7"), ("rpc-transit-k", "v"), ("source-service", "me"), ("grpc-unknown", "x")));
        RawResponse response = await peer.ReadAsync(1);

        Assert.Equal("x-own: a k-bin: AQI= k-bin: Aw== 7 v me", Encoding.UTF8.GetString([.. response.Body.Skip(7)]));
        Assert.Equal(("1", "AQI", "0"), (response["x-initial"], response["x-trailing-bin"], response.Status));
        Assert.Contains(("x-initial", "1"), response.Headers);
    }

    [Fact]
    public async Task Failures_OfEveryKind_HaveTheirStatus()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);
        int stream = 1;

        Assert.Equal(("5", "n%C3%B6"), await FailAsync(new RpcException(RpcStatusCode.NotFound, "nö")));
        Assert.Equal("2", (await FailAsync(new InvalidOperationException("secret"))).Status);
        Assert.DoesNotContain("secret", (await FailAsync(new InvalidOperationException("secret"))).Message);
        Assert.Equal(("13", "sold out"), await FailAsync(new RpcBizException(7, "sold out", new Dictionary<string, string> { ["k"] = "v" })));
        Assert.Equal(("13", "x"), await FailAsync(new RpcException(RpcStatusCode.Ok, "x")));
        Assert.Equal("8", (await FailAsync(new RpcException(RpcStatusCode.ResourceExhausted, new string('x', 100_000)))).Status);

        async Task<(string? Status, string? Message)> FailAsync(Exception exception)
        {
            server.Echo.Say = (_, _) => throw exception;
            await peer.CallAsync(stream, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Say);
            RawResponse response = await peer.ReadAsync(stream);
            stream += 2;
            Assert.Empty(response.Trailers);
            if (exception is RpcBizException)
            {
                Assert.Equal(("7", "{\"k\":\"v\"}"), (response["biz-status"], response["biz-extra"]));
            }

            return (response.Status, response["grpc-message"]);
        }
    }

    [Fact]
    public async Task Fallback_GetsTheMessageAndAnswersWithOne()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseFallback(
            static call => ValueTask.FromResult<ReadOnlyMemory<byte>>((byte[])[.. call.Arguments.Span, call.IsProtobuf ? (byte)1 : (byte)0, .. Encoding.UTF8.GetBytes($"{call.Service} {call.Method}")])));
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.CallAsync(1, RawGrpcPeer.Message([9, 8]), RawGrpcPeer.Request("/some.Where/Else"));
        RawResponse response = await peer.ReadAsync(1);

        Assert.Equal("0", response.Status);
        Assert.Equal([9, 8, 1, .. "some.Where Else"u8], response.Body.Skip(5));
    }

    [Fact]
    public async Task RandomRequests_NeverStopTheServer()
    {
        await using TestServer server = await TestServer.StartAsync();
        var random = new Random(17);
        for (int round = 0; round < 20; round++)
        {
            await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);
            int stream = 1;
            for (int i = 0; i < 30; i++, stream += 2)
            {
                byte[] data = RawGrpcPeer.TextMessage("hello");
                data[random.Next(data.Length)] = (byte)random.Next(256);
                string path = random.Next(4) switch { 0 => "/tests.Streams/Count", 1 => "/tests.Streams/Sum", 2 => "/tests.Streams/Repeat", _ => "/tests.Echo/Say" };
                await peer.CallAsync(stream, data, RawGrpcPeer.Request(path));
                Assert.NotNull((await peer.ReadAsync(stream)).Status);
            }
        }

        await Limit.UntilAsync(() => server.Server.CallsInFlight == 0, "every handler ends");
    }
}
