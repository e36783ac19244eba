namespace Tern.Serialization.Tests.Thrift;

public sealed class EnvelopeTests
{
    private const string BinaryCall = "80010001 00000004 4563686f 00000001 0c0001 0b0001 00000002 6869 00 00";
    private const string BinaryReply = "80010002 00000004 4563686f 00000001 0c0000 0b0001 00000002 6869 00 00";
    private const string BinaryException =
        "80010003 00000004 4563686f 00000001 0b0001 00000013 756e6b6e6f776e206d6574686f64204563686f 080002 00000001 00";

    private const string CompactCall = "82 21 01 04 4563686f 1c 18 02 6869 00 00";

    [Theory]
    [InlineData(ThriftMessageType.Call, 1, BinaryCall)]
    [InlineData(ThriftMessageType.Reply, 0, BinaryReply)]
    public void BinaryMessage_OfTheReference_WritesAndReadsItsBytes(ThriftMessageType type, short fieldId, string hex)
    {
        byte[] bytes = ThriftBytes.Binary((ref ThriftBinaryWriter w) => WriteEcho(ref w, type, fieldId));

        Assert.Equal(Hex.Normal(hex), Hex.Text(bytes));
        for (int split = 0; split <= bytes.Length; split++)
        {
            var reader = new ThriftBinaryReader(Segments.SplitAt(bytes, split));
            AssertEcho(ref reader, type, fieldId);
        }
    }

    [Fact]
    public void CompactMessage_OfTheReference_WritesAndReadsItsBytes()
    {
        byte[] bytes = ThriftBytes.Compact((ref ThriftCompactWriter w) => WriteEcho(ref w, ThriftMessageType.Call, 1));

        Assert.Equal(Hex.Normal(CompactCall), Hex.Text(bytes));
        for (int split = 0; split <= bytes.Length; split++)
        {
            var reader = new ThriftCompactReader(Segments.SplitAt(bytes, split));
            AssertEcho(ref reader, ThriftMessageType.Call, 1);
        }
    }

    [Fact]
    public void ApplicationException_OfTheReference_WritesAndReadsItsBytes()
    {
        byte[] bytes = ThriftBytes.Binary((ref ThriftBinaryWriter w) =>
        {
            w.WriteMessageBegin("Echo"u8, ThriftMessageType.Exception, 1);
            ThriftApplicationException.Write(ref w, new ThriftApplicationException(1, "unknown method Echo"));
        });
        var reader = new ThriftBinaryReader(bytes);
        reader.ReadMessageBegin(out _, out ThriftMessageType type, out _);

        Assert.Equal(Hex.Normal(BinaryException), Hex.Text(bytes));
        Assert.Equal(ThriftMessageType.Exception, type);
        Assert.Equal(new ThriftApplicationException(1, "unknown method Echo"), ThriftApplicationException.Read(ref reader));
    }

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void ApplicationException_EitherEncoding_ReadsBackEqual(ThriftEncoding encoding)
    {
        var failure = new ThriftApplicationException(20, "unknown service");

        Assert.Equal(failure, ThriftSerializer.Read<ThriftApplicationException>(ThriftBytes.Of(failure, encoding), encoding));
    }

    [Fact]
    public void ApplicationException_WithAStatus_HoldsItInAFieldThatOthersSkip()
    {
        var failure = new ThriftApplicationException(6, "no") { Status = new byte[] { 0x08, 0x03 } };

        byte[] bytes = ThriftBytes.Of(failure, ThriftEncoding.Binary);

        Assert.Equal(Hex.Normal("0b0001 00000002 6e6f 080002 00000006 0b0080 00000002 0803 00"), Hex.Text(bytes));
        Assert.Equal([0x08, 0x03], ThriftSerializer.Read<ThriftApplicationException>(bytes).Status.ToArray());
        Assert.Equal([0x08, 0x03], ThriftSerializer.Read<ThriftApplicationException>(ThriftBytes.Of(failure, ThriftEncoding.Compact), ThriftEncoding.Compact).Status.ToArray());
    }

    [Fact]
    public void ApplicationException_WithAnotherTypeInThatField_IsReadWithoutIt()
    {
        byte[] bytes = Hex.Bytes("0b0001 00000002 6e6f 080080 00000006 080002 00000006 00");

        Assert.Equal(new ThriftApplicationException(6, "no"), ThriftSerializer.Read<ThriftApplicationException>(bytes));
    }

