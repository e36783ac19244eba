using System.Net;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.AspNetCore.Tests.Endpoints;

public sealed class FailureTests
{
    [Fact]
    public async Task Failure_RpcException_TellsCodeMessageAndDetailsInTheHeadersAlone()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, _) => throw new RpcException(RpcStatusCode.NotFound, "no Ä here: 100%")
        {
            Details = [new RpcStatusDetail("type.googleapis.com/tests.Hint", new byte[] { 1, 2 })],
        };

        GrpcReply reply = await app.Http2.CallAsync("Get", new GetItem());

        Assert.Equal((HttpStatusCode.OK, RpcStatusCode.NotFound, "no Ä here: 100%"), (reply.Http, reply.Status, reply.Message));
        Assert.Empty(reply.Body);
        Assert.True(reply.Headers.Contains("grpc-status"));
        Assert.True(GrpcBinary.TryDecode(System.Text.Encoding.ASCII.GetBytes(reply.Find("grpc-status-details-bin")!), out byte[] status));
        Assert.Equal("type.googleapis.com/tests.Hint", Assert.Single(GrpcStatusDetails.Read(status)).TypeUrl);
    }

    [Fact]
    public async Task Failure_DeclaredException_TravelsAsADetail()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        GrpcReply reply = await app.Http2.CallAsync("Buy", new GetItem { Sku = "tern" });

        Assert.Equal(RpcStatusCode.Unknown, reply.Status);
        Assert.True(GrpcBinary.TryDecode(System.Text.Encoding.ASCII.GetBytes(reply.Find("grpc-status-details-bin")!), out byte[] status));
        RpcStatusDetail detail = Assert.Single(GrpcStatusDetails.Read(status));
        Assert.EndsWith("OutOfStock", detail.TypeUrl, StringComparison.Ordinal);
        Assert.Equal("tern", ProtobufSerializer.Read<OutOfStock>(detail.Value.Span).Sku);
    }

    [Fact]
    public async Task Failure_BusinessAnswer_TravelsInTrailersOfItsOwn()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, _) => throw new RpcBizException(1024, "sold", new Dictionary<string, string> { ["k"] = "Ä" });

        GrpcReply reply = await app.Http2.CallAsync("Get", new GetItem());

        Assert.Equal((RpcStatusCode.Internal, "sold", "1024"), (reply.Status, reply.Message, reply.Find("biz-status")));
        Assert.Equal("Ä", BizExtraJson.Read(reply.Find("biz-extra")!)["k"]);
    }

    [Theory]
    [InlineData(false, "IncludeExceptionDetails")]
    [InlineData(true, "InvalidOperationException: the secret")]
    public async Task Failure_OtherException_TellsTheReasonOnlyIfAsked(bool include, string expected)
    {
        await using ShopApp app = await ShopApp.StartAsync(options => options.IncludeExceptionDetails = include);
        app.Shop.OnGet = static (_, _) => throw new InvalidOperationException("the secret");

        GrpcReply reply = await app.Http2.CallAsync("Get", new GetItem());

        Assert.Equal(RpcStatusCode.Unknown, reply.Status);
        Assert.Contains(expected, reply.Message, StringComparison.Ordinal);
        Assert.Equal(include, reply.Message!.Contains("secret", StringComparison.Ordinal));
        Assert.Contains("tests.Shop/Get", await app.Loggers.WaitForAsync(104), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_NullAnswer_IsInternal()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, _) => new((Item)null!);

        Assert.Equal(RpcStatusCode.Internal, (await app.Http2.CallAsync("Get", new GetItem())).Status);
    }

    [Fact]
    public async Task Deadline_PassesWhileTheHandlerRuns_AnswersAtOnceAndCancelsTheHandler()
    {
        var time = new ManualTime();
        await using ShopApp app = await ShopApp.StartAsync(services: services => services.AddTime(time));
        var running = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        var letGo = new TaskCompletionSource();
        app.Shop.OnGet = async (_, context) =>
        {
            Assert.Equal(TimeSpan.FromSeconds(2), context.Remaining);
            using CancellationTokenRegistration registration = context.CancellationToken.Register(cancelled.SetResult);
            running.SetResult();
            await letGo.Task;
            return new Item();
        };

        Task<GrpcReply> call = app.Http2.CallAsync("Get", new GetItem(), ("grpc-timeout", "2S"));
        await running.Task.Within();
        await Limit.UntilAsync(() => time.TimerCount > 0, "the deadline is watched");
        time.Advance(TimeSpan.FromSeconds(2));

        // The handler still runs, and does not care.
        Assert.Equal(RpcStatusCode.DeadlineExceeded, (await call.Within()).Status);
        await cancelled.Task.Within();
        letGo.SetResult();
    }

    [Theory]
    [InlineData("0n", RpcStatusCode.DeadlineExceeded)]
    [InlineData("soon", RpcStatusCode.Internal)]
    [InlineData("123456789S", RpcStatusCode.Internal)]
    public async Task Deadline_OverOrNoTime_NeverReachesTheHandler(string timeout, RpcStatusCode expected)
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, _) => throw new InvalidOperationException("was called");

        GrpcReply reply = await app.Http2.CallAsync("Get", new GetItem(), ("grpc-timeout", timeout));

        Assert.Equal(expected, reply.Status);
        Assert.DoesNotContain(app.Loggers.Entries, static entry => entry.Id == 104 && entry.Message.Contains("was called", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancel_ClientGivesUp_CancelsTheHandler()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        var running = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        app.Shop.OnGet = async (_, context) =>
        {
            using CancellationTokenRegistration registration = context.CancellationToken.Register(cancelled.SetResult);
            running.SetResult();
            await cancelled.Task;
            throw new OperationCanceledException();
        };
        using var source = new CancellationTokenSource();
        HttpRequestMessage request = Grpc.Request("Get", Grpc.Frame(new GetItem()));
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;

        Task<HttpResponseMessage> call = app.Http2.SendAsync(request, source.Token);
        await running.Task.Within();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within());
        await cancelled.Task.Within();
    }

    [Fact]
    public async Task Hostile_BodyTruncatedAtEveryByte_FailsAndNeverReachesTheHandler()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, _) => throw new InvalidOperationException("was called");
        byte[] whole = Grpc.Frame(new GetItem { Sku = "abcdef" });
        for (int length = 0; length < whole.Length; length++)
        {
            GrpcReply reply = await app.Http2.CallAsync("Get", whole[..length]);

            Assert.Equal(RpcStatusCode.Internal, reply.Status);
        }

        Assert.DoesNotContain(app.Loggers.Entries, static entry => entry.Message.Contains("was called", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("000000000209FF", RpcStatusCode.Internal)]
    [InlineData("00000000030A01FF", RpcStatusCode.Internal)]
    [InlineData("07000000020A00", RpcStatusCode.Internal)]
    [InlineData("00FFFFFFFF", RpcStatusCode.ResourceExhausted)]
    [InlineData("00000000000000000000", RpcStatusCode.Internal)]
    [InlineData("0100000000", RpcStatusCode.Internal)]
    public async Task Hostile_BrokenMessage_IsNamed(string body, RpcStatusCode expected)
    {
        await using ShopApp app = await ShopApp.StartAsync();

        GrpcReply reply = await app.Http2.CallAsync("Get", Convert.FromHexString(body));

        Assert.Equal((HttpStatusCode.OK, expected), (reply.Http, reply.Status));
        Assert.NotEmpty(reply.Message!);
    }

    [Fact]
    public async Task Hostile_RandomBytes_NeverBreakTheServer()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        var random = new Random(20_261);
        for (int i = 0; i < 200; i++)
        {
            byte[] noise = new byte[random.Next(1, 64)];
            random.NextBytes(noise);

            GrpcReply reply = await app.Http2.CallAsync("Get", i % 2 == 0 ? noise : Grpc.Frame(noise));

            Assert.Equal(HttpStatusCode.OK, reply.Http);
            Assert.True(Enum.IsDefined(reply.Status));
        }

        (await app.Http2.CallAsync("Get", new GetItem())).Single<Item>();
    }

    [Fact]
    public async Task Limit_MessageOverMaxMessageBytes_IsResourceExhaustedBothWays()
    {
        await using ShopApp app = await ShopApp.StartAsync(options => options.MaxMessageBytes = 2_000);

        GrpcReply request = await app.Http2.CallAsync("Get", new GetItem { Sku = new string('x', 2_000) });
        app.Shop.OnGet = static (_, _) => new(new Item { Sku = new string('x', 2_000) });
        GrpcReply answer = await app.Http2.CallAsync("Get", new GetItem());

        Assert.Equal((RpcStatusCode.ResourceExhausted, RpcStatusCode.ResourceExhausted), (request.Status, answer.Status));
        Assert.Contains("MaxMessageBytes", request.Message, StringComparison.Ordinal);
        Assert.Contains("MaxMessageBytes", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compression_GzipBothWays_IsFollowedAndItsBombIsAnError()
    {
        await using ShopApp app = await ShopApp.StartAsync(options => options.MaxMessageBytes = 100_000);
        app.Shop.OnGet = static (request, context) =>
        {
            context.Compression = "gzip";
            return new(new Item { Sku = request.Sku });
        };
        (string, string)[] headers = [("grpc-encoding", "gzip"), ("grpc-accept-encoding", "identity,gzip")];

        GrpcReply reply = await app.Http2.CallAsync("Get", Grpc.Frame(Zip(ProtobufSerializer.ToArray(new GetItem { Sku = new string('y', 5_000) })), flag: 1), headers: headers);
        GrpcReply bomb = await app.Http2.CallAsync("Get", Grpc.Frame(Zip(new byte[10_000_000]), flag: 1), headers: headers);
        GrpcReply unknown = await app.Http2.CallAsync("Get", Grpc.Frame([1], flag: 1), headers: ("grpc-encoding", "snappy"));
        GrpcReply plain = await app.Http2.CallAsync("Get", new GetItem { Sku = "z" });

        (byte flag, byte[] body) = Assert.Single(reply.Messages);
        Assert.Equal((1, "gzip"), (flag, reply.Find("grpc-encoding")));
        Assert.Equal(5_000, ProtobufSerializer.Read<Item>(Unzip(body)).Sku.Length);
        Assert.Equal(RpcStatusCode.ResourceExhausted, bomb.Status);
        Assert.Equal((RpcStatusCode.Unimplemented, "identity,deflate,gzip"), (unknown.Status, unknown.Find("grpc-accept-encoding")));
        Assert.Equal("z", plain.Single<Item>().Sku);
    }

    private static byte[] Zip(byte[] bytes)
    {
        var packed = new System.Buffers.ArrayBufferWriter<byte>();
        new GzipCompressor().Compress(bytes, packed);
        return packed.WrittenSpan.ToArray();
    }

    private static byte[] Unzip(byte[] bytes)
    {
        using var input = new System.IO.Compression.GZipStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress);
        using var output = new MemoryStream();
        input.CopyTo(output);
        return output.ToArray();
    }
}
