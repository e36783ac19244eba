using Tern.Tests.Contracts;

namespace Tern.Generic.Tests.Calls;

/// <summary>Generic clients of generated servers, and generated clients of generic servers: the IDL says the same as the C# interfaces.</summary>
public sealed class GeneratedPeerTests
{
    private const string Text = """
        struct Point { 1: i32 X, 2: i32 Y }
        struct Parcel { 1: required string Name, 2: binary Content, 3: map<string, string> Labels }
        exception TooFar { 1: string Place }

        service Echo {
          string Say(1: string text)
          Point Move(1: Point point, 2: i32 dx, 3: i32 dy)
          Parcel Send(1: Parcel parcel) throws (1: TooFar e)
          oneway void Note(1: string text)
        }

        service Streams {
          Point Count(1: Point request) (streaming.mode = "server")
          string Words(1: string text) (streaming.mode = "server")
          Point Sum(1: Point points) (streaming.mode = "client")
          Parcel Repeat(1: Parcel parcels) (streaming.mode = "bidirectional")
        }
        """;

    private static readonly GenericContract s_contract = GenericContract.Parse("echo.thrift", Text);

    [Theory]
    [InlineData(RpcProtocol.ThriftBuffered)]
    [InlineData(RpcProtocol.ThriftFramed)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    [InlineData(RpcProtocol.KitexProtobuf)]
    public async Task GeneratedServer_CalledByGenericClient_Answers(RpcProtocol protocol)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Send = static (parcel, _) => parcel.Name == "far" ? throw new TooFar { Place = "moon" } : ValueTask.FromResult(parcel);
        await using RpcChannel channel = server.Connect(protocol);
        GenericClient client = new(channel, s_contract.GetService("Echo"));

        SameJson.Assert("""{"reply": "hi"}""", await client.InvokeJsonAsync("Say", """{"text": "hi"}""").Within());
        SameJson.Assert("""{"X": 4, "Y": -2}""", await client.InvokeJsonAsync("Move", """{"point": {"X": 1, "Y": 2}, "dx": 3, "dy": -4}""").Within());
        const string Parcel = """{"Name": "n", "Content": "AAH/", "Labels": {"a": "b"}}""";
        SameJson.Assert(Parcel, await client.InvokeJsonAsync("Send", Parcel).Within());
        if (protocol != RpcProtocol.KitexProtobuf)
        {
            GenericException far = await Assert.ThrowsAsync<GenericException>(async () => await client.InvokeJsonAsync("Send", """{"Name": "far"}""").Within());
            Assert.Equal("TooFar", far.Name);
            SameJson.Assert("""{"Place": "moon"}""", far.Json!.Value);
        }
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    [InlineData(RpcProtocol.Grpc)]
    public async Task GeneratedServer_StreamsToGenericClient_InBothDirections(RpcProtocol protocol)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect(protocol, configure: static options => options.GrpcPayload = GrpcPayload.Thrift);
        GenericClient client = new(channel, s_contract.GetService("Streams"));

        Assert.Equal(5, (await client.ServerStreamJsonAsync("Count", """{"X": 0, "Y": 5}""").ReadAllAsync().Within()).Count);
        List<GenericJson> words = await client.ServerStreamJsonAsync("Words", """{"text": "a b c d"}""").ReadAllAsync().Within();
        Assert.Equal(["{\"reply\":\"a\"}", "{\"reply\":\"b\"}", "{\"reply\":\"c\"}"], words.Select(static word => word.ToString()));
        SameJson.Assert(
            """{"X": 45, "Y": 0}""", await client.ClientStreamJsonAsync("Sum", AsyncStreams.Make<GenericJson>(10, i => $$"""{"X": {{i}}}""")).Within());
        List<GenericJson> parcels = await client.DuplexStreamJsonAsync("Repeat", AsyncStreams.Make<GenericJson>(3, i => $$"""{"Name": "{{i}}"}""")).ReadAllAsync().Within();
        Assert.Equal(3, parcels.Count);
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftFramed)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    public async Task GenericServer_CalledByGeneratedClient_Answers(RpcProtocol protocol)
    {
        await using GenericServer server = await GenericServer.StartAsync(builder => builder.AddGenericService(s_contract.GetService("Echo"), (method, request, _) => method.Name switch
        {
            "Say" => new($$"""{"reply": {{request.ToElement().GetProperty("text").GetRawText()}}}"""),
            "Send" when request.ToElement().GetProperty("Name").GetString() == "far" => throw new GenericException("TooFar", """{"Place": "moon"}"""),
            "Move" => new("""{"X": 7, "Y": 8}"""),
            _ => new(request),
        }));
        await using RpcChannel channel = server.Connect(protocol);
        IEcho client = channel.CreateClient<IEcho>();

        Assert.Equal("hé", await client.SayAsync("hé").Within());
        Assert.Equal(new Point(7, 8), await client.MoveAsync(new Point(1, 2), 3, 4).Within());
        Parcel parcel = await client.SendAsync(new Parcel { Name = "n", Content = [1, 2], Labels = { ["k"] = "v" } }).Within();
        Assert.Equal(("n", "v"), (parcel.Name, parcel.Labels["k"]));
        Assert.Equal([1, 2], parcel.Content);
        TooFar far = await Assert.ThrowsAsync<TooFar>(async () => await client.SendAsync(new Parcel { Name = "far" }).Within());
        Assert.Equal("moon", far.Place);
    }
}
