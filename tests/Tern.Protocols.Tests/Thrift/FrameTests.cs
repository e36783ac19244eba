using System.Buffers;
using Tern.Serialization;

namespace Tern.Protocols.Tests.Thrift;

public sealed class FrameTests
{
    private const int Limit = 64 * 1_024;

    private static readonly byte[] s_binary = Wire.Message("Echo", Wire.Call, 7, Wire.StringField(1, "hello"));
    private static readonly byte[] s_compact = Wire.CompactMessage("Echo", Wire.Call, 7, 0x18, 2, (byte)'h', (byte)'i', 0);

    public static TheoryData<string, RpcProtocol, ThriftEncoding> Kinds => new()
    {
        { "buffered", RpcProtocol.ThriftBuffered, ThriftEncoding.Binary },
        { "framed", RpcProtocol.ThriftFramed, ThriftEncoding.Binary },
        { "ttheader", RpcProtocol.ThriftTTHeader, ThriftEncoding.Binary },
        { "ttheader-framed", RpcProtocol.ThriftTTHeaderFramed, ThriftEncoding.Binary },
        { "compact-buffered", RpcProtocol.ThriftBuffered, ThriftEncoding.Compact },
        { "compact-framed", RpcProtocol.ThriftFramed, ThriftEncoding.Compact },
        { "compact-ttheader", RpcProtocol.ThriftTTHeader, ThriftEncoding.Compact },
        { "compact-ttheader-framed", RpcProtocol.ThriftTTHeaderFramed, ThriftEncoding.Compact },
        { "mesh-buffered", RpcProtocol.ThriftBuffered, ThriftEncoding.Binary },
        { "mesh-framed", RpcProtocol.ThriftFramed, ThriftEncoding.Binary },
        { "compact-mesh-buffered", RpcProtocol.ThriftBuffered, ThriftEncoding.Compact },
        { "compact-mesh-framed", RpcProtocol.ThriftFramed, ThriftEncoding.Compact },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_WholeMessage_RecognisesFramingAndEncoding(string kind, RpcProtocol protocol, ThriftEncoding encoding)
    {
        foreach (int segmentBytes in (int[])[int.MaxValue, 1, 3, 7])
        {
            List<Message> read = ReadAll(Wire.Segmented(Bytes(kind), segmentBytes));

            Message message = Assert.Single(read);
            Assert.Equal(protocol, message.Protocol);
            Assert.Equal(encoding, message.Encoding);
            Assert.Equal(encoding == ThriftEncoding.Binary ? s_binary : s_compact, message.Payload);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_CutOffAtEveryByte_WaitsForTheRest(string kind, RpcProtocol protocol, ThriftEncoding encoding)
    {
        byte[] whole = Bytes(kind);
        var scanner = new ThriftFrameScanner(Limit);
        for (int length = 0; length < whole.Length; length++)
        {
            // The same scanner throughout, as on a connection to which bytes come one by one.
            var reader = new ThriftFrameReader(ref scanner, Wire.Segmented(whole.AsMemory(0, length), 2));
            Assert.False(reader.TryRead(out _), $"{protocol} {encoding}: {length} of {whole.Length} bytes are no message.");
            reader.Dispose();
        }

        var last = new ThriftFrameReader(ref scanner, new ReadOnlySequence<byte>(whole));
        Assert.True(last.TryRead(out ThriftFrame frame));
        Assert.Equal(whole.Length, frame.Length);
        last.Dispose();
    }

    [Fact]
    public void Read_AllKindsBehindOneAnother_RecognisesEachByItself()
    {
        byte[] all = [.. Kinds.SelectMany(row => Bytes(row.Data.Item1))];
        foreach (int segmentBytes in (int[])[int.MaxValue, 1, 5, 64])
        {
            List<Message> read = ReadAll(Wire.Segmented(all, segmentBytes));

            Assert.Equal(Kinds.Select(row => (row.Data.Item2, row.Data.Item3)), read.Select(message => (message.Protocol, message.Encoding)));
        }
    }

    [Fact]
    public void Read_HeaderFlagsAndSequenceId_ArePassedOn()
    {
        byte[] bytes = Wire.TTHeader(s_binary, sequenceId: -5, flags: 0x8003);

        ThriftFrame frame = ThriftFrameScanner.Parse(bytes);

        Assert.Equal(0x8003, frame.Flags);
        Assert.Equal(-5, frame.HeaderSequenceId);
    }

    [Fact]
    public void Read_MeshHeader_IsPassedOn()
    {
        ThriftFrame frame = ThriftFrameScanner.Parse(Wire.Mesh(s_binary, ("isn", "Echo"), ("RPC_PERSIST_chain", "all"), ("RPC_TRANSIT_hop", "one"), ("k", "v")));

        TTHeaderInfo info = TTHeaderInfo.ParseMesh(frame.MeshInfo);

        Assert.False(frame.HasHeader);
        Assert.Equal("Echo", info.Service);
        Assert.Equal([new("chain", "all")], info.Persistent);
        Assert.Equal([new("hop", "one")], info.Transient);
        Assert.Equal([new("k", "v")], info.Others);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("ffff")]
    [InlineData("0001 0001 6b")]
    [InlineData("0001 0001 6b 0005 76")]
    [InlineData("0002 0001 6b 0001 76")]
    public void ParseMesh_EntriesThatDoNotFit_IsInvalid(string hex)
    {
        var error = Assert.Throws<WireFormatException>(() => TTHeaderInfo.ParseMesh(Wire.Hex(hex)));

        Assert.Equal(WireFormatError.InvalidData, error.Error);
    }

    [Theory]
    [InlineData("474554202f20485454502f312e310d0a", WireFormatError.BadVersion)] // GET / HTTP/1.1
    [InlineData("505249202a20485454502f322e300d0a", WireFormatError.NotImplemented)] // PRI * HTTP/2.0
    [InlineData("fff4fffd06000000", WireFormatError.BadVersion)]
    [InlineData("7fffffff80010001", WireFormatError.SizeLimit)]
    [InlineData("ffffffff10000000", WireFormatError.SizeLimit)]
    [InlineData("0001000180010001", WireFormatError.SizeLimit)] // One more than the limit.
    [InlineData("0000000480010001 0000000a10000000", null)] // A message, then a part of one.
    [InlineData("0000000410000000", WireFormatError.InvalidData)] // A TTHeader shorter than its fixed part.
    [InlineData("0000000a 1000 0000 00000001 0001", WireFormatError.InvalidData)] // Its info does not fit.
    [InlineData("0000000a 1000 0000 00000001 0000", WireFormatError.InvalidData)] // No payload.
    [InlineData("0000000f 1000 0000 00000001 0001 00000000 01", WireFormatError.InvalidData)]
    [InlineData("00000016 1000 0000 00000001 0001 00000000 000000ff 80010001", WireFormatError.InvalidData)] // The frame in it does not fit.
    [InlineData("00000016 1000 0000 00000001 0001 00000000 00000004 12345678", WireFormatError.BadVersion)]
    [InlineData("ffaf0002 0000 ffaf0002 0000 80010001", WireFormatError.InvalidData)] // A MeshHeader behind a MeshHeader.
    [InlineData("ffaf0002 0000 0000000e 1000 0000 00000001 0000", WireFormatError.InvalidData)] // A TTHeader behind a MeshHeader.
    [InlineData("ffaf0002 0000 474554202f204854", WireFormatError.BadVersion)]
    [InlineData("ffaf0002 0000 7fffffff80010001", WireFormatError.SizeLimit)]
    [InlineData("ffafffff 0000 80010001", null)] // Its end is still to come.
    [InlineData("0000000080010001", WireFormatError.BadVersion)] // A frame of nothing.
    [InlineData("0000000180010001", WireFormatError.BadVersion)]
    [InlineData("0000000000000000", WireFormatError.BadVersion)]
    public void Read_BytesOfNoMessage_IsAnErrorOfTheRightKind(string hex, WireFormatError? expected)
    {
        foreach (int segmentBytes in (int[])[int.MaxValue, 1])
        {
            Exception? error = Record.Exception(() => ReadAll(Wire.Segmented(Wire.Hex(hex), segmentBytes)));

            Assert.Equal(expected, (error as WireFormatException)?.Error);
            Assert.True(error is null or WireFormatException, error?.ToString());
        }
    }

    [Fact]
    public void Read_ControlCOfTelnet_IsNamed()
    {
        var error = Assert.Throws<WireFormatException>(() => ReadAll(Wire.Segmented(Wire.Hex("fff4fffd06000000"))));

        Assert.Contains("Ctrl-C in telnet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MessageOfExactlyTheLimit_IsTaken()
    {
        byte[] envelope = Wire.Message("Echo", Wire.Call, 1, Wire.StringField(1, ""));
        byte[] message = Wire.Message("Echo", Wire.Call, 1, Wire.StringField(1, new string('x', Limit - envelope.Length)));
        Assert.Equal(Limit, message.Length);

        Assert.Single(ReadAll(new ReadOnlySequence<byte>(Wire.Framed(message))));
        Assert.Single(ReadAll(new ReadOnlySequence<byte>(message)));
        byte[] larger = Wire.Message("Echo", Wire.Call, 1, Wire.StringField(1, new string('x', Limit - envelope.Length + 1)));
        Assert.Equal(WireFormatError.SizeLimit, Assert.Throws<WireFormatException>(() => ReadAll(new ReadOnlySequence<byte>(Wire.Framed(larger)))).Error);
        Assert.Equal(WireFormatError.SizeLimit, Assert.Throws<WireFormatException>(() => ReadAll(new ReadOnlySequence<byte>(larger))).Error);
    }

    [Fact]
    public void Read_UnframedMessageThatNeverEnds_IsRefusedAtTheLimit()
    {
        byte[] head = [0x80, 0x01, 0x00, 0x01, .. Wire.Text32("Echo"), .. Wire.Int32(1)];
        byte[] endless = [.. head, .. Enumerable.Repeat(Wire.I32Field(1, 5), (Limit / 7) + 10).SelectMany(field => field)];

        var error = Assert.Throws<WireFormatException>(() => ReadAll(Wire.Segmented(endless, 4_096)));

        Assert.Equal(WireFormatError.SizeLimit, error.Error);
    }

    internal static List<Message> ReadAll(in ReadOnlySequence<byte> bytes, int limit = Limit)
    {
        var messages = new List<Message>();
        var scanner = new ThriftFrameScanner(limit);
        var reader = new ThriftFrameReader(ref scanner, bytes);
        try
        {
            while (reader.TryRead(out ThriftFrame frame))
            {
                ThriftEncoding encoding = frame.Encoding == PayloadEncoding.ThriftCompact ? ThriftEncoding.Compact : ThriftEncoding.Binary;
                messages.Add(new Message(frame.Protocol, encoding, frame.HeaderInfo.ToArray(), frame.MeshInfo.ToArray(), frame.Payload.ToArray()));
                reader.Consume();
            }
        }
        finally
        {
            reader.Dispose();
        }

        return messages;
    }

    private static byte[] Bytes(string kind)
    {
        byte[] message = kind.StartsWith("compact", StringComparison.Ordinal) ? s_compact : s_binary;
        if (kind.EndsWith("framed", StringComparison.Ordinal))
        {
            message = Wire.Framed(message);
        }

        if (kind.Contains("mesh", StringComparison.Ordinal))
        {
            return Wire.Mesh(message, ("RPC_PERSIST_chain", "all"), ("k", ""));
        }

        return kind.Contains("ttheader", StringComparison.Ordinal) ? Wire.TTHeader(message, 7, strings: [("isn", "Echo")]) : message;
    }

    internal sealed record Message(RpcProtocol Protocol, ThriftEncoding Encoding, byte[] HeaderInfo, byte[] MeshInfo, byte[] Payload);
}
