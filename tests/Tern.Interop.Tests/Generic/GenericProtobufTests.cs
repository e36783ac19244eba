using System.Text.Json;
using Tern.Generic;
using Tern.Interop.Tests.Grpc;
using Tern.Interop.Tests.Programs;
using Xunit;

namespace Tern.Interop.Tests.Generic;

/// <summary>Generic calls and messages from .proto text against Protobuf's and gRPC's own implementations.</summary>
public sealed class GenericProtobufTests(ProtobufOracle oracle, GrpcPeers peers) : IClassFixture<ProtobufOracle>, IClassFixture<GrpcPeers>
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Peers");
    private static readonly GenericContract s_everything = GenericContract.Load(Path.Combine(s_folder, "Generic", "everything.proto"));

    public static TheoryData<string> Messages =>
    [
        "{}",
        """{"flag": true, "medium": -2147483648, "large": "-9223372036854775808", "natural": 4294967295, "largeNatural": "18446744073709551615"}""",
        """{"signed": -1, "largeSigned": "-2", "fixed": 3, "largeFixed": "4", "signedFixed": -5, "largeSignedFixed": "-6", "single": 1.5, "real": -0.1}""",
        """{"single": "NaN", "real": "-Infinity", "reals": [0.0, 1.5, "Infinity"], "text": "tern é世界 🐦", "data": "AAH/"}""",
        """{"color": "COLOR_BLUE", "point": {"x": 1, "name": ""}, "numbers": [0, -1, 300], "texts": ["", "a"], "points": [{}, {"y": 2}], "zigzags": ["-1", "1"]}""",
        """{"counts": {"one": 1, "": 0}, "byNumber": {"7": {"x": 7}, "-7": {}}, "byFlag": {"true": "COLOR_RED", "false": "COLOR_NONE"}, "blobs": {"18446744073709551615": "AA=="}}""",
        """{"number": 0}""",
        """{"spot": {}}""",
        """{"words": ""}""",
        """{"maybe": 0, "at": "2000-01-31T23:59:59.500Z", "took": "-1.500s", "wrapped": 0, "mask": "a.b,cD", "value": null}""",
        """{"extra": {"a": [1.0, null, "x", true], "b": {"c": {}}}, "value": [1.5, {"d": null}]}""",
        """{"any": {"@type": "type.googleapis.com/tern.generic.Point", "x": 3, "name": "n"}, "calledSo": "so", "colors": ["COLOR_RED", "COLOR_NONE"]}""",
        """{"any": {"@type": "type.googleapis.com/google.protobuf.Duration", "value": "1.500s"}}""",
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Protobuf_MessageOfProtoc_DecodesHereAndBack(string json)
    {
        oracle.Require();
        string encodedThere = await oracle.EncodeAsync(json);

        (string decodedHere, string encodedHere) = await EchoAsync(json, encodedThere);

        JsonEquality.AssertEqual(json, decodedHere);
        JsonEquality.AssertEqual(json, await oracle.DecodeAsync(encodedHere));
    }

    [Fact]
    public async Task GrpcServer_OfPython_AnswersGenericCalls()
    {
        await peers.RequireAsync(GrpcLanguage.Python);
        await using PeerServer server = await peers.StartServerAsync(GrpcLanguage.Python);
        await using RpcChannel channel = GrpcServers.Connect($"tcp://127.0.0.1:{server.Port}");
        GenericContract contract = GenericContract.Load(Path.Combine(s_folder, "Grpc", "interop.proto"), Path.Combine(s_folder, "Grpc", "checks.proto"));
        GenericClient test = new(channel, contract.GetService("grpc.testing.TestService"));

        Assert.Equal("{}", await test.InvokeJsonAsync("EmptyCall"));
        string large = await test.InvokeJsonAsync("UnaryCall", """{"responseSize": 3, "payload": {"body": "AAAA"}, "fillUsername": true}""");
        JsonEquality.AssertEqual("""{"payload": {"body": "AAAA"}}""", large);
        List<GenericJson> replies = await ReadAsync(test.ServerStreamJsonAsync("StreamingOutputCall", """{"responseParameters": [{"size": 3}, {"size": 6}]}"""));
        Assert.Equal(["{\"payload\":{\"body\":\"AAAA\"}}", "{\"payload\":{\"body\":\"AAAAAAAA\"}}"], replies.Select(reply => reply.ToString()));
        JsonEquality.AssertEqual(
            """{"aggregatedPayloadSize": 9}""",
            await test.ClientStreamJsonAsync("StreamingInputCall", SendAsync("""{"payload": {"body": "AAAA"}}""", """{"payload": {"body": "AAAAAAAA"}}""")));
        Assert.Equal(2, (await ReadAsync(test.DuplexStreamJsonAsync(
            "FullDuplexCall", SendAsync("""{"responseParameters": [{"size": 1}]}""", """{"responseParameters": [{"size": 2}]}""")))).Count);

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await test.InvokeJsonAsync("UnaryCall", """{"responseStatus": {"code": 5, "message": "not here"}}"""));
        Assert.Equal((RpcStatusCode.NotFound, "not here"), (failure.Code, failure.Message));
        failure = await Assert.ThrowsAsync<RpcException>(async () => await test.InvokeJsonAsync("UnimplementedCall"));
        Assert.Equal(RpcStatusCode.Unimplemented, failure.Code);
        GenericClient checks = new(channel, contract.GetService("tern.interop.Checks"));
        string left = await checks.InvokeJsonAsync("Remaining", context: new CallContext { Timeout = TimeSpan.FromMinutes(1) });
        using JsonDocument time = JsonDocument.Parse(left);
        Assert.InRange(long.Parse(time.RootElement.GetProperty("milliseconds").GetString()!, System.Globalization.CultureInfo.InvariantCulture), 1, 60_000);
    }

    // The bytes go to a generic server that shows them as JSON and answers with JSON, whose bytes come back.
    private static async Task<(string DecodedHere, string EncodedHere)> EchoAsync(string json, string hex)
    {
        GenericService service = s_everything.GetService("Echo");
        string seenJson = "";
        await using RpcServer server = new RpcServerBuilder()
            .Listen($"memory://{Guid.NewGuid():N}")
            .AddGenericService(service, (_, request, _) =>
            {
                seenJson = request;
                return new(json);
            })
            .Build();
        await server.StartAsync();
        await using RpcChannel channel = GrpcServers.Connect(server.Endpoints[0].ToString());
        ReadOnlyMemory<byte> encoded = await new GenericClient(channel, service).InvokeRawAsync("Echo", Convert.FromHexString(hex));
        return (seenJson, Convert.ToHexString(encoded.Span));
    }

    private static async Task<List<GenericJson>> ReadAsync(IAsyncEnumerable<GenericJson> messages)
    {
        List<GenericJson> all = [];
        await foreach (GenericJson message in messages)
        {
            all.Add(message);
        }

        return all;
    }

    private static async IAsyncEnumerable<GenericJson> SendAsync(params string[] messages)
    {
        foreach (string message in messages)
        {
            await Task.Yield();
            yield return message;
        }
    }
}