    [Theory]
    [InlineData("00000004 4563686f 01 00000001 00")]
    [InlineData("80020001 00000004 4563686f 00000001 00")]
    [InlineData("82210104 4563686f 00")]
    public void BinaryMessageBegin_OfAnotherVersion_IsBadVersion(string hex)
    {
        var failure = Assert.Throws<WireFormatException>(() => new ThriftBinaryReader(Hex.Bytes(hex)).ReadMessageBegin(out _, out _, out _));

        Assert.Equal(WireFormatError.BadVersion, failure.Error);
    }

    [Theory]
    [InlineData("80010001 00000000")]
    [InlineData("82 22 01 00")]
    public void CompactMessageBegin_OfAnotherVersion_IsBadVersion(string hex)
    {
        var failure = Assert.Throws<WireFormatException>(() => new ThriftCompactReader(Hex.Bytes(hex)).ReadMessageBegin(out _, out _, out _));

        Assert.Equal(WireFormatError.BadVersion, failure.Error);
    }

    [Theory]
    [InlineData("80010001 00000401", WireFormatError.SizeLimit)]
    [InlineData("80010001 7FFFFFFF", WireFormatError.SizeLimit)]
    [InlineData("80010001 FFFFFFFF", WireFormatError.NegativeSize)]
    [InlineData("80010001 00000004 4563", WireFormatError.InvalidData)]
    public void BinaryMessageBegin_HostileName_Fails(string hex, WireFormatError expected)
    {
        var failure = Assert.Throws<WireFormatException>(() => new ThriftBinaryReader(Hex.Bytes(hex)).ReadMessageBegin(out _, out _, out _));

        Assert.Equal(expected, failure.Error);
    }

    [Fact]
    public void MessageBegin_NameTooLong_IsNotWritten()
    {
        byte[] name = new byte[1_025];

        Assert.Throws<WireFormatException>(() => ThriftBytes.Binary((ref ThriftBinaryWriter w) => w.WriteMessageBegin(name, ThriftMessageType.Call, 1)));
        Assert.Throws<WireFormatException>(() => ThriftBytes.Compact((ref ThriftCompactWriter w) => w.WriteMessageBegin(name, ThriftMessageType.Call, 1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void CompactMessage_AnySequenceId_ReadsBack(int sequenceId)
    {
        byte[] bytes = ThriftBytes.Compact((ref ThriftCompactWriter w) => w.WriteMessageBegin("m"u8, ThriftMessageType.OneWay, sequenceId));

        new ThriftCompactReader(bytes).ReadMessageBegin(out ReadOnlySpan<byte> name, out ThriftMessageType type, out int actual);

        Assert.Equal("m"u8, name);
        Assert.Equal(ThriftMessageType.OneWay, type);
        Assert.Equal(sequenceId, actual);
    }

    private static void WriteEcho<TWriter>(ref TWriter writer, ThriftMessageType type, short fieldId)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        writer.WriteMessageBegin("Echo"u8, type, 1);
        writer.WriteStructBegin();
        writer.WriteFieldBegin(ThriftType.Struct, fieldId);
        writer.WriteStructBegin();
        writer.WriteStringField(1, "hi");
        writer.WriteStructEnd();
        writer.WriteStructEnd();
    }

    private static void AssertEcho<TReader>(ref TReader reader, ThriftMessageType expectedType, short expectedId)
        where TReader : struct, IThriftReader, allows ref struct
    {
        reader.ReadMessageBegin(out ReadOnlySpan<byte> name, out ThriftMessageType type, out int sequenceId);
        Assert.Equal("Echo"u8, name);
        Assert.Equal(expectedType, type);
        Assert.Equal(1, sequenceId);

        reader.ReadStructBegin();
        Assert.True(reader.ReadFieldBegin(out ThriftType outer, out short id));
        Assert.Equal((ThriftType.Struct, expectedId), (outer, id));
        reader.ReadStructBegin();
        Assert.True(reader.ReadFieldBegin(out ThriftType inner, out id));
        Assert.Equal((ThriftType.String, (short)1), (inner, id));
        Assert.Equal("hi", reader.ReadString());
        Assert.False(reader.ReadFieldBegin(out _, out _));
        reader.ReadStructEnd();
        Assert.False(reader.ReadFieldBegin(out _, out _));
        reader.ReadStructEnd();
    }
}
