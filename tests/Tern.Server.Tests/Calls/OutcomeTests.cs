using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Calls;

/// <summary>How what a handler does reaches the peer.</summary>
public sealed class OutcomeTests
{
    private static byte[] Say(string text = "x") => Wire.Message("Say", Wire.Call, 1, Wire.StringField(1, text));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HandlerThrows_TellsTypeAndMessageOnlyIfAllowed(bool isAllowed)
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.IncludeExceptionDetails = isAllowed));
        server.Echo.Say = (_, _) => throw new InvalidOperationException("the database password is 1234");
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.TTHeader(Say(), 1));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal(6, reply.Exception.Type);
        Assert.StartsWith("biz error: ", reply.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(isAllowed, reply.Exception.Message.Contains("InvalidOperationException: the database password is 1234", StringComparison.Ordinal));
        Assert.Contains("tests.Echo/Say", await server.Logs.WaitForAsync(104), StringComparison.Ordinal);
        Assert.False(reply.Strings.ContainsKey("crrst"));
    }

    [Theory]
    [InlineData(RpcStatusCode.NotFound, 6)]
    [InlineData(RpcStatusCode.PermissionDenied, 6)]
    [InlineData(RpcStatusCode.Unimplemented, 1)]
    public async Task HandlerThrowsRpcException_KeepsCodeAndMessage(RpcStatusCode code, int type)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = (_, _) => throw new RpcException(code, "said by the handler");
        await using RawPeer peer = await server.ConnectRawAsync();
        await peer.WriteAsync(Wire.TTHeader(Say(), 1));
        RawMessage reply = await peer.ReadAsync();
        Assert.Equal((type, "said by the handler"), reply.Exception);
        Assert.Equal($"{(int)code}", reply.Strings["tern-status"]);

        await using RpcChannel channel = server.Connect();
        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SayAsync("x"));
        Assert.Equal((code, type, true, "tests.Echo/Say"), (error.Code, error.ApplicationExceptionType, error.IsRemote, error.Method));
        Assert.Contains("said by the handler", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BizError_OverTTHeader_IsAReplyWithThreeKeys()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = (_, _) => throw new RpcBizException(4_711, "sold out", new Dictionary<string, string> { ["sku"] = "a\"b" });
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.TTHeader(Say(), 1));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal((Wire.Reply, "2"), ((byte)reply.Type, reply.Ints[22]));
        Assert.Empty(reply.Fields);
        Assert.Equal(("4711", "sold out"), (reply.Strings["biz-status"], reply.Strings["biz-message"]));
        Assert.Equal("a\"b", System.Text.Json.JsonDocument.Parse(reply.Strings["biz-extra"]).RootElement.GetProperty("sku").GetString());
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Pooled)]
    [InlineData(RpcProtocol.ThriftTTHeaderFramed, ConnectionMode.Multiplexed)]
    public async Task BizError_OverTTHeader_ArrivesAsItself(RpcProtocol protocol, ConnectionMode mode)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = (_, _) => throw new RpcBizException(-3, "no", new Dictionary<string, string> { ["k"] = "v" });
        await using RpcChannel channel = server.Connect(protocol, mode);

        RpcBizException error = await Assert.ThrowsAsync<RpcBizException>(async () => await channel.CreateClient<IEcho>().SayAsync("x"));

        Assert.Equal((-3, "no", "v"), (error.Code, error.Message, error.Extra!["k"]));
    }

    [Fact]
    public async Task BizError_OverFramed_IsAnApplicationExceptionWithItsMessage()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = (_, _) => throw new RpcBizException(7, "sold out");
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.Framed(Say()));

        Assert.Equal((6, "sold out"), (await peer.ReadAsync()).Exception);
    }

    [Fact]
    public async Task DeclaredException_IsAReplyWithItsField()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Send = (_, _) => throw new TooFar { Place = "moon" };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.Framed(Wire.Message("Send", Wire.Call, 1, Wire.StructField(1, Wire.StringField(1, "p")))));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal(Wire.Reply, reply.Type);
        Assert.Equal("moon", Assert.IsType<Dictionary<short, object>>(Assert.Single(reply.Fields, field => field.Key == 1).Value)[1]);
    }

    [Fact]
    public async Task DeclaredException_OfAMethodThatDoesNotDeclareIt_IsAHandlerError()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = (_, _) => throw new TooFar { Place = "moon" };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.Framed(Say()));

        Assert.Equal(6, (await peer.ReadAsync()).Exception.Type);
    }

    public static TheoryData<string> Unsendable => ["backward", "backward of a failure", "biz message", "biz extra", "answer"];

    [Theory]
    [MemberData(nameof(Unsendable))]
    public async Task AnswerThatCannotBeSent_IsToldToTheCallerAndHurtsNobodyElse(string what)
    {
        string large = new('x', 70_000);
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.MaxMessageBytes = 100_000));
        server.Echo.Say = (text, context) =>
        {
            switch (text)
            {
                case "backward":
                    context!.Backward["key"] = large;
                    break;
                case "backward of a failure":
                    context!.Backward["key"] = large;
                    throw new RpcException(RpcStatusCode.NotFound, "not there");
                case "biz message":
                    throw new RpcBizException(1, large);
                case "biz extra":
                    throw new RpcBizException(1, "no", new Dictionary<string, string> { ["k"] = large });
                case "answer":
                    return new(large + large);
            }

            return new(text);
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync([.. Wire.TTHeader(Say(what), 1, flags: 1), .. Wire.TTHeader(Say("fine"), 2, flags: 1)]);
        RawMessage[] replies = [await peer.ReadAsync(), await peer.ReadAsync()];

        RawMessage refused = Assert.Single(replies, reply => reply.HeaderSequenceId == 1);
        Assert.Equal(6, refused.Exception.Type);
        Assert.Contains("cannot be sent", refused.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("8", refused.Strings["tern-status"]);
        Assert.Equal("fine", Assert.Single(replies, reply => reply.HeaderSequenceId == 2).Fields[0]);
        await server.Logs.WaitForAsync(104);
    }

    [Fact]
    public async Task AnswerThatThrowsWhileItIsWritten_IsAHandlerError()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Send = (parcel, _) => new(new Parcel { Name = "n", Labels = new Dictionary<string, string> { ["key"] = null! } });
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.Framed(Wire.Message("Send", Wire.Call, 1, Wire.StructField(1, Wire.StringField(1, "p")))));

        Assert.Equal(6, (await peer.ReadAsync()).Exception.Type);
        await peer.WriteAsync(Wire.Framed(Say("fine")));
        Assert.Equal("fine", (await peer.ReadAsync()).Fields[0]);
    }

    [Fact]
    public async Task Fallback_UnknownMethod_GetsTheArgumentsAndAnswers()
    {
        RpcUnknownCall? seen = null;
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseFallback(call =>
        {
            seen = call with { Arguments = call.Arguments.ToArray() };
            return call.Method switch
            {
                "Nothing" => default,
                "Refuse" => throw new RpcException(RpcStatusCode.PermissionDenied, "not here"),
                _ => new ValueTask<ReadOnlyMemory<byte>>(Wire.Struct(Wire.StringField(0, "from afar"))),
            };
        }));
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.TTHeader(Wire.Message("Far", Wire.Call, 4, Wire.StringField(1, "x")), 4, strings: [("isn", "Away"), ("RPC_PERSIST_k", "v")]));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal("from afar", reply.Fields[0]);
        Assert.Equal(("Far", 4), (reply.Method, reply.SequenceId));
        Assert.Equal(("Away", "Far"), (seen!.Service, seen.Method));
        Assert.Equal(Wire.Struct(Wire.StringField(1, "x")), seen.Arguments.ToArray());
        Assert.Equal("v", seen.Context.Persistent["k"]);
        await peer.WriteAsync(Wire.Framed(Wire.Message("Nothing", Wire.Call, 5)));
        Assert.Empty((await peer.ReadAsync()).Fields);
        await peer.WriteAsync(Wire.Framed(Wire.Message("Refuse", Wire.Call, 6)));
        Assert.Equal((6, "not here"), (await peer.ReadAsync()).Exception);
        await peer.WriteAsync(Wire.Framed(Wire.Message("Say", Wire.Call, 7, Wire.StringField(1, "own"))));
        Assert.Equal("own", (await peer.ReadAsync()).Fields[0]);
    }
}
