using System.Buffers;

namespace Tern.Serialization.Tests.Protobuf;

/// <summary>Literal bytes of Protocol Buffers' "Encoding", limits, and input that ends or lies.</summary>
public sealed class ReaderTests
{
    [Theory]
    [InlineData("00", 0UL)]
    [InlineData("7F", 127UL)]
    [InlineData("9601", 150UL)]
    [InlineData("968100", 150UL)]
    [InlineData("FFFFFFFFFFFFFFFFFF01", ulong.MaxValue)]
    [InlineData("FFFFFFFFFFFFFFFFFF7F", ulong.MaxValue)]
    public void ReadUInt64_EveryLength_IsRead(string hex, ulong expected)
    {
        byte[] bytes = Hex.Bytes(hex);
        ProtobufReader reader = new(bytes.AsSpan());
        ProtobufReader padded = new([.. bytes, .. new byte[16]]);
        ProtobufReader pieces = new(Segments.Every(bytes, 1));

        Assert.Equal(expected, reader.ReadUInt64());
        Assert.Equal(expected, padded.ReadUInt64());
        Assert.Equal(expected, pieces.ReadUInt64());
        Assert.True(reader.IsAtEnd);
        Assert.Equal(bytes.Length, padded.Consumed);
    }

    [Theory]
    [InlineData("80")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF01")]
    public void ReadUInt64_Endless_IsAnError(string hex)
    {
        byte[] bytes = Hex.Bytes(hex);

        Assert.Throws<WireFormatException>(() => new ProtobufReader(bytes.AsSpan()).ReadUInt64());
        Assert.Throws<WireFormatException>(() => new ProtobufReader(Segments.Every(bytes, 1)).ReadUInt64());
    }

    [Fact]
    public void ReadNumbers_NegativeAndZigZag_FollowTheTables()
    {
        ProtobufReader reader = new(Hex.Bytes("FEFFFFFFFFFFFFFFFF01 01 03 FEFFFFFF0F FFFFFFFF 0000C03F 000000000000F83F 02").AsSpan());

        Assert.Equal(-2, reader.ReadInt32());
        Assert.Equal(-1, reader.ReadSInt32());
        Assert.Equal(-2, reader.ReadSInt64());
        Assert.Equal(int.MaxValue, reader.ReadSInt32());
        Assert.Equal(-1, reader.ReadSFixed32());
        Assert.Equal(1.5f, reader.ReadFloat());
        Assert.Equal(1.5, reader.ReadDouble());
        Assert.True(reader.ReadBool());
    }

    [Theory]
    [InlineData("00 01")]
    [InlineData("06")]
    [InlineData("0F")]
    [InlineData("0C")]
    [InlineData("08")]
    [InlineData("0A 05 01")]
    [InlineData("0A FFFFFFFF0F")]
    [InlineData("0A FFFFFFFF07")]
    [InlineData("0B 08 01")]
    [InlineData("0B 08 01 14")]
    [InlineData("0B 0B 0C")]
    [InlineData("09 01020304050607")]
    [InlineData("0D 010203")]
    [InlineData("FFFFFFFF7F 00")]
    public void Skip_BrokenFields_AreErrors(string hex)
    {
        byte[] bytes = Hex.Bytes(hex);

        Assert.Throws<WireFormatException>(() => SkipAll(new ProtobufReader(bytes.AsSpan())));
        Assert.Throws<WireFormatException>(() => SkipAll(new ProtobufReader(Segments.Every(bytes, 1))));
        Assert.Throws<WireFormatException>(() => KeepAll(bytes));
    }

    [Fact]
    public void Skip_EveryWireType_EndsAtTheEnd()
    {
        byte[] bytes = Hex.Bytes("0801 110102030405060708 1A03616263 230801 24 2D01020304 8280010161");

        Assert.Equal(bytes.Length, SkipAll(new ProtobufReader(bytes.AsSpan())));
        for (int size = 1; size < bytes.Length; size++)
        {
            Assert.Equal(bytes.Length, SkipAll(new ProtobufReader(Segments.Every(bytes, size))));
        }

        Assert.Equal(bytes, KeepAll(bytes));
    }

    [Fact]
    public void Skip_GroupsNestedTooDeeply_IsAnError()
    {
        byte[] bytes = new byte[200_000];
        Array.Fill(bytes, (byte)0x0B);

        WireFormatException deep = Assert.Throws<WireFormatException>(() => SkipAll(new ProtobufReader(bytes.AsSpan())));

        Assert.Equal(WireFormatError.DepthLimit, deep.Error);
        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => KeepAll(bytes)).Error);
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void BeginMessage_NestedToTheLimit_IsRead(int depth, bool fails)
    {
        byte[] bytes = Nested(depth);

        if (fails)
        {
            Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => Descend(bytes)).Error);
            return;
        }

        Assert.Equal(depth, Descend(bytes));
    }

    [Theory]
    [InlineData(1, "00", 1)]
    [InlineData(1, "01 61 0A 00 0A 02 6262", 3)]
    [InlineData(1, "01 61 0A 00 12 02 6262", 2)]
    [InlineData(1, "01 61 0A", 2)]
    [InlineData(1, "05 61 0A", 1)]
    [InlineData(1, "8100", 1)]
    [InlineData(1, "8100 61 0A 00 0A 00", 3)]
    [InlineData(1, "808001", 1)]
    [InlineData(1, "FFFFFFFF0F 0A 00", 1)]
    [InlineData(1, "80", 1)]
    [InlineData(1, "", 1)]
    [InlineData(16, "00 8201 00", 1)]
    public void CountFields_WhatFollows_IsCountedAndNotRead(int id, string hex, int expected)
    {
        ProtobufReader reader = new(Hex.Bytes(hex).AsSpan());

        Assert.Equal(expected, reader.CountFields(id));
        Assert.Equal(0, reader.Consumed);
    }

    [Fact]
    public void CountFields_InsideOfAMessage_EndsWithIt()
    {
        // Behind the message the same tag comes again, in its parent.
        ProtobufReader reader = new(Hex.Bytes("0A 05 0A 00 0A 01 61 0A 00").AsSpan());
        Assert.True(reader.ReadField(out _, out _));
        ProtobufScope scope = reader.BeginMessage();
        Assert.True(reader.ReadField(out int id, out _));

        Assert.Equal(2, reader.CountFields(id));
        Assert.Equal("", reader.ReadString());
        Assert.True(reader.TryReadField(1, ProtobufWireType.LengthDelimited));
        Assert.Equal("a", reader.ReadString());
        reader.EndMessage(in scope);
    }

    [Fact]
    public void CountFields_VeryMany_AreCountedUpToABound()
    {
        byte[] bytes = [0, .. Enumerable.Repeat<byte[]>([10, 0], 10_000).SelectMany(field => field)];

        Assert.Equal(4_096, new ProtobufReader(bytes.AsSpan()).CountFields(1));
        Assert.Equal(1, new ProtobufReader(Segments.Every(bytes, 1)).CountFields(1));
    }

    [Fact]
    public void Text_InvalidUtf8_IsAnErrorUnlessRelaxed()
    {
        byte[] bytes = Hex.Bytes("02 C328");

        Assert.Throws<WireFormatException>(() => new ProtobufReader(bytes.AsSpan()).ReadString());
        Assert.Equal("\uFFFD(", new ProtobufReader(bytes.AsSpan(), new ProtobufReaderOptions { Utf8 = Utf8Policy.Replace }).ReadString());
    }

    [Fact]
    public void Limits_LongTextAndManyElements_AreErrors()
    {
        byte[] bytes = Hex.Bytes("03 616263");
        ProtobufReaderOptions options = new() { MaxStringBytes = 2, MaxElements = 1 };

        Assert.Equal(WireFormatError.SizeLimit, Assert.Throws<WireFormatException>(() => new ProtobufReader(bytes.AsSpan(), options).ReadString()).Error);
        Assert.Equal(WireFormatError.SizeLimit, Assert.Throws<WireFormatException>(() => new ProtobufReader(bytes.AsSpan(), options).ReadBytes()).Error);
        Assert.Equal(WireFormatError.SizeLimit, Assert.Throws<WireFormatException>(() => CountTwo(options)).Error);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProtobufReaderOptions { MaxDepth = 101 });
    }

    [Fact]
    public void ReadTimestamp_BeyondDotNet_IsAnError()
    {
        byte[] bytes = Hex.Bytes("0A 08 FFFFFFFFFFFFFFFF7F");

        Assert.Throws<WireFormatException>(() => new ProtobufReader(bytes.AsSpan()).ReadTimestamp());
    }

    [Fact]
    public void ReadPacked_LengthThatNoElementFits_IsAnError()
    {
        Assert.Throws<WireFormatException>(() => new ProtobufReader(Hex.Bytes("03 010203").AsSpan()).ReadPackedFloat([]));
        Assert.Throws<WireFormatException>(() => new ProtobufReader(Hex.Bytes("02 0180 01").AsSpan()).ReadPackedInt32([]));
        Assert.Throws<WireFormatException>(() => new ProtobufReader(Hex.Bytes("FFFFFFFF07").AsSpan()).ReadPackedDouble([]));
    }

    private static void CountTwo(ProtobufReaderOptions options)
    {
        ProtobufReader reader = new([], options);
        reader.CountElement();
        reader.CountElement();
    }

    private static long SkipAll(ProtobufReader reader)
    {
        while (reader.ReadField(out int id, out ProtobufWireType type))
        {
            reader.Skip(id, type);
        }

        return reader.Consumed;
    }

    private static byte[] KeepAll(byte[] bytes)
    {
        ProtobufReader reader = new(bytes.AsSpan());
        UnknownFields? fields = null;
        while (reader.ReadField(out int id, out ProtobufWireType type))
        {
            reader.KeepUnknownField(id, type, ref fields);
        }

        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        writer.WriteUnknownFields(fields);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Nested(int depth)
    {
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        byte[] inner = [];
        for (int i = 0; i < depth; i++)
        {
            output.ResetWrittenCount();
            writer = new ProtobufWriter(output);
            writer.WriteBytesField(1, inner);
            writer.Flush();
            inner = output.WrittenSpan.ToArray();
        }

        return inner;
    }

    private static int Descend(byte[] bytes)
    {
        ProtobufReader reader = new(bytes.AsSpan());
        return Descend(ref reader);
    }

    private static int Descend(ref ProtobufReader reader)
    {
        int depth = 0;
        while (reader.ReadField(out _, out _))
        {
            ProtobufScope scope = reader.BeginMessage();
            depth = 1 + Descend(ref reader);
            reader.EndMessage(in scope);
        }

        return depth;
    }
}
