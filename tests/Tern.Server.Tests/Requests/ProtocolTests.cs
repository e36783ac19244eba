namespace Tern.Server.Tests.Requests;

/// <summary>Every message says by its first bytes what it is; its reply is written likewise.</summary>
public sealed class ProtocolTests
{
    private static byte[] Say(string text, int sequenceId) => Wire.Message("Say", Wire.Call, sequenceId, Wire.StringField(1, text));

    [Fact]
    public async Task AllFramings_OnOneConnection_AreAnsweredInKind()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        for (int round = 0; round < 3; round++)
        {
            (RpcProtocol Protocol, byte[] Bytes)[] requests =
            [
                (RpcProtocol.ThriftBuffered, Say("a", 11)),
                (RpcProtocol.ThriftFramed, Wire.Framed(Say("b", 12))),
                (RpcProtocol.ThriftTTHeader, Wire.TTHeader(Say("c", 13), 3)),
                (RpcProtocol.ThriftTTHeaderFramed, Wire.TTHeader(Wire.Framed(Say("d", 14)), 4)),
            ];
            await peer.WriteAsync([.. requests.SelectMany(request => request.Bytes)]);
            for (int i = 0; i < requests.Length; i++)
            {
                RawMessage reply = await peer.ReadAsync();
                Assert.Equal(requests[i].Protocol, reply.Protocol);
                Assert.Equal(11 + i, reply.SequenceId);
                Assert.Equal("abcd"[i].ToString(), reply.Fields[0]);
                Assert.Equal("Say", reply.Method);
                Assert.Equal(reply.Protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.ThriftTTHeaderFramed ? i + 1 : 0, reply.HeaderSequenceId);
            }
        }
    }

    [Fact]
    public async Task Compact_IsAnsweredInCompact()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();
        byte[] request = Wire.CompactMessage("Say", Wire.Call, 5, 0x18, 2, (byte)'h', (byte)'i', 0);

        await peer.WriteAsync(Wire.Framed(request));
        await peer.EndSendingAsync();

        // Field 0 is no delta of 1 to 15: long form, then the zigzag id.
        byte[] expected = Wire.CompactMessage("Say", Wire.Reply, 5, 0x08, 0, 2, (byte)'h', (byte)'i', 0);
        Assert.Equal(Wire.Framed(expected), await peer.ReadToEndAsync());
    }

    [Fact]
    public async Task Request_EveryByteByItself_IsServed()
    {
        await using TestServer server = await TestServer.StartAsync();
        foreach (byte[] request in (byte[][])[Say("x", 1), Wire.Framed(Say("x", 1)), Wire.TTHeader(Say("x", 1), 1, strings: [("isn", "Echo")], ints: [(9, "Say")])])
        {
            await using RawPeer peer = await server.ConnectRawAsync();
            foreach (byte value in request)
            {
                await peer.WriteAsync(value);
            }

            Assert.Equal("x", (await peer.ReadAsync()).Fields[0]);
        }
    }

    [Fact]
    public async Task Request_PeerGoesAtEveryByte_HurtsNobody()
    {
        await using TestServer server = await TestServer.StartAsync();
        byte[] request = Wire.TTHeader(Say("x", 1), 1, strings: [("isn", "Echo")], ints: [(9, "Say")]);
        for (int length = 0; length < request.Length; length++)
        {
            await using RawPeer peer = await server.ConnectRawAsync();
            await peer.WriteAsync(request[..length]);
            if (length % 2 == 0)
            {
                peer.Abort();
            }
            else
            {
                await peer.EndSendingAsync();
                Assert.Empty(await peer.ReadToEndAsync());
            }
        }

        await Limit.UntilAsync(() => server.Server.ConnectionCount == 0, "the server lets go of all connections");
        await using RawPeer last = await server.ConnectRawAsync();
        await last.WriteAsync(request);
        Assert.Equal("x", (await last.ReadAsync()).Fields[0]);
    }

    [Fact]
    public async Task Requests_WithoutTheOutOfOrderFlag_RunOneByOneInOrder()
    {
        int running = 0;
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = async (text, _) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync([.. Enumerable.Range(0, 200).SelectMany(i => Wire.Framed(Say($"{i}", i)))]);

        for (int i = 0; i < 200; i++)
        {
            Assert.Equal($"{i}", (await peer.ReadAsync()).Fields[0]);
        }
    }

    [Fact]
    public async Task Requests_WithTheOutOfOrderFlag_AreAnsweredAsTheyEnd()
    {
        var release = new TaskCompletionSource();
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = async (text, _) =>
        {
            await (text == "slow" ? release.Task : Task.CompletedTask);
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync([.. Wire.TTHeader(Say("slow", 1), 1, flags: 1), .. Wire.TTHeader(Say("fast", 2), 2, flags: 1)]);

        Assert.Equal(2, (await peer.ReadAsync()).HeaderSequenceId);
        release.SetResult();
        Assert.Equal(1, (await peer.ReadAsync()).HeaderSequenceId);
    }

    [Theory]
    [InlineData(null, "x")]
    [InlineData("", "x")]
    [InlineData("Echo", "x")]
    [InlineData("tests.Echo", "x")]
    [InlineData("Other", "other x")]
    [InlineData("tests.Other", "other x")]
    public async Task Request_MethodOfTwoServices_GoesToTheOneThatIsNamed(string? service, string expected)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.TTHeader(Say("x", 1), 1, strings: service is null ? [] : [("isn", service)]));

        Assert.Equal(expected, (await peer.ReadAsync()).Fields[0]);
    }

    [Theory]
    [InlineData("Echo")]
    [InlineData("Missing")]
    public async Task Request_MethodOfOneServiceOnly_IsFoundUnderAnotherName(string service)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.TTHeader(Wire.Message("OnlyHere", Wire.Call, 1, Wire.StringField(1, "x")), 1, strings: [("isn", service)]));

        Assert.Equal("here x", (await peer.ReadAsync()).Fields[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MeshHeader_InFrontOfABareMessage_IsReadAndNotAnsweredInKind(bool isFramed)
    {
        string? seen = null;
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = (text, context) =>
        {
            seen = $"{context!.Persistent["chain"]} {context.Transient["hop"]}";
            return new(text);
        };
        await using RawPeer peer = await server.ConnectRawAsync();
        byte[] message = isFramed ? Wire.Framed(Say("x", 7)) : Say("x", 7);

        await peer.WriteAsync(Wire.Mesh(message, ("RPC_PERSIST_chain", "all"), ("RPC_TRANSIT_hop", "one"), ("isn", "Echo")));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal((isFramed ? RpcProtocol.ThriftFramed : RpcProtocol.ThriftBuffered, 7, "x"), (reply.Protocol, reply.SequenceId, reply.Fields[0]));
        Assert.Equal("all one", seen);
        await peer.WriteAsync(Wire.Framed(Say("bare", 8)));
        Assert.Equal("bare", (await peer.ReadAsync()).Fields[0]);
        Assert.Equal(" ", seen);
    }

    [Fact]
    public async Task OneWay_SentAsCallOrAsOneWay_IsNeverAnswered()
    {
        var notes = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Note = text =>
        {
            notes.Enqueue(text);
            return text == "throw" ? throw new InvalidOperationException("asked for") : default;
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        byte[] Note(string text, byte type) => Wire.Framed(Wire.Message("Note", type, 1, Wire.StringField(1, text)));
        await peer.WriteAsync([.. Note("a", Wire.Call), .. Note("b", Wire.OneWay), .. Note("throw", Wire.OneWay), .. Wire.Framed(Wire.Message("Say", Wire.OneWay, 7, Wire.StringField(1, "x")))]);
        await peer.WriteAsync(Wire.Framed(Say("last", 9)));

        Assert.Equal(9, (await peer.ReadAsync()).SequenceId);
        Assert.Equal(["a", "b", "throw"], notes);
        await server.Logs.WaitForAsync(104);
        await peer.EndSendingAsync();
        Assert.Null(await peer.TryReadAsync());
    }
}
