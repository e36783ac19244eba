using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Tern.Interop.Tests.Contracts.Protobuf;
using Tern.Interop.Tests.Vectors;
using Tern.Protocols;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Kitex;

/// <summary>Kitex Protobuf as real Kitex peers put it on the wire: read, answered and asked alike.</summary>
public sealed class KitexProtobufVectorTests : IAsyncLifetime
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Vectors", "Files");
    private static readonly JsonElement[] s_entries =
    [
        .. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_folder, "manifest.json"))).RootElement.GetProperty("vectors").EnumerateArray()
            .Where(entry => entry.GetProperty("protocol").GetString()!.StartsWith("kitex-protobuf", StringComparison.Ordinal)),
    ];

    private readonly RpcServer _server = new RpcServerBuilder().Listen("tcp://127.0.0.1:0").AddService<IPbConformance>(new Handler()).Build();
    private readonly RpcServer _other = new RpcServerBuilder().Listen("tcp://127.0.0.1:0").AddService<Contracts.IBaseService>(new ConformanceHandler()).Build();

    public static TheoryData<string> Files => [.. s_entries.Select(entry => entry.GetProperty("file").GetString()!)];

    public static TheoryData<string> Names => [.. s_entries.Select(entry => entry.GetProperty("name").GetString()!).Distinct()];

    public static TheoryData<string> NamesWithHeader =>
        [.. s_entries.Where(entry => entry.GetProperty("protocol").GetString()!.Contains("ttheader", StringComparison.Ordinal)).Select(entry => entry.GetProperty("name").GetString()!).Distinct()];

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync();
        await _other.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public void Vectors_AreAllHere() => Assert.Equal(28, s_entries.Length);

    [Theory]
    [MemberData(nameof(Files))]
    public void Message_OfAKitexPeer_SaysWhatTheManifestSays(string file)
    {
        JsonElement entry = s_entries.Single(e => e.GetProperty("file").GetString() == file);
        byte[] bytes = Bytes(entry);

        var frame = ThriftFrameScanner.Parse(bytes);
        ReadOnlySpan<byte> body = KitexProtobufMessage.Read(frame.Payload, out ReadOnlySpan<byte> method, out ThriftMessageType type, out int sequenceId);

        Assert.Equal(PayloadEncoding.Protobuf, frame.Encoding);
        Assert.Equal(entry.GetProperty("method").GetString(), System.Text.Encoding.UTF8.GetString(method));
        Assert.Equal(entry.GetProperty("messageType").GetString(), type.ToString(), ignoreCase: true);
        Assert.Equal(entry.GetProperty("seqId").GetInt32(), sequenceId);
        if (entry.TryGetProperty("error", out JsonElement error))
        {
            ThriftApplicationException exception = KitexProtobufMessage.ReadException(body);
            Assert.Equal((error.GetProperty("typeId").GetInt32(), error.GetProperty("message").GetString()), (exception.Type, exception.Message));
            return;
        }

        AssertSays(entry.GetProperty("messageName").GetString()!, entry.GetProperty("message"), body.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Request_OfAKitexClient_GetsTheReplyOfAKitexServer(string name)
    {
        JsonElement expected = Entry(name, "reply");
        using VectorConnection connection = await VectorConnection.OpenAsync(name.Contains("unknown-method", StringComparison.Ordinal) ? _other : _server);

        await connection.SendAsync(Bytes(Entry(name, "request")));
        byte[] actual = (await connection.ReadFrameAsync())!;

        byte[] captured = Bytes(expected);
        CompareReplies(captured, actual, expected);
        if (!expected.TryGetProperty("error", out _) && (!expected.TryGetProperty("ttheaderOrderFixed", out JsonElement order) || order.GetBoolean()) && !name.EndsWith("meta", StringComparison.Ordinal)
            && !name.EndsWith("echoall", StringComparison.Ordinal))
        {
            Assert.Equal(Convert.ToHexString(captured), Convert.ToHexString(actual));
        }
    }

    [Theory]
    [MemberData(nameof(NamesWithHeader))]
    public async Task Call_ThatAKitexClientMade_IsAskedAndAnsweredAlike(string name)
    {
        JsonElement request = Entry(name, "request");
        JsonElement reply = Entry(name, "reply");
        using Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        await using RpcChannel channel = RpcChannel.Connect($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}", options =>
        {
            options.Protocol = RpcProtocol.KitexProtobuf;
            options.CallerService = "conformance.client0";
            options.TargetService = "conformance.server";
        });
        CallContext context = new();
        if (request.TryGetProperty("metainfo", out JsonElement metainfo))
        {
            metainfo.GetProperty("transient").EnumerateObject().ToList().ForEach(entry => context.Transient.Set(entry.Name, entry.Value.GetString()!));
            metainfo.GetProperty("persistent").EnumerateObject().ToList().ForEach(entry => context.Persistent.Set(entry.Name, entry.Value.GetString()!));
        }

        Task<byte[]> served = ServeAsync(listener, Bytes(reply));
        (byte[]? answer, Exception? failure) = await CallAsync(channel.CreateClient<IPbConformance>(), request, context);

        AssertSameRequest(request, await served);
        if (reply.TryGetProperty("error", out JsonElement error))
        {
            Assert.Equal(error.GetProperty("typeId").GetInt32(), Assert.IsType<RpcException>(failure).ApplicationExceptionType);
            Assert.Contains(error.GetProperty("message").GetString()!, failure!.Message);
        }
        else if (reply.TryGetProperty("bizStatus", out JsonElement biz))
        {
            Assert.Equal((biz.GetProperty("code").GetInt32(), biz.GetProperty("message").GetString()), Assert.IsType<RpcBizException>(failure) is var thrown ? (thrown.Code, thrown.Message) : default);
        }
        else
        {
            Assert.Null(failure);
            AssertSays(reply.GetProperty("messageName").GetString()!, reply.GetProperty("message"), answer!);
            if (name.EndsWith("meta", StringComparison.Ordinal))
            {
                Assert.Equal("back", context.Backward["backward"]);
            }
        }
    }

    private static async Task<(byte[]? Answer, Exception? Failure)> CallAsync(IPbConformance client, JsonElement request, CallContext context)
    {
        var body = KitexProtobufMessage.Read(ThriftFrameScanner.Parse(Bytes(request)).Payload, out _, out _, out _).ToArray();
        try
        {
            return request.GetProperty("method").GetString() switch
            {
                "EchoAll" => (Write(await client.EchoAllAsync(ProtobufSerializer.Read<All>(body))), null),
                "EchoMeta" => (Write(await client.EchoMetaAsync(ProtobufSerializer.Read<EchoReq>(body), context)), null),
                "Fail" => (Write(await client.FailAsync(ProtobufSerializer.Read<EchoReq>(body))), null),
                _ => (Write(await client.EchoAsync(ProtobufSerializer.Read<EchoReq>(body))), null),
            };
        }
        catch (Exception exception)
        {
            return (null, exception);
        }
    }

    private static async Task<byte[]> ServeAsync(Socket listener, byte[] reply)
    {
        using VectorConnection connection = new(await listener.AcceptAsync());
        byte[] received = (await connection.ReadFrameAsync())!;
        int sequenceId = SequenceIdOf(received, out _);
        _ = SequenceIdOf(reply, out int offset);
        BinaryPrimitives.WriteInt32BigEndian(reply.AsSpan(offset), sequenceId);
        BinaryPrimitives.WriteInt32BigEndian(reply.AsSpan(8), sequenceId);
        await connection.SendAsync(reply);
        return received;
    }

    private static int SequenceIdOf(byte[] message, out int offset)
    {
        ReadOnlySpan<byte> payload = ThriftFrameScanner.Parse(message).Payload;
        ReadOnlySpan<byte> body = KitexProtobufMessage.Read(payload, out _, out _, out int sequenceId);
        offset = message.Length - body.Length - sizeof(int);
        return sequenceId;
    }

    private static void AssertSameRequest(JsonElement request, byte[] actual)
    {
        ThriftFrame wanted = ThriftFrameScanner.Parse(Bytes(request));
        ThriftFrame got = ThriftFrameScanner.Parse(actual);
        KitexProtobufMessage.Read(wanted.Payload, out ReadOnlySpan<byte> wantedMethod, out ThriftMessageType wantedType, out _);
        ReadOnlySpan<byte> gotBody = KitexProtobufMessage.Read(got.Payload, out ReadOnlySpan<byte> gotMethod, out ThriftMessageType gotType, out _);
        Assert.Equal((wanted.Protocol, wanted.Flags, wantedType), (got.Protocol, got.Flags, gotType));
        Assert.Equal(wantedMethod.ToArray(), gotMethod.ToArray());
        AssertSays(request.GetProperty("messageName").GetString()!, request.GetProperty("message"), gotBody.ToArray());
        TTHeaderInfo wantedInfo = TTHeaderInfo.Parse(wanted.HeaderInfo);
        TTHeaderInfo gotInfo = TTHeaderInfo.Parse(got.HeaderInfo);
        Assert.Equal(wantedInfo.Service, gotInfo.Service);
        Assert.Equal(wantedInfo.Transient, gotInfo.Transient);
        Assert.Equal(wantedInfo.Persistent, gotInfo.Persistent);

        // Kitex says which of its methods calls also where none does.
        Assert.Equal(wantedInfo.Ints!.Where(entry => entry.Key != 20).OrderBy(entry => entry.Key), gotInfo.Ints!.OrderBy(entry => entry.Key));
    }

    private static void CompareReplies(byte[] captured, byte[] actual, JsonElement expected)
    {
        ThriftFrame wanted = ThriftFrameScanner.Parse(captured);
        ThriftFrame got = ThriftFrameScanner.Parse(actual);
        ReadOnlySpan<byte> wantedBody = KitexProtobufMessage.Read(wanted.Payload, out ReadOnlySpan<byte> wantedMethod, out ThriftMessageType wantedType, out int wantedId);
        ReadOnlySpan<byte> gotBody = KitexProtobufMessage.Read(got.Payload, out ReadOnlySpan<byte> gotMethod, out ThriftMessageType gotType, out int gotId);
        Assert.Equal((wanted.Protocol, wanted.HeaderSequenceId, wantedType), (got.Protocol, got.HeaderSequenceId, gotType));
        Assert.Equal(wantedMethod.ToArray(), gotMethod.ToArray());
        if (wanted.HasHeader)
        {
            TTHeaderInfo wantedInfo = TTHeaderInfo.Parse(wanted.HeaderInfo);
            TTHeaderInfo gotInfo = TTHeaderInfo.Parse(got.HeaderInfo);
            Assert.Equal(wantedInfo.Ints, gotInfo.Ints);
            Assert.Equal((wantedInfo.BizStatus, wantedInfo.BizMessage, wantedInfo.BizExtra, wantedInfo.ConnectionReset), (gotInfo.BizStatus, gotInfo.BizMessage, gotInfo.BizExtra, gotInfo.ConnectionReset));
            Assert.Equal(wantedInfo.Others, gotInfo.Others.Where(entry => entry.Key != ApplicationExceptionTypes.StatusKey));
        }

        if (expected.TryGetProperty("error", out _))
        {
            // Kitex forgets the id of a request for a method that it does not know.
            ThriftApplicationException gotError = KitexProtobufMessage.ReadException(gotBody);
            Assert.Equal(KitexProtobufMessage.ReadException(wantedBody).Type, gotError.Type);
            Assert.NotEmpty(gotError.Message);
            return;
        }

        Assert.Equal(wantedId, gotId);
        AssertSays(expected.GetProperty("messageName").GetString()!, expected.GetProperty("message"), gotBody.ToArray());
    }

    private static void AssertSays(string messageName, JsonElement expected, byte[] body)
    {
        string said = messageName switch
        {
            "conformance.pb.All" => ProtoJsonSerializer.Serialize(ProtobufSerializer.Read<All>(body)),
            "conformance.pb.EchoReq" => ProtoJsonSerializer.Serialize(ProtobufSerializer.Read<EchoReq>(body)),
            _ => ProtoJsonSerializer.Serialize(ProtobufSerializer.Read<EchoResp>(body)),
        };
        string wanted = messageName switch
        {
            "conformance.pb.All" => ProtoJsonSerializer.Serialize(ProtoJsonSerializer.Deserialize<All>(Plain(expected))),
            "conformance.pb.EchoReq" => ProtoJsonSerializer.Serialize(ProtoJsonSerializer.Deserialize<EchoReq>(Plain(expected))),
            _ => ProtoJsonSerializer.Serialize(ProtoJsonSerializer.Deserialize<EchoResp>(Plain(expected))),
        };
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(wanted).RootElement, JsonDocument.Parse(said).RootElement), $"{wanted} became {said}");
        Assert.NotEmpty(said);
    }

    // The manifest has the enum's names of conformance.proto; this contract has C#'s.
    private static string Plain(JsonElement message) =>
        message.GetRawText().Replace("\"KIND_BIG\"", "300", StringComparison.Ordinal).Replace("\"KIND_ONE\"", "1", StringComparison.Ordinal);

    private static byte[] Write<T>(T message)
        where T : IProtobufMessage<T>
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        ProtobufSerializer.Write(output, message);
        return output.WrittenSpan.ToArray();
    }

    private static JsonElement Entry(string name, string direction) =>
        s_entries.Single(entry => entry.GetProperty("name").GetString() == name && entry.GetProperty("direction").GetString() == direction);

    private static byte[] Bytes(JsonElement entry) => Convert.FromHexString(string.Concat(File.ReadLines(Path.Combine(s_folder, entry.GetProperty("file").GetString()!))));

    private sealed class Handler : IPbConformance
    {
        public ValueTask<EchoResp> EchoAsync(EchoReq request) => new(new EchoResp { Msg = request.Msg, Index = request.N });

        public ValueTask<All> EchoAllAsync(All request) => new(request);

        public ValueTask<EchoResp> EchoMetaAsync(EchoReq request, CallContext? context = null)
        {
            Assert.Equal(RpcProtocol.KitexProtobuf, context!.Protocol);
            context.Backward.Set("backward", "back");
            return new(new EchoResp
            {
                Msg = request.Msg,
                Meta = new(context.Transient.Select(e => KeyValuePair.Create("t:" + e.Key, e.Value)).Concat(context.Persistent.Select(e => KeyValuePair.Create("p:" + e.Key, e.Value)))),
            });
        }

        public ValueTask<EchoResp> FailAsync(EchoReq request) => request.Mode switch
        {
            0 => new(new EchoResp { Msg = "ok:" + request.Msg }),
            5 => throw new RpcBizException(7001, request.Msg, new Dictionary<string, string> { ["ek"] = "ev-" + request.Msg }),
            _ => throw new InvalidOperationException(request.Msg),
        };
    }
}
