namespace Tern.Client.Tests.Calls;

/// <summary>What a client puts on the wire.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Pooled, 0, "unframed")]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed, 1, "unframed")]
    [InlineData(RpcProtocol.ThriftTTHeaderFramed, ConnectionMode.ShortLived, 0, "framed")]
    [InlineData(RpcProtocol.ThriftTTHeaderFramed, ConnectionMode.Multiplexed, 1, "framed")]
    public async Task Call_OverTTHeader_CarriesTheKeysThatKitexReads(RpcProtocol protocol, ConnectionMode mode, int flags, string framing)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(protocol, mode, options => options.CallerService = "shop.front");
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x").AsTask();
        await using RawPeer peer = await server.AcceptAsync();

        RawMessage request = await peer.EchoAsync();
        Assert.Equal("x", await call.Within());

        Assert.Equal((protocol, flags), (request.Protocol, request.Flags));
        Assert.Equal(request.SequenceId, request.HeaderSequenceId);
        Assert.NotEqual(0, request.SequenceId);
        Assert.Equal((Wire.Call, "Say", "x"), ((byte)request.Type, request.Method, request.Fields[1]));
        Assert.Equal(new Dictionary<string, string> { ["isn"] = "Echo" }, request.Strings);
        Assert.Equal(new Dictionary<int, string> { [1] = framing, [3] = "shop.front", [6] = "tests.Echo", [9] = "Say", [22] = "1" }, request.Ints);
    }

    [Fact]
    public async Task Call_WithMetadata_CarriesIt()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(configure: options =>
        {
            options.TargetService = "catalog.prod";
            options.PayloadChecksum = true;
            options.TimeProvider = new ManualTime();
        });
        var context = new CallContext { Timeout = TimeSpan.FromMilliseconds(1_500.9) };
        context.Transient["hop"] = "1";
        context.Transient["gdpr-token"] = "token";
        context.Persistent["chain"] = "ü";
        context.TransportKeys[10] = "prod";
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x", context).AsTask();
        await using RawPeer peer = await server.AcceptAsync();

        RawMessage request = await peer.EchoAsync();
        await call.Within();

        Assert.Equal("token", request.Strings["gdpr-token"]);
        Assert.Equal(("1", "ü"), (request.Strings["RPC_TRANSIT_hop"], request.Strings["RPC_PERSIST_chain"]));
        Assert.Equal(8, request.Strings["crc32c"].Length);
        Assert.Equal(5, request.Strings.Count);
        Assert.Equal(("1500", "prod", "catalog.prod"), (request.Ints[12], request.Ints[10], request.Ints[6]));
        Assert.False(request.Ints.ContainsKey(3));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(2_000, null, "2000")]
    [InlineData(2_000, 500, "500")]
    [InlineData(null, 500, "500")]
    [InlineData(500, 2_000, "2000")]
    public async Task Timeout_OfChannelOrCall_TravelsWhereOneIsSet(int? ofChannel, int? ofCall, string? expected)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(configure: options =>
        {
            options.Timeout = ofChannel is { } set ? TimeSpan.FromMilliseconds(set) : null;
            options.TimeProvider = new ManualTime();
        });
        CallContext? context = ofCall is { } own ? new CallContext { Timeout = TimeSpan.FromMilliseconds(own) } : null;
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x", context).AsTask();
        await using RawPeer peer = await server.AcceptAsync();

        RawMessage request = await peer.EchoAsync();
        await call.Within();

        Assert.Equal(expected, request.Ints.GetValueOrDefault(12));
    }

    [Theory]
    [InlineData(ConnectionMode.Pooled)]
    [InlineData(ConnectionMode.Multiplexed)]
    [InlineData(ConnectionMode.ShortLived)]
    public async Task OneWay_IsSentAsSuchAndWaitsForNothing(ConnectionMode mode)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode);

        await channel.CreateClient<IEcho>().NoteAsync("x").Within();

        await using RawPeer peer = await server.AcceptAsync();
        RawMessage request = await peer.ReadAsync();
        Assert.Equal((Wire.OneWay, "Note", "4"), ((byte)request.Type, request.Method, request.Ints[22]));
        Assert.NotEqual(0, request.HeaderSequenceId);
        if (mode == ConnectionMode.ShortLived)
        {
            Assert.Null(await peer.TryReadAsync());
        }
    }

    [Fact]
    public async Task Calls_OnOneConnection_HaveIdsOfTheirOwn()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: ConnectionMode.Multiplexed);
        IEcho client = channel.CreateClient<IEcho>();
        Task<string>[] calls = [.. Enumerable.Range(0, 300).Select(i => client.SayAsync($"{i}").AsTask())];
        await using RawPeer peer = await server.AcceptAsync();

        var requests = new List<RawMessage>();
        while (requests.Count < 300)
        {
            requests.Add(await peer.ReadAsync());
        }

        Assert.Equal(300, requests.Select(request => request.HeaderSequenceId).Distinct().Count());
        foreach (RawMessage request in Enumerable.Reverse(requests))
        {
            await peer.AnswerAsync(request, (string)request.Fields[1]);
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i}"), await Task.WhenAll(calls).Within());
    }

    [Fact]
    public async Task Arguments_ThatCannotBeWritten_FailTheCallAloneAndLeaveTheConnection()
    {
        await using TestServer server = await TestServer.StartAsync();
        foreach (ConnectionMode mode in Enum.GetValues<ConnectionMode>())
        {
            await using RpcChannel channel = server.Connect(mode: mode, configure: options => options.MaxMessageBytes = 2_000);
            IEcho client = channel.CreateClient<IEcho>();
            await client.SayAsync("first");

            var tooLarge = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync(new string('x', 3_000)));
            Assert.Equal(RpcStatusCode.ResourceExhausted, tooLarge.Code);
            Assert.Contains("MaxMessageBytes", tooLarge.Message, StringComparison.Ordinal);
            var context = new CallContext();
            context.Transient["key"] = new string('x', 70_000);
            await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("x", context));
            await Assert.ThrowsAsync<RpcException>(async () => await client.NoteAsync(new string('x', 3_000)));
            await Assert.ThrowsAnyAsync<Exception>(async () => await client.SendAsync(new Parcel { Name = null! }));

            Assert.Equal("still", await client.SayAsync("still"));
            Assert.InRange(channel.Source().OpenCount, 0, 2);
        }
    }
}
