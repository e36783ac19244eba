namespace Tern.Serialization.Tests.Thrift;

/// <summary>What hostile lengths, counts, depths and numbers lead to: the right error, and no memory spent.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("FFFFFFFF", WireFormatError.NegativeSize)]
    [InlineData("80000000", WireFormatError.NegativeSize)]
    [InlineData("7FFFFFFF", WireFormatError.InvalidData)]
    [InlineData("00000004 616263", WireFormatError.InvalidData)]
    public void BinaryText_HostileLength_Fails(string hex, WireFormatError expected)
    {
        byte[] bytes = Hex.Bytes(hex);

        Assert.Equal(expected, Failure(() => new ThriftBinaryReader(bytes).ReadString()));
        Assert.Equal(expected, Failure(() => new ThriftBinaryReader(bytes).ReadBinary()));
        Assert.Equal(expected, Failure(() => new ThriftBinaryReader(bytes).Skip(ThriftType.String)));
        Assert.Equal(expected, Failure(() => new ThriftBinaryReader(Segments.Every(bytes, 1)).ReadString()));
    }

    [Theory]
    [InlineData("FFFFFFFF0F", WireFormatError.NegativeSize)]
    [InlineData("FFFFFFFF07", WireFormatError.InvalidData)]
    [InlineData("FFFFFFFF1F", WireFormatError.InvalidData)]
    [InlineData("FFFFFFFFFFFF", WireFormatError.InvalidData)]
    [InlineData("04 616263", WireFormatError.InvalidData)]
    public void CompactText_HostileLength_Fails(string hex, WireFormatError expected)
    {
        byte[] bytes = Hex.Bytes(hex);

        Assert.Equal(expected, Failure(() => new ThriftCompactReader(bytes).ReadString()));
        Assert.Equal(expected, Failure(() => new ThriftCompactReader(bytes).ReadBinary()));
        Assert.Equal(expected, Failure(() => new ThriftCompactReader(bytes).Skip(ThriftType.String)));
        Assert.Equal(expected, Failure(() => new ThriftCompactReader(Segments.Every(bytes, 1)).ReadString()));
    }

    [Theory]
    [InlineData(ThriftType.Bool, 1)]
    [InlineData(ThriftType.Byte, 1)]
    [InlineData(ThriftType.I16, 2)]
    [InlineData(ThriftType.I32, 4)]
    [InlineData(ThriftType.I64, 8)]
    [InlineData(ThriftType.Double, 8)]
    [InlineData(ThriftType.String, 4)]
    [InlineData(ThriftType.Struct, 1)]
    [InlineData(ThriftType.Map, 6)]
    [InlineData(ThriftType.List, 5)]
    [InlineData(ThriftType.Set, 5)]
    [InlineData(ThriftType.Uuid, 16)]
    public void BinaryList_CountBeyondTheInput_Fails(ThriftType element, int size)
    {
        byte[] enough = [(byte)element, 0, 0, 0, 3, .. new byte[3 * size]];
        byte[] tooFew = enough[..^1];

        Assert.True(new ThriftBinaryReader(enough).TryReadListBegin(element, out int count));
        Assert.Equal(3, count);
        Assert.Equal(WireFormatError.InvalidData, Failure(() => new ThriftBinaryReader(tooFew).TryReadListBegin(element, out _)));
        Assert.Equal(WireFormatError.InvalidData, Failure(() => new ThriftBinaryReader(tooFew).TryReadSetBegin(element, out _)));
        Assert.Equal(WireFormatError.InvalidData, Failure(() => new ThriftBinaryReader(Segments.Every(tooFew, 1)).TryReadListBegin(element, out _)));
    }

    [Theory]
    [InlineData("0B FFFFFFFF", WireFormatError.NegativeSize)]
    [InlineData("0B 7FFFFFFF", WireFormatError.InvalidData)]
    [InlineData("05 00000001 00", WireFormatError.InvalidData)]
    [InlineData("FF 00000001 00", WireFormatError.InvalidData)]
    public void BinaryList_HostileHeader_Fails(string hex, WireFormatError expected) =>
        Assert.Equal(expected, Failure(() => new ThriftBinaryReader(Hex.Bytes(hex)).TryReadListBegin(ThriftType.String, out _)));

    [Theory]
    [InlineData("0B 0B FFFFFFFF", WireFormatError.NegativeSize)]
    [InlineData("0B 0B 7FFFFFFF", WireFormatError.InvalidData)]
    [InlineData("0B 0B 00000001 00000000 000000", WireFormatError.InvalidData)]
    [InlineData("0B 01 00000001 00000000 00000000", WireFormatError.InvalidData)]
    public void BinaryMap_HostileHeader_Fails(string hex, WireFormatError expected) =>
        Assert.Equal(expected, Failure(() => new ThriftBinaryReader(Hex.Bytes(hex)).TryReadMapBegin(ThriftType.String, ThriftType.String, out _)));

    [Theory]
    [InlineData("F8 FFFFFFFF0F", WireFormatError.NegativeSize)]
    [InlineData("F8 FFFFFFFF07", WireFormatError.InvalidData)]
    [InlineData("38 00 00", WireFormatError.InvalidData)]
    [InlineData("3E 00 00 00", WireFormatError.InvalidData)]
    [InlineData("30 00 00 00", WireFormatError.InvalidData)]
    public void CompactList_HostileHeader_Fails(string hex, WireFormatError expected) =>
        Assert.Equal(expected, Failure(() => new ThriftCompactReader(Hex.Bytes(hex)).TryReadListBegin(ThriftType.String, out _)));

    [Theory]
    [InlineData("FFFFFFFF0F 88", WireFormatError.NegativeSize)]
    [InlineData("FFFFFFFF07 88", WireFormatError.InvalidData)]
    [InlineData("02 88 00 00 00", WireFormatError.InvalidData)]
    [InlineData("01 8E 00 00", WireFormatError.InvalidData)]
    public void CompactMap_HostileHeader_Fails(string hex, WireFormatError expected) =>
        Assert.Equal(expected, Failure(() => new ThriftCompactReader(Hex.Bytes(hex)).TryReadMapBegin(ThriftType.String, ThriftType.String, out _)));

    [Fact]
    public void CompactNumbers_BeyondTheirType_Fail()
    {
        Assert.Equal(WireFormatError.InvalidData, Failure(() => new ThriftCompactReader(Hex.Bytes("80 80 04")).ReadI16()));
        Assert.Equal(WireFormatError.InvalidData, Failure(() => new ThriftCompactReader(Hex.Bytes("FFFFFFFF10")).ReadI32()));
        Assert.Equal(WireFormatError.InvalidData, Failure(() => new ThriftCompactReader(Hex.Bytes("FFFFFFFFFFFFFFFFFF02")).ReadI64()));
        Assert.Equal(0, new ThriftCompactReader(Hex.Bytes("8080808000")).ReadI32());
    }

    [Fact]
    public void CompactFieldId_BeyondInt16_Fails()
    {
        byte[] bytes = Hex.Bytes("05 FEFF03 00  15 00");

        Assert.Equal(WireFormatError.InvalidData, Failure(() =>
        {
            var reader = new ThriftCompactReader(bytes);
            reader.Skip(ThriftType.Struct);
        }));
    }

    [Theory]
    [InlineData("0C 0001", ThriftType.Struct)]
    [InlineData("0F 00000001", ThriftType.List)]
    [InlineData("0D 0D 00000001", ThriftType.Map)]
    public void BinarySkip_NestedDeeply_IsDepthLimit(string level, ThriftType type)
    {
        byte[] bytes = Hex.Bytes(string.Concat(Enumerable.Repeat(level, 100_000)));

        Assert.Equal(WireFormatError.DepthLimit, Failure(() => new ThriftBinaryReader(bytes).Skip(type)));
        Assert.Equal(WireFormatError.DepthLimit, Failure(() =>
        {
            UnknownFields? kept = null;
            new ThriftBinaryReader(bytes).KeepUnknownField(type, 1, ref kept);
        }));
    }

    [Theory]
    [InlineData("1C", ThriftType.Struct)]
    [InlineData("19", ThriftType.List)]
    [InlineData("01 BB", ThriftType.Map)]
    public void CompactSkip_NestedDeeply_IsDepthLimit(string level, ThriftType type)
    {
        byte[] bytes = Hex.Bytes(string.Concat(Enumerable.Repeat(level, 100_000)));

        Assert.Equal(WireFormatError.DepthLimit, Failure(() => new ThriftCompactReader(bytes).Skip(type)));
        Assert.Equal(WireFormatError.DepthLimit, Failure(() =>
        {
            UnknownFields? kept = null;
            new ThriftCompactReader(bytes).KeepUnknownField(type, 1, ref kept);
        }));
    }

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void Message_NestedAtAndBeyondTheLimit_ReadsOrFails(ThriftEncoding encoding)
    {
        byte[] bytes = ThriftBytes.Of(Nest(64), encoding);

        Assert.NotNull(ThriftSerializer.Read<Everything>(bytes, encoding));
        Assert.Equal(WireFormatError.DepthLimit, Failure(() => ThriftBytes.Of(Nest(65), encoding)));
        Assert.Equal(
            WireFormatError.DepthLimit,
            Failure(() => ThriftSerializer.Read<Everything>(bytes, encoding, new ThriftReaderOptions { MaxDepth = 63 })));
    }

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void Message_ThatContainsItself_FailsInsteadOfOverflowing(ThriftEncoding encoding)
    {
        var cycle = new Everything();
        cycle.Inner = cycle;

        Assert.Equal(WireFormatError.DepthLimit, Failure(() => ThriftBytes.Of(cycle, encoding)));
    }

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void Options_Bounds_AreKept(ThriftEncoding encoding)
    {
        byte[] bytes = ThriftBytes.Of(new Everything { Text = "12345", Ints = [1, 2, 3], Flags = [true, false] }, encoding);

        ThriftSerializer.Read<Everything>(bytes, encoding, new ThriftReaderOptions { MaxStringBytes = 5, MaxElements = 5 });
        Assert.Equal(WireFormatError.SizeLimit, Failure(() => ThriftSerializer.Read<Everything>(bytes, encoding, new ThriftReaderOptions { MaxStringBytes = 4 })));
        Assert.Equal(WireFormatError.SizeLimit, Failure(() => ThriftSerializer.Read<Everything>(bytes, encoding, new ThriftReaderOptions { MaxElements = 4 })));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThriftReaderOptions { MaxDepth = 65 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThriftReaderOptions { MaxDepth = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThriftReaderOptions { MaxElements = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThriftReaderOptions { MaxStringBytes = -1 });
    }

    [Fact]
    public void BinaryList_OfAnotherElementType_IsSkippedAndMissing()
    {
        var reader = new ThriftBinaryReader(Hex.Bytes("0B 00000002 00000001 61 00000000  7F"));

        Assert.False(reader.TryReadListBegin(ThriftType.I32, out int count));
        Assert.Equal(0, count);
        Assert.Equal(0x7F, reader.ReadByte());
    }

    [Fact]
    public void CompactMap_OfOtherTypes_IsSkippedAndMissing()
    {
        var reader = new ThriftCompactReader(Hex.Bytes("01 85 01 61 02  7F"));

        Assert.False(reader.TryReadMapBegin(ThriftType.String, ThriftType.String, out int count));
        Assert.Equal(0, count);
        Assert.Equal(0x7F, reader.ReadByte());
    }

    [Fact]
    public void EmptyCollections_OfAnyElementType_AreEmpty()
    {
        Assert.True(new ThriftBinaryReader(Hex.Bytes("00 00000000")).TryReadListBegin(ThriftType.I32, out int count));
        Assert.Equal(0, count);
        Assert.True(new ThriftBinaryReader(Hex.Bytes("00 00 00000000")).TryReadMapBegin(ThriftType.I32, ThriftType.I32, out count));
        Assert.Equal(0, count);
        Assert.True(new ThriftCompactReader(Hex.Bytes("08")).TryReadSetBegin(ThriftType.I32, out count));
        Assert.Equal(0, count);
        Assert.True(new ThriftCompactReader(Hex.Bytes("00")).TryReadMapBegin(ThriftType.I32, ThriftType.I32, out count));
        Assert.Equal(0, count);
    }

    [Fact]
    public void Text_Null_IsRefusedByWriters()
    {
        Assert.Equal(WireFormatError.InvalidData, Failure(() => ThriftBytes.Binary((ref ThriftBinaryWriter w) => w.WriteString(null!))));
        Assert.Equal(WireFormatError.InvalidData, Failure(() => ThriftBytes.Binary((ref ThriftBinaryWriter w) => w.WriteStringField(1, null!))));
        Assert.Equal(WireFormatError.InvalidData, Failure(() => ThriftBytes.Compact((ref ThriftCompactWriter w) => w.WriteString(null!))));
    }

    private static Everything Nest(int levels)
    {
        var message = new Everything();
        for (int i = 1; i < levels; i++)
        {
            message = new Everything { Inner = message };
        }

        return message;
    }

    private static WireFormatError Failure(Action action) => Assert.Throws<WireFormatException>(action).Error;
}
