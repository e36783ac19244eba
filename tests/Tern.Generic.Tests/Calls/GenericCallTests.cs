using System.Text.Json;
using Tern.Serialization;

namespace Tern.Generic.Tests.Calls;

/// <summary>Generic clients of generic servers, in every protocol and form.</summary>
public sealed class GenericCallTests
{
    public static TheoryData<RpcProtocol, ThriftEncoding, GrpcPayload> Ways => GenericServer.ThriftWays;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Thrift_UnaryCalls_AnswerInEveryProtocol(RpcProtocol protocol, ThriftEncoding encoding, GrpcPayload payload)
    {
        await using GenericServer server = await GenericServer.StartAsync();
        await using RpcChannel channel = server.Connect(protocol, encoding, payload);
        GenericClient client = new(channel, Idl.Shop);

        SameJson.Assert("""{"reply": "pong"}""", await client.InvokeJsonAsync("ping").Within());
        SameJson.Assert("""{"reply": 42}""", await client.InvokeJsonAsync("add", """{"left": 40, "right": 2}""").Within());
        SameJson.Assert("""{"reply": 11}""", await client.InvokeJsonAsync("add", """{"left": 1}""").Within());
        SameJson.Assert("{}", await client.InvokeJsonAsync("nothing").Within());
        SameJson.Assert(EverythingFor(payload), await client.InvokeJsonAsync("echo", EverythingFor(payload)).Within());
        SameJson.Assert("""{"reply": "lamp!"}""", await client.InvokeJsonAsync("find", """{"sku": "lamp"}""").Within());
        SameJson.Assert("{}", await client.InvokeJsonAsync("note", """{"text": "hello"}""").Within());
        await Limit.UntilAsync(
            () =>
            {
                lock (server.Handler.Notes)
                {
                    return server.Handler.Notes.Contains("hello");
                }
            },
            "the note arrives");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Thrift_Failures_ArriveAsWhatTheyAre(RpcProtocol protocol, ThriftEncoding encoding, GrpcPayload payload)
    {
        await using GenericServer server = await GenericServer.StartAsync();
        await using RpcChannel channel = server.Connect(protocol, encoding, payload);
        GenericClient client = new(channel, Idl.Shop);

        // Kitex Protobuf has no place for an exception that a method declares.
        if (protocol != RpcProtocol.KitexProtobuf)
        {
            GenericException declared = await Assert.ThrowsAsync<GenericException>(async () => await client.InvokeJsonAsync("find", """{"sku": "gone"}""").Within());
            Assert.Equal("OutOfStock", declared.Name);
            SameJson.Assert("""{"sku": "gone", "left": 0}""", declared.Json!.Value);
            declared = await Assert.ThrowsAsync<GenericException>(async () => await client.InvokeMapAsync("find", new Dictionary<string, object?> { ["sku"] = "mapped" }).Within());
            Assert.Equal("mapped", declared.Map!["sku"]);
        }

        await Assert.ThrowsAnyAsync<RpcException>(async () => await client.InvokeJsonAsync("find", """{"sku": "undeclared"}""").Within());
        await Assert.ThrowsAnyAsync<RpcException>(async () => await client.InvokeJsonAsync("find", """{"sku": "wrong"}""").Within());
        if (protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.Grpc)
        {
            RpcBizException business = await Assert.ThrowsAsync<RpcBizException>(async () => await client.InvokeJsonAsync("find", """{"sku": "business"}""").Within());
            Assert.Equal((7, "no business", "closed"), (business.Code, business.Message, business.Extra!["why"]));
            SameJson.Assert(
                """{"reply": "ada"}""",
                await client.InvokeJsonAsync("find", """{"sku": "metadata"}""", new CallContext { Persistent = { ["WHO"] = "ada" } }).Within());
        }

        RpcException denied = await Assert.ThrowsAsync<RpcException>(async () => await client.InvokeJsonAsync("find", """{"sku": "denied"}""").Within());
        Assert.Contains("not for you", denied.Message);
        SameJson.Assert("""{"reply": "pong"}""", await client.InvokeJsonAsync("ping").Within());
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftFramed, GrpcPayload.Thrift)]
    [InlineData(RpcProtocol.ThriftTTHeader, GrpcPayload.Thrift)]
    [InlineData(RpcProtocol.Grpc, GrpcPayload.Thrift)]
    [InlineData(RpcProtocol.Grpc, GrpcPayload.Protobuf)]
    public async Task Thrift_Streams_FlowInEveryForm(RpcProtocol protocol, GrpcPayload payload)
    {
        await using GenericServer server = await GenericServer.StartAsync();
        await using RpcChannel channel = server.Connect(protocol, payload: payload);

        await CheckStreamsAsync(new GenericClient(channel, Idl.Shop), "watch", "sum", "chat");
    }

