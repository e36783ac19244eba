using System.Text;

namespace Tern.Server.Tests.Requests;

/// <summary>What a peer gets for requests that no handler can serve.</summary>
public sealed class RefusalTests
{
    private const ushort OutOfOrder = 1;

    private static byte[] Say(string text, int sequenceId = 1, byte type = Wire.Call) => Wire.Message("Say", type, sequenceId, Wire.StringField(1, text));

    [Fact]
    public async Task UnknownMethod_NoServiceNamed_IsAnUnknownService()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.Framed(Wire.Message("Nope", Wire.Call, 5)));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal((20, "unknown service , method Nope"), reply.Exception);
        Assert.Equal((RpcProtocol.ThriftFramed, 5, "Nope"), (reply.Protocol, reply.SequenceId, reply.Method));
        await peer.WriteAsync(Wire.Framed(Say("still here", 6)));
        Assert.Equal("still here", (await peer.ReadAsync()).Fields[0]);
        Assert.Contains("Nope", await server.Logs.WaitForAsync(103), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Echo", 1, "unknown method Nope (service Echo)")]
    [InlineData("tests.Echo", 1, "unknown method Nope (service tests.Echo)")]
    [InlineData("Missing", 20, "unknown service Missing, method Nope")]
    public async Task UnknownMethod_ServiceNamed_SaysWhichOfBothIsUnknownAndResetsTheConnection(string service, int type, string text)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.TTHeader(Wire.Message("Nope", Wire.Call, 5), 9, strings: [("isn", service)]));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal((type, text), reply.Exception);
        Assert.Equal((9, 5, 0), (reply.HeaderSequenceId, reply.SequenceId, reply.Flags));
        Assert.Equal("3", reply.Ints[22]);
        Assert.Equal("1", reply.Strings["crrst"]);
        Assert.Null(await peer.TryReadAsync());
    }

    [Fact]
    public async Task UnknownMethod_MultiplexedPeer_KeepsTheConnection()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.TTHeader(Wire.Message("Nope", Wire.Call, 5), 5, OutOfOrder, [("isn", "Echo")]));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal(1, reply.Exception.Type);
        Assert.False(reply.Strings.ContainsKey("crrst"));
        await peer.WriteAsync(Wire.TTHeader(Say("on"), 6, OutOfOrder, [("isn", "Echo")]));
        Assert.Equal(6, (await peer.ReadAsync()).HeaderSequenceId);
    }

    [Fact]
    public async Task UnknownMethod_OneWay_IsNotAnswered()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync([.. Wire.Framed(Wire.Message("Nope", Wire.OneWay, 1)), .. Wire.Framed(Say("next", 2))]);

        Assert.Equal(2, (await peer.ReadAsync()).SequenceId);
    }

    [Theory]
    [InlineData(Wire.Reply)]
    [InlineData(Wire.Exception)]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(255)]
    public async Task WrongMessageType_IsAnsweredAndEndsTheConnection(byte type)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.Framed(Say("x", 3, type)));

        // A type that Thrift does not know at all is no message; the connection ends without an answer.
        if (await peer.TryReadAsync() is { } reply)
        {
            Assert.Equal(2, reply.Exception.Type);
            Assert.Equal(3, reply.SequenceId);
            Assert.Null(await peer.TryReadAsync());
        }
        else
        {
            Assert.DoesNotContain(type, (byte[])[Wire.Reply, Wire.Exception]);
        }
    }

    [Fact]
    public async Task RequiredFieldMissing_IsAProtocolErrorThatNamesIt()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.Framed(Wire.Message("Send", Wire.Call, 1, Wire.StructField(1))));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal(7, reply.Exception.Type);
        Assert.Equal("required field Parcel.name (1) is not set", reply.Exception.Message);
        await peer.WriteAsync(Wire.Framed(Say("next", 2)));
        Assert.Equal("next", (await peer.ReadAsync()).Fields[0]);
    }

    [Fact]
    public async Task RequiredFieldMissing_OverTTHeader_ResetsTheConnection()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.TTHeader(Wire.Message("Send", Wire.Call, 1, Wire.StructField(1)), 1, strings: [("isn", "Echo")]));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal(7, reply.Exception.Type);
        Assert.Equal("1", reply.Strings["crrst"]);
        Assert.Null(await peer.TryReadAsync());
    }

    [Fact]
    public async Task ArgumentThatItsTypeRefuses_IsAProtocolErrorWithoutTheReason()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.Framed(Wire.Message("Pick", Wire.Call, 1, Wire.StructField(1, Wire.StringField(1, "refuse")))));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal(7, reply.Exception.Type);
        Assert.DoesNotContain("secret", reply.Exception.Message, StringComparison.Ordinal);
        await peer.WriteAsync(Wire.Framed(Wire.Message("Pick", Wire.Call, 2, Wire.StructField(1, Wire.StringField(1, "fine")))));
        Assert.Equal(Wire.Reply, (await peer.ReadAsync()).Type);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(1_000)]
    public async Task LengthThatCannotBe_IsAProtocolErrorAndHurtsNobodyElse(int length)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer good = await server.ConnectRawAsync();
        await using RawPeer bad = await server.ConnectRawAsync();
        byte[] message = [0x80, 0x01, 0x00, 0x01, .. Wire.Text32("Say"), .. Wire.Int32(1), 11, 0, 1, .. Wire.Int32(length), (byte)'x', 0];

        await bad.WriteAsync(Wire.Framed(message));

        Assert.Equal(7, (await bad.ReadAsync()).Exception.Type);
        await good.WriteAsync(Wire.Framed(Say("fine")));
        Assert.Equal("fine", (await good.ReadAsync()).Fields[0]);
    }

    [Theory]
    [InlineData("474554202f20485454502f312e310d0a", "No known protocol")]
    [InlineData("fff4fffd06000000", "Ctrl-C in telnet")]
    [InlineData("7fffffff80010001", "MaxMessageBytes")]
    [InlineData("000000121000000000000001 0001ff00000080010001", "protocol id")]
    [InlineData("00000016100000020000000100010000000080010001000000015300000001", "stream")]
    public async Task BytesOfNoRequest_EndTheConnectionAndAreLogged(string hex, string reason)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer good = await server.ConnectRawAsync();
        await using RawPeer bad = await server.ConnectRawAsync();

        await bad.WriteAsync(Wire.Hex(hex));

        Assert.Empty(await bad.ReadToEndAsync());
        Assert.Contains(reason, await server.Logs.WaitForAsync(100), StringComparison.Ordinal);
        await good.WriteAsync(Wire.Framed(Say("fine")));
        Assert.Equal("fine", (await good.ReadAsync()).Fields[0]);
    }

    [Fact]
    public async Task BytesOfNoRequest_BehindARequest_LeaveItsReplyToCome()
    {
        var release = new TaskCompletionSource<string>();
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = async (_, _) => await release.Task;
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync([.. Wire.TTHeader(Say("first"), 1, OutOfOrder), .. Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n")]);
        await server.Logs.WaitForAsync(100);
        release.SetResult("late");

        Assert.Equal("late", (await peer.ReadAsync()).Fields[0]);
        Assert.Null(await peer.TryReadAsync());
    }

    [Fact]
    public async Task MessageLargerThanTheLimit_IsRefusedAndEndsTheConnection()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.MaxMessageBytes = 1_024));
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.Framed(Say(new string('x', 900))));
        Assert.Equal(900, ((string)(await peer.ReadAsync()).Fields[0]).Length);
        await peer.WriteAsync(Wire.Framed(Say(new string('x', 1_100))));

        Assert.Equal(Wire.Exception, (await peer.ReadAsync()).Type);
        Assert.Empty(await peer.ReadToEndAsync());
    }

    [Fact]
    public async Task MessageLargerThanTheLimit_BehindAMeshHeader_IsRefusedToo()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.MaxMessageBytes = 1_024));
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.Mesh(Wire.Framed(Say(new string('x', 1_100), 9)), ("k", "v")));

        RawMessage reply = await peer.ReadAsync();
        Assert.Equal((Wire.Exception, RpcProtocol.ThriftFramed, 9), ((byte)reply.Type, reply.Protocol, reply.SequenceId));
        Assert.Empty(await peer.ReadToEndAsync());
    }

    [Fact]
    public async Task Checksum_GoodBadOrMissing_DecidesWhetherTheCallIsServed()
    {
        await using TestServer server = await TestServer.StartAsync();
        byte[] body = Say("x");
        string good = ChecksumOf(body);
        foreach (string? checksum in (string?[])[good, null, ""])
        {
            await using RawPeer peer = await server.ConnectRawAsync();
            await peer.WriteAsync(Wire.TTHeader(body, 1, strings: checksum is null ? [] : [("crc32c", checksum)]));
            Assert.Equal(Wire.Reply, (await peer.ReadAsync()).Type);
        }

        await using RawPeer damaged = await server.ConnectRawAsync();
        await damaged.WriteAsync(Wire.TTHeader(body, 1, strings: [("crc32c", "00000001")]));
        RawMessage reply = await damaged.ReadAsync();
        Assert.Equal(7, reply.Exception.Type);
        Assert.Contains("checksum", reply.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("1", reply.Strings["crrst"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Checksum_ServerAddsIt_CoversEverythingBehindTheHeader(bool isFramed)
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.PayloadChecksum = true));
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.TTHeader(isFramed ? Wire.Framed(Say("x")) : Say("x"), 1));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal(isFramed ? RpcProtocol.ThriftTTHeaderFramed : RpcProtocol.ThriftTTHeader, reply.Protocol);
        Assert.Equal(ChecksumOf(reply.Body), reply.Strings["crc32c"]);
    }

    // Bit by bit, from the definition: polynomial 0x1EDC6F41, reflected.
    private static string ChecksumOf(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }
        }

        return (~crc).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
