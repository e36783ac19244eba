using System.Text.Json.Nodes;
using Tern.Generic;
using Tern.Interop.Tests.Apache;
using Tern.Interop.Tests.Programs;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Generic;

/// <summary>Generic clients and servers from .thrift text against Apache Thrift's own implementations, over real TCP.</summary>
public sealed class GenericThriftTests(ApacheThrift thrift) : IClassFixture<ApacheThrift>
{
    private static readonly GenericContract s_contract = GenericContract.Load(Path.Combine(AppContext.BaseDirectory, "Peers", "Apache", "interop.thrift"));

    public static TheoryData<PeerLanguage, string, string> Combinations =>
        new MatrixTheoryData<PeerLanguage, string, string>([PeerLanguage.Python, PeerLanguage.Cpp], ["buffered", "framed"], ["binary", "compact"]);

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task GenericServer_CalledByApacheThrift_PassesEveryCheck(PeerLanguage language, string transport, string protocol)
    {
        thrift.Require();
        await using RpcServer server = new RpcServerBuilder()
            .Listen("tcp://127.0.0.1:0")
            .AddGenericService(s_contract.GetService("Interop"), new GenericInteropHandler())
            .Build();
        await server.StartAsync(TestContext.Current.CancellationToken);

        PeerRun run = await thrift.RunClientAsync(language, transport, protocol, server.Endpoints[0].Port);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.DoesNotContain("FAILED", run.Output);
        Assert.InRange(run.Output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)), 50, 60);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task ApacheServer_CalledByGenericClient_AnswersInJsonAndMaps(PeerLanguage language, string transport, string protocol)
    {
        thrift.Require();
        await using PeerServer server = await thrift.StartServerAsync(language, transport, protocol);
        await using RpcChannel channel = RpcChannel.Connect($"tcp://127.0.0.1:{server.Port}", options =>
        {
            options.Protocol = transport == "framed" ? RpcProtocol.ThriftFramed : RpcProtocol.ThriftBuffered;
            options.Transport.ConnectTimeout = TimeSpan.FromSeconds(30);
            options.Encoding = protocol == "compact" ? ThriftEncoding.Compact : ThriftEncoding.Binary;
        });
        GenericClient client = new(channel, s_contract.GetService("Newer"));

        // What the other side encoded is decoded here, and what is encoded here is its sample to it.
        string sample = await client.InvokeJsonAsync("sample");
        JsonEquality.AssertEqual(GenericInteropHandler.Sample, sample);
        JsonEquality.AssertEqual("""{"reply": ""}""", await client.InvokeJsonAsync("check", sample));
        JsonEquality.AssertEqual("""{"reply": ""}""", await client.InvokeJsonAsync("check", GenericInteropHandler.Sample));
        IReadOnlyDictionary<string, object?> map = await client.InvokeMapAsync("sample");
        Assert.Equal("", (await client.InvokeMapAsync("check", map))["reply"]);
        Assert.Equal(sbyte.MinValue, map["tiny"]);
        ReadOnlyMemory<byte> raw = await client.InvokeRawAsync("add", Convert.FromHexString("080001000000040800020000000500"));
        Assert.Equal("0800000000000900", Convert.ToHexString(raw.Span));

        JsonEquality.AssertEqual("""{"reply": "pong:é"}""", await client.InvokeJsonAsync("ping", """{"text": "é"}"""));
        Assert.Equal("{}", await client.InvokeJsonAsync("nothing"));
        Assert.Equal("{}", await client.InvokeJsonAsync("note", """{"text": "generic"}"""));
        GenericException refused = await Assert.ThrowsAsync<GenericException>(async () => await client.InvokeJsonAsync("refuse", """{"kind": 1}"""));
        Assert.Equal("Refused", refused.Name);
        JsonEquality.AssertEqual("""{"code": 41, "reason": "refused"}""", refused.Json!.Value);
        refused = await Assert.ThrowsAsync<GenericException>(async () => await client.InvokeMapAsync("refuseVoid", new Dictionary<string, object?> { ["kind"] = 2 }));
        Assert.Equal(("Missing", "missing"), (refused.Name, refused.Map!["subject"]));
        RpcException unknown = await Assert.ThrowsAnyAsync<RpcException>(async () => await client.InvokeJsonAsync("newest", """{"text": "x"}"""));
        Assert.Equal(RpcStatusCode.Unimplemented, unknown.Code);
    }
}

/// <summary>What peer.py does as a server, in JSON.</summary>
internal sealed class GenericInteropHandler : GenericHandler<GenericJson>
{
    /// <summary>The constant SAMPLE of interop.thrift.</summary>
    public const string Sample = """
        {
          "flag": true, "tiny": -128, "small": -32768, "medium": 2147483647, "large": -9223372036854775807, "real": -0.1, "text": "tern é世界", "data": "Ynl0ZXM=", "shade": -7,
          "point": {"x": -1, "y": 65536, "name": "corner"}, "ints": [0, -1, 63, 64, -65, 8191, 8192, 1048576, -2147483647], "texts": ["", "a", "bc"], "ids": [1, -1, 4294967296],
          "counts": {"one": 1, "two": 2}, "groups": {"7": [{"x": 1, "y": 2}], "-7": []}, "grid": [["a"], [], ["b", "c"]], "note": "", "preset": 0, "key": "k",
          "shape": {"point": {"x": 3, "y": 4}}, "flags": [true, false, true],
          "byPoint": [{"key": {"x": 5, "y": 6}, "value": "here"}, {"key": {"x": 7, "y": 8, "name": "n"}, "value": "there"}],
          "deep": {"a": {"1": true, "2": false}, "b": {}}, "reals": [0, 1.5, -2.25E+300], "blobs": ["eA==", ""], "shades": [1, 2], "maybeFlag": false, "lit": {"1": false, "2": true}, "far": 1
        }
        """;

    private readonly List<string> _notes = [];

    public override ValueTask<GenericJson> InvokeAsync(GenericMethod method, GenericJson request, CallContext context)
    {
        JsonNode body = JsonNode.Parse(request)!;
        return method.Name switch
        {
            "ping" => Reply($"pong:{(string)body["text"]!}"),
            "sample" => new(Sample),
            "echo" => new(request),
            "check" => Reply(JsonEquality.AreEqual(Sample, request) ? "" : request.ToString()),
            "add" => Reply((int)body["left"]! + (int)body["right"]!),
            "nothing" => new("{}"),
            "refuse" or "refuseVoid" => Refuse((int)body["kind"]!, method.Name == "refuse"),
            "note" => Note((string)body["text"]!),
            "notes" => Notes(),

            // A union is a message, and a message that is the only argument is the request itself.
            "echoShape" => new(request),
            _ => Reply(body["value"]!.DeepClone()),
        };
    }

    private static ValueTask<GenericJson> Reply(JsonNode? value) => new(new JsonObject { ["reply"] = value }.ToJsonString());

    private static ValueTask<GenericJson> Refuse(int kind, bool answers) => kind switch
    {
        0 => answers ? Reply("fine") : new("{}"),
        1 => throw new GenericException("Refused", """{"code": 41, "reason": "refused"}"""),
        2 => throw new GenericException("Missing", """{"subject": "missing"}"""),
        _ => throw new RpcException(RpcStatusCode.InvalidArgument, "not declared"),
    };

    private ValueTask<GenericJson> Note(string text)
    {
        lock (_notes)
        {
            _notes.Add(text);
        }

        return new("{}");
    }

    private ValueTask<GenericJson> Notes()
    {
        lock (_notes)
        {
            return Reply(new JsonArray([.. _notes.Select(note => (JsonNode)note)]));
        }
    }
}