    [Theory]
    [InlineData(RpcProtocol.Grpc)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    public async Task Protobuf_Streams_FlowInEveryForm(RpcProtocol protocol)
    {
        await using GenericServer server = await GenericServer.StartAsync();
        await using RpcChannel channel = server.Connect(protocol);

        await CheckStreamsAsync(new GenericClient(channel, Idl.Catalog), "Watch", "Sum", "Chat");
    }

    [Theory]
    [InlineData(RpcProtocol.Grpc)]
    [InlineData(RpcProtocol.KitexProtobuf)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    [InlineData(RpcProtocol.ThriftFramed)]
    public async Task Protobuf_UnaryCalls_AnswerInEveryProtocol(RpcProtocol protocol)
    {
        await using GenericServer server = await GenericServer.StartAsync();
        await using RpcChannel channel = server.Connect(protocol);
        GenericClient client = new(channel, Idl.Catalog);

        SameJson.Assert(Samples.ProtoEverything, await client.InvokeJsonAsync("Echo", Samples.ProtoEverything).Within());
        SameJson.Assert("{}", await client.InvokeJsonAsync("Nothing").Within());
        IReadOnlyDictionary<string, object?> map = await client.InvokeMapAsync("Echo", new Dictionary<string, object?> { ["medium"] = 5, ["texts"] = new[] { "a" } }).Within();
        Assert.Equal(5, map["medium"]);
        Assert.Equal(["a"], (List<object?>)map["texts"]!);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Thrift_Maps_GoBothWays(RpcProtocol protocol, ThriftEncoding encoding, GrpcPayload payload)
    {
        await using GenericServer server = await GenericServer.StartAsync(builder => builder.AddGenericService(Idl.Shop, new MapShop()));
        await using RpcChannel channel = server.Connect(protocol, encoding, payload);
        GenericClient client = new(channel, Idl.Shop);

        Assert.Equal(42, (await client.InvokeMapAsync("add", new Dictionary<string, object?> { ["left"] = 40, ["right"] = 2L }).Within())["reply"]);
        SameJson.Assert(EverythingFor(payload), await client.InvokeJsonAsync("echo", EverythingFor(payload)).Within());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Thrift_Raw_IsBinaryWhateverTheWireSpeaks(RpcProtocol protocol, ThriftEncoding encoding, GrpcPayload payload)
    {
        RawShop handler = new();
        await using GenericServer server = await GenericServer.StartAsync(builder => builder.AddGenericService(Idl.Shop, handler));
        await using RpcChannel channel = server.Connect(protocol, encoding, payload);
        GenericClient client = new(channel, Idl.Shop);
        bool isThrift = protocol != RpcProtocol.KitexProtobuf && (protocol != RpcProtocol.Grpc || payload == GrpcPayload.Thrift);
        byte[] request = isThrift ? Convert.FromHexString("0800010000000508000200000006" + "00") : Convert.FromHexString("08051006");
        byte[] reply = isThrift ? Convert.FromHexString("0800000000000B" + "00") : Convert.FromHexString("080B");
        handler.Expected = request;
        handler.Answer = reply;

        ReadOnlyMemory<byte> answer = await client.InvokeRawAsync("add", request).Within();

        Assert.Equal(reply, answer.ToArray());
        await Assert.ThrowsAnyAsync<RpcException>(async () => await client.InvokeRawAsync("add", new byte[] { 0xFF }).Within());
    }

    [Fact]
    public async Task Client_RequestThatDoesNotFit_IsRefusedBeforeItIsSent()
    {
        await using GenericServer server = await GenericServer.StartAsync();
        await using RpcChannel channel = server.Connect(RpcProtocol.ThriftTTHeader);
        GenericClient client = new(channel, Idl.Shop);

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await client.InvokeJsonAsync("add", """{"left": "x"}""").Within());
        Assert.Equal(RpcStatusCode.InvalidArgument, error.Code);
        Assert.Contains("Shop/add.left", error.Message);
        ArgumentException unknown = Assert.Throws<ArgumentException>(() => { _ = client.InvokeJsonAsync("ad"); });
        Assert.Contains("did you mean \"add\"?", unknown.Message);
        InvalidOperationException kind = Assert.Throws<InvalidOperationException>(() => { _ = client.InvokeJsonAsync("watch"); });
        Assert.Contains("ServerStreamJsonAsync", kind.Message);
        kind = Assert.Throws<InvalidOperationException>(() => { _ = client.ServerStreamJsonAsync("add", "{}"); });
        Assert.Contains("InvokeJsonAsync", kind.Message);
    }

    [Fact]
    public async Task Client_JsonInEveryShape_IsTheSameRequest()
    {
        await using GenericServer server = await GenericServer.StartAsync();
        await using RpcChannel channel = server.Connect(RpcProtocol.ThriftFramed);
        GenericClient client = new(channel, Idl.Shop);
        using JsonDocument document = JsonDocument.Parse("""{"left": 1, "right": 2}""");

        string text = await client.InvokeJsonAsync("add", """{"left": 1, "right": 2}""").Within();
        GenericJson utf8 = await client.InvokeJsonAsync("add", """{"left": 1, "right": 2}"""u8.ToArray()).Within();
        GenericJson element = await client.InvokeJsonAsync("add", document.RootElement).Within();

        Assert.Equal("""{"reply":3}""", text);
        Assert.Equal(utf8, element);
        Assert.Equal(3, element.ToElement().GetProperty("reply").GetInt32());
    }

    [Fact]
    public async Task Call_WithDeadline_EndsWhenItIsOver()
    {
        TaskCompletionSource<GenericJson> never = new();
        await using GenericServer server = await GenericServer.StartAsync(builder => builder.AddGenericService(Idl.Shop, async (_, _, context) => await never.Task.WaitAsync(context.CancellationToken)));
        await using RpcChannel channel = server.Connect(RpcProtocol.ThriftTTHeader);
        GenericClient client = new(channel, Idl.Shop);

        await Assert.ThrowsAsync<RpcTimeoutException>(async () =>
            await client.InvokeJsonAsync("ping", context: new CallContext { Timeout = TimeSpan.FromMilliseconds(50) }).Within());
    }

    [Fact]
    public async Task Middleware_OfChannelAndServer_SeesTheBody()
    {
        List<string> seen = [];
        await using GenericServer server = await GenericServer.StartAsync(builder => builder
            .AddGenericService(Idl.Shop, new EchoShop())
            .Use(async (invocation, next) =>
            {
                seen.Add($"server {invocation.Method.FullName} {invocation.GetArgument<GenericJson>(0)}");
                await next(invocation);
                invocation.SetReply<GenericJson>("""{"reply": 100}""");
            }));
        await using RpcChannel channel = RpcChannel.Connect(server.Endpoint, options =>
        {
            TestServer.BeGenerous(options);
            options.Use(async (invocation, next) =>
            {
                invocation.SetArgument<GenericJson>(0, """{"left":5,"right":6}""");
                await next(invocation);
                seen.Add($"client {invocation.GetReply<GenericJson>()}");
            });
        });

        GenericJson reply = await new GenericClient(channel, Idl.Shop).InvokeJsonAsync("add", "{}").Within();

        Assert.Equal(["server Shop/add {\"left\":5,\"right\":6}", "client {\"reply\":100}"], seen);
        Assert.Equal("""{"reply":100}""", reply);
    }

    [Fact]
    public async Task Handler_MethodThatIsNotOverridden_IsUnimplemented()
    {
        await using GenericServer server = await GenericServer.StartAsync(builder => builder.AddGenericService(Idl.Shop, (_, request, _) => new(request)));
        await using RpcChannel channel = server.Connect(RpcProtocol.Grpc, payload: GrpcPayload.Thrift);

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () =>
            await new GenericClient(channel, Idl.Shop).ServerStreamJsonAsync("watch", """{"x":1,"y":1}""").ReadAllAsync().Within());

        Assert.Equal(RpcStatusCode.Unimplemented, error.Code);
    }

    // Protobuf has no empty lists: one that has a default comes back as that.
    private static string EverythingFor(GrpcPayload payload) =>
        payload == GrpcPayload.Protobuf ? Samples.Everything.Replace("\"tags\": []", "\"tags\": [\"z\"]", StringComparison.Ordinal) : Samples.Everything;

    private static async Task CheckStreamsAsync(GenericClient client, string watch, string sum, string chat)
    {
        List<GenericJson> points = await client.ServerStreamJsonAsync(watch, """{"x": 20, "y": 7}""").ReadAllAsync().Within();
        Assert.Equal(20, points.Count);
        SameJson.Assert("""{"x": 19, "y": 7}""", points[19]);
        GenericJson total = await client.ClientStreamJsonAsync(sum, AsyncStreams.Make<GenericJson>(10, i => $$"""{"x": {{i}}, "y": 1}""")).Within();
        SameJson.Assert("""{"x": 45, "y": 10}""", total);
        List<GenericJson> echoes = await client.DuplexStreamJsonAsync(chat, AsyncStreams.Make<GenericJson>(10, i => $$"""{"x": {{i + 1}}, "y": 1}""")).ReadAllAsync().Within();
        Assert.Equal(10, echoes.Count);
        SameJson.Assert("""{"x": 10, "y": 1}""", echoes[9]);

        List<IReadOnlyDictionary<string, object?>> maps = await client.DuplexStreamMapAsync(
            chat, AsyncStreams.Make<IReadOnlyDictionary<string, object?>>(3, i => new Dictionary<string, object?> { ["x"] = i + 1, ["y"] = 2 })).ReadAllAsync().Within();
        Assert.Equal([1, 2, 3], maps.Select(map => (int)map["x"]!));
        Assert.Equal(5, (await client.ServerStreamMapAsync(watch, new Dictionary<string, object?> { ["x"] = 5, ["y"] = 1 }).ReadAllAsync().Within()).Count);
        Assert.Equal(3, (await client.ClientStreamMapAsync(sum, AsyncStreams.Of<IReadOnlyDictionary<string, object?>>(new Dictionary<string, object?> { ["x"] = 3, ["y"] = 4 })).Within())["x"]);

        // Leaving early gives the call up.
        await foreach (GenericJson first in client.ServerStreamJsonAsync(watch, """{"x": 1000000, "y": 1}"""))
        {
            Assert.Contains("\"y\":1", first);
            break;
        }
    }

    private sealed class MapShop : GenericHandler<IReadOnlyDictionary<string, object?>>
    {
        public override ValueTask<IReadOnlyDictionary<string, object?>> InvokeAsync(GenericMethod method, IReadOnlyDictionary<string, object?> request, CallContext context) =>
            new(method.Name == "add" ? new Dictionary<string, object?> { ["reply"] = (int)request["left"]! + (int)request["right"]! } : request);
    }

    private sealed class RawShop : GenericHandler<ReadOnlyMemory<byte>>
    {
        public byte[] Expected { get; set; } = [];

        public byte[] Answer { get; set; } = [];

        public override ValueTask<ReadOnlyMemory<byte>> InvokeAsync(GenericMethod method, ReadOnlyMemory<byte> request, CallContext context) =>
            request.Span.SequenceEqual(Expected) ? new(Answer) : throw new RpcException(RpcStatusCode.InvalidArgument, Convert.ToHexString(request.Span));
    }
}
