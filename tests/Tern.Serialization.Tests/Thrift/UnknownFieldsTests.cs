namespace Tern.Serialization.Tests.Thrift;

/// <summary>Fields that a message does not know come back as they were, whichever encoding they came in and go out in.</summary>
public sealed class UnknownFieldsTests
{
    [Theory]
    [InlineData(ThriftEncoding.Binary, ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Binary, ThriftEncoding.Compact)]
    [InlineData(ThriftEncoding.Compact, ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact, ThriftEncoding.Compact)]
    public void Fields_KeptFromOneEncoding_AreWrittenInAnother(ThriftEncoding from, ThriftEncoding to)
    {
        byte[] original = ThriftBytes.Of(Everything.Sample, from);

        Blank kept = ThriftSerializer.Read<Blank>(original, from);
        byte[] rewritten = ThriftBytes.Of(kept, to);

        Assert.Equal(Everything.Sample.Describe(), ThriftSerializer.Read<Everything>(rewritten, to).Describe());
        if (to == ThriftEncoding.Compact || from == to)
        {
            // Compact does not carry the types of an empty map, so these bytes alone may differ.
            Assert.Equal(ThriftBytes.Of(Everything.Sample, to), rewritten);
        }
    }

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void Fields_SplitAtEveryByte_AreKeptAsBinary(ThriftEncoding encoding)
    {
        var message = new Everything { Yes = true, Long = -7, Text = "text", Names = ["a", "b"], Flags = [true, false], Map = new() { ["k"] = 1 } };
        byte[] expected = ThriftBytes.Of(message, ThriftEncoding.Binary)[..^1];
        byte[] bytes = ThriftBytes.Of(message, encoding);

        for (int split = 0; split <= bytes.Length; split++)
        {
            Blank kept = ThriftSerializer.Read<Blank>(Segments.SplitAt(bytes, split), encoding);
            Assert.Equal(expected, kept.Fields!.Binary);
        }
    }

    [Fact]
    public void CompactStructure_OfNestedCollectionsAndUuids_BecomesBinaryAndBack()
    {
        // 1: list<map<bool, set<struct>>>, 2: uuid, 3: an empty map, 4: an empty list, 5: list<bool>
        byte[] compact = Hex.Bytes(
            "19 1B  01 1A  01  1C  11 00"
            + "1D 00112233445566778899AABBCCDDEEFF"
            + "1B 00"
            + "19 05"
            + "19 21 01 02"
            + "00");
        const string Binary =
            "0F 0001 0D 00000001  02 0E 00000001  01  0C 00000001  02 0001 01 00"
            + "10 0002 00112233445566778899AABBCCDDEEFF"
            + "0D 0003 03 03 00000000"
            + "0F 0004 08 00000000"
            + "0F 0005 02 00000002 01 00";

        Blank kept = ThriftSerializer.Read<Blank>(compact, ThriftEncoding.Compact);

        Assert.Equal(Hex.Normal(Binary), Hex.Text(kept.Fields!.Binary));
        Assert.Equal(Hex.Text(compact), Hex.Text(ThriftBytes.Of(kept, ThriftEncoding.Compact)));
    }

    [Fact]
    public void Fields_Null_WriteNothing()
    {
        Assert.Empty(ThriftBytes.Binary((ref ThriftBinaryWriter w) => w.WriteUnknownFields(null)));
        Assert.Empty(ThriftBytes.Compact((ref ThriftCompactWriter w) => w.WriteUnknownFields(null)));
    }

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void Fields_BeyondTheLimits_AreNotKept(ThriftEncoding encoding)
    {
        byte[] bytes = ThriftBytes.Of(new Everything { Text = "12345", Names = ["a", "b"] }, encoding);

        var tooLong = Assert.Throws<WireFormatException>(() => ThriftSerializer.Read<Blank>(bytes, encoding, new ThriftReaderOptions { MaxStringBytes = 4 }));

        Assert.Equal(WireFormatError.SizeLimit, tooLong.Error);
    }

    /// <summary>A message that knows no field at all.</summary>
    private sealed class Blank : IThriftMessage<Blank>
    {
        public UnknownFields? Fields { get; private set; }

        public static void Write<TWriter>(ref TWriter writer, in Blank message)
            where TWriter : struct, IThriftWriter, allows ref struct
        {
            writer.WriteStructBegin();
            writer.WriteUnknownFields(message.Fields);
            writer.WriteStructEnd();
        }

        public static Blank Read<TReader>(ref TReader reader)
            where TReader : struct, IThriftReader, allows ref struct
        {
            UnknownFields? fields = null;
            reader.ReadStructBegin();
            while (reader.ReadFieldBegin(out ThriftType type, out short id))
            {
                reader.KeepUnknownField(type, id, ref fields);
            }

            reader.ReadStructEnd();
            return new Blank { Fields = fields };
        }
    }
}
