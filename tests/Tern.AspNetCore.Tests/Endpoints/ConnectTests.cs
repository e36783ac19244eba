using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Tern.Serialization;

namespace Tern.AspNetCore.Tests.Endpoints;

public sealed class ConnectTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Json_Call_AnswersWithJson(bool http2)
    {
        await using ShopApp app = await ShopApp.StartAsync();

        GrpcReply reply = await (http2 ? app.Http2 : app.Http1).CallAsync("Get", """{"sku":"tern","future":[1]}"""u8.ToArray(), "application/json; charset=utf-8");

        Assert.Equal((HttpStatusCode.OK, "application/json"), (reply.Http, reply.ContentType));
        Assert.Equal("""{"sku":"tern","count":1}""", Encoding.UTF8.GetString(reply.Body));
    }

    [Fact]
    public async Task Json_ArgumentsThatAreNoMessage_AreMembersOfOne()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        Assert.Equal("""{"reply":5}""", Encoding.UTF8.GetString((await app.Http1.CallAsync("Add", """{"left":2,"right":3}"""u8.ToArray(), "application/json")).Body));
        Assert.Equal("{}", Encoding.UTF8.GetString((await app.Http1.CallAsync("Ping", "{}"u8.ToArray(), "application/json")).Body));
    }

    [Fact]
    public async Task Protobuf_Call_AnswersWithTheBareMessage()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        GrpcReply reply = await app.Http1.CallAsync("Get", ProtobufSerializer.ToArray(new GetItem { Sku = "p" }), "application/proto");
        GrpcReply empty = await app.Http1.CallAsync("Get", [], "application/proto");

        Assert.Equal("application/proto", reply.ContentType);
        Assert.Equal("p", ProtobufSerializer.Read<Item>(reply.Body).Sku);
        Assert.Equal("", ProtobufSerializer.Read<Item>(empty.Body).Sku);
    }

    // Source of the table: Connect Protocol Reference, "Error Codes".
    [Theory]
    [InlineData(RpcStatusCode.Cancelled, 499, "canceled")]
    [InlineData(RpcStatusCode.Unknown, 500, "unknown")]
    [InlineData(RpcStatusCode.InvalidArgument, 400, "invalid_argument")]
    [InlineData(RpcStatusCode.DeadlineExceeded, 504, "deadline_exceeded")]
    [InlineData(RpcStatusCode.NotFound, 404, "not_found")]
    [InlineData(RpcStatusCode.AlreadyExists, 409, "already_exists")]
    [InlineData(RpcStatusCode.PermissionDenied, 403, "permission_denied")]
    [InlineData(RpcStatusCode.ResourceExhausted, 429, "resource_exhausted")]
    [InlineData(RpcStatusCode.FailedPrecondition, 400, "failed_precondition")]
    [InlineData(RpcStatusCode.Aborted, 409, "aborted")]
    [InlineData(RpcStatusCode.OutOfRange, 400, "out_of_range")]
    [InlineData(RpcStatusCode.Unimplemented, 501, "unimplemented")]
    [InlineData(RpcStatusCode.Internal, 500, "internal")]
    [InlineData(RpcStatusCode.Unavailable, 503, "unavailable")]
    [InlineData(RpcStatusCode.DataLoss, 500, "data_loss")]
    [InlineData(RpcStatusCode.Unauthenticated, 401, "unauthenticated")]
    public async Task Json_Failure_IsAStatusOfHttpAndAnObject(RpcStatusCode code, int status, string name)
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = (_, context) =>
        {
            context.ResponseTrailers.Add("x-tail", "t");
            throw new RpcException(code, "weil Ä \"so\"") { Details = [new RpcStatusDetail("type.googleapis.com/tests.Hint", new byte[] { 1, 2 })] };
        };

        GrpcReply reply = await app.Http1.CallAsync("Get", "{}"u8.ToArray(), "application/json");

        Assert.Equal((status, "application/json", "t"), ((int)reply.Http, reply.ContentType, reply.Find("trailer-x-tail")));
        JsonElement error = JsonDocument.Parse(reply.Body).RootElement;
        Assert.Equal((name, "weil Ä \"so\""), (error.GetProperty("code").GetString(), error.GetProperty("message").GetString()));
        JsonElement detail = Assert.Single(error.GetProperty("details").EnumerateArray());
        Assert.Equal(("tests.Hint", "AQI"), (detail.GetProperty("type").GetString(), detail.GetProperty("value").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"sku\":7}")]
    [InlineData("{} {}")]
    [InlineData("{\"sku\":\"\u0001\"}")]
    public async Task Json_BrokenBody_IsInvalidArgument(string body)
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, _) => throw new InvalidOperationException("was called");

        GrpcReply reply = await app.Http1.CallAsync("Get", Encoding.UTF8.GetBytes(body), "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, reply.Http);
        Assert.Equal("invalid_argument", CodeOf(reply));
    }

    [Fact]
    public async Task Json_TruncatedAtEveryByte_IsInvalidArgument()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        byte[] whole = """{"sku":"tern"}"""u8.ToArray();
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Equal("invalid_argument", CodeOf(await app.Http1.CallAsync("Get", whole[..length], "application/json")));
        }
    }

    [Fact]
    public async Task Json_BodyOverTheLimit_IsResourceExhausted()
    {
        await using ShopApp app = await ShopApp.StartAsync(static options => options.MaxMessageBytes = 2_000);
        byte[] body = Encoding.UTF8.GetBytes($$"""{"sku":"{{new string('x', 4_000)}}"}""");

        Assert.Equal("resource_exhausted", CodeOf(await app.Http1.CallAsync("Get", body, "application/json")));
    }

    [Fact]
    public async Task Json_PackedBody_IsUnpackedAndItsBombIsAnError()
    {
        await using ShopApp app = await ShopApp.StartAsync(static options => options.MaxMessageBytes = 100_000);

        GrpcReply reply = await app.Http1.CallAsync("Get", Zip("""{"sku":"z"}"""u8), "application/json", ("Content-Encoding", "gzip"));
        GrpcReply bomb = await app.Http1.CallAsync("Get", Zip(new byte[10_000_000]), "application/json", ("Content-Encoding", "gzip"));
        GrpcReply unknown = await app.Http1.CallAsync("Get", [1], "application/json", ("Content-Encoding", "br"));

        Assert.Equal("""{"sku":"z","count":1}""", Encoding.UTF8.GetString(reply.Body));
        Assert.Equal(("resource_exhausted", "unimplemented"), (CodeOf(bomb), CodeOf(unknown)));
    }

    [Fact]
    public async Task Json_AnswerThatTheHandlerPacks_IsPackedIfTheClientTakesIt()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, context) =>
        {
            context.Compression = "gzip";
            return new(new Item { Sku = "z" });
        };

        GrpcReply packed = await app.Http1.CallAsync("Get", "{}"u8.ToArray(), "application/json", ("Accept-Encoding", "gzip"));
        GrpcReply plain = await app.Http1.CallAsync("Get", "{}"u8.ToArray(), "application/json");

        using var unpacked = new GZipStream(new MemoryStream(packed.Body), CompressionMode.Decompress);
        Assert.Equal("""{"sku":"z"}""", await new StreamReader(unpacked).ReadToEndAsync());
        Assert.Equal("""{"sku":"z"}""", Encoding.UTF8.GetString(plain.Body));
    }

    [Fact]
    public async Task Json_Metadata_TravelsInHeadersBothWays()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, context) =>
        {
            Assert.Equal("one", context.RequestHeaders["x-tag"]);
            Assert.Null(context.RequestHeaders["connect-protocol-version"]);
            context.ResponseHeaders.Add("x-head", "h");
            context.ResponseTrailers.Add("x-tail", "t");
            return new(new Item());
        };

        GrpcReply reply = await app.Http1.CallAsync("Get", "{}"u8.ToArray(), "application/json", ("X-Tag", "one"), ("Connect-Protocol-Version", "1"));

        Assert.Equal((HttpStatusCode.OK, "h", "t"), (reply.Http, reply.Find("x-head"), reply.Find("trailer-x-tail")));
    }

    [Theory]
    [InlineData("connect-protocol-version", "2")]
    [InlineData("connect-timeout-ms", "soon")]
    [InlineData("connect-timeout-ms", "12345678901")]
    public async Task Json_BrokenHeader_IsInvalidArgument(string name, string value)
    {
        await using ShopApp app = await ShopApp.StartAsync();

        Assert.Equal("invalid_argument", CodeOf(await app.Http1.CallAsync("Get", "{}"u8.ToArray(), "application/json", (name, value))));
    }

    [Fact]
    public async Task Json_DeadlinePasses_IsDeadlineExceeded()
    {
        var time = new ManualTime();
        await using ShopApp app = await ShopApp.StartAsync(services: services => services.AddTime(time));
        app.Shop.OnGet = static async (_, context) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            return new Item();
        };

        Task<GrpcReply> call = app.Http1.CallAsync("Get", "{}"u8.ToArray(), "application/json", ("Connect-Timeout-Ms", "1500"));
        await Limit.UntilAsync(() => time.TimerCount > 0, "the deadline is watched");
        time.Advance(TimeSpan.FromMilliseconds(1_500));

        Assert.Equal("deadline_exceeded", CodeOf(await call.Within()));
    }

    [Fact]
    public async Task Json_UnknownMethod_IsUnimplemented()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        GrpcReply reply = await app.Http1.CallAsync("Steal", "{}"u8.ToArray(), "application/json");

        Assert.Equal((HttpStatusCode.NotImplemented, "unimplemented"), (reply.Http, CodeOf(reply)));
    }

    [Fact]
    public async Task Json_StreamingMethodOrSwitchedOff_Is415()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        await using ShopApp without = await ShopApp.StartAsync(static options => options.EnableConnect = false);

        GrpcReply stream = await app.Http1.CallAsync("List", "{}"u8.ToArray(), "application/json");

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "application/grpc, application/grpc-web"), (stream.Http, stream.Find("accept-post")));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await without.Http1.CallAsync("Get", "{}"u8.ToArray(), "application/json")).Http);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await app.Http1.CallAsync("Get", "{}"u8.ToArray(), "application/json; charset=utf-16")).Http);
    }

    private static string? CodeOf(GrpcReply reply) => JsonDocument.Parse(reply.Body).RootElement.GetProperty("code").GetString();

    private static byte[] Zip(ReadOnlySpan<byte> bytes)
    {
        using var output = new MemoryStream();
        using (var packing = new GZipStream(output, CompressionLevel.Fastest))
        {
            packing.Write(bytes);
        }

        return output.ToArray();
    }
}
