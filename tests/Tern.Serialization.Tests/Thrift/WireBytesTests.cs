namespace Tern.Serialization.Tests.Thrift;

/// <summary>What each method writes, byte by byte, and that readers take it back.</summary>
public sealed class WireBytesTests
{
    [Theory]
    [InlineData(true, "02 0001 01")]
    [InlineData(false, "02 0001 00")]
    public void BinaryBoolField_EitherValue_IsOneByte(bool value, string hex) =>
        Assert.Equal(Hex.Normal(hex), Hex.Text(ThriftBytes.Binary((ref ThriftBinaryWriter w) => w.WriteBoolField(1, value))));

    [Fact]
    public void BinaryFields_EveryScalar_AreBigEndian()
    {
        byte[] bytes = ThriftBytes.Binary((ref ThriftBinaryWriter w) =>
        {
            w.WriteStructBegin();
            w.WriteByteField(1, -2);
            w.WriteI16Field(2, 0x1234);
            w.WriteI32Field(3, 0x12345678);
            w.WriteI64Field(-4, 0x123456789ABCDEF0);
            w.WriteDoubleField(5, 1.5);
            w.WriteStringField(6, "hé");
            w.WriteBinaryField(7, [0xFF, 0x00]);
            w.WriteStructEnd();
        });

        Assert.Equal(
            Hex.Normal("03 0001 FE  06 0002 1234  08 0003 12345678  0A FFFC 123456789ABCDEF0  04 0005 3FF8000000000000  0B 0006 00000003 68C3A9  0B 0007 00000002 FF00  00"),
            Hex.Text(bytes));
    }

    [Fact]
    public void BinaryElements_EveryType_HaveNoHeader()
    {
        byte[] bytes = ThriftBytes.Binary((ref ThriftBinaryWriter w) =>
        {
            w.WriteBool(true);
            w.WriteByte(-1);
            w.WriteI16(-2);
            w.WriteI32(-3);
            w.WriteI64(-4);
            w.WriteDouble(-2);
            w.WriteString("");
            w.WriteBinary([7]);
        });

        Assert.Equal(Hex.Normal("01 FF FFFE FFFFFFFD FFFFFFFFFFFFFFFC C000000000000000 00000000 00000001 07"), Hex.Text(bytes));
    }

    [Fact]
    public void BinaryCollections_Headers_CarryTypesAndCounts()
    {
        byte[] bytes = ThriftBytes.Binary((ref ThriftBinaryWriter w) =>
        {
            w.WriteListBegin(ThriftType.Struct, 2);
            w.WriteSetBegin(ThriftType.I64, 0);
            w.WriteMapBegin(ThriftType.String, ThriftType.List, 1);
            w.WriteI32List([1, -1]);
            w.WriteI64List([2]);
            w.WriteDoubleList([1.5]);
        });

        Assert.Equal(
            Hex.Normal("0C 00000002  0A 00000000  0B 0F 00000001  08 00000002 00000001 FFFFFFFF  0A 00000001 0000000000000002  04 00000001 3FF8000000000000"),
            Hex.Text(bytes));
    }

    [Theory]
    [InlineData(true, "11")]
    [InlineData(false, "12")]
    public void CompactBoolField_EitherValue_StandsInTheHeader(bool value, string hex) =>
        Assert.Equal(Hex.Normal(hex), Hex.Text(ThriftBytes.Compact((ref ThriftCompactWriter w) => w.WriteBoolField(1, value))));

    [Theory]
    [InlineData(0, "00")]
    [InlineData(-1, "01")]
    [InlineData(1, "02")]
    [InlineData(150, "AC02")]
    [InlineData(int.MaxValue, "FEFFFFFF0F")]
    [InlineData(int.MinValue, "FFFFFFFF0F")]
    public void CompactI32_AnyValue_IsZigZagVarint(int value, string hex)
    {
        byte[] bytes = ThriftBytes.Compact((ref ThriftCompactWriter w) => w.WriteI32(value));

        Assert.Equal(hex, Hex.Text(bytes));
        Assert.Equal(value, new ThriftCompactReader(bytes).ReadI32());
    }

    [Theory]
    [InlineData(long.MaxValue, "FEFFFFFFFFFFFFFFFF01")]
    [InlineData(long.MinValue, "FFFFFFFFFFFFFFFFFF01")]
    [InlineData(-65, "8101")]
    public void CompactI64_AnyValue_IsZigZagVarint(long value, string hex)
    {
        byte[] bytes = ThriftBytes.Compact((ref ThriftCompactWriter w) => w.WriteI64(value));

        Assert.Equal(hex, Hex.Text(bytes));
        Assert.Equal(value, new ThriftCompactReader(bytes).ReadI64());
    }

    [Fact]
    public void CompactFields_EveryScalar_TakeDeltasAndVarints()
    {
        byte[] bytes = ThriftBytes.Compact((ref ThriftCompactWriter w) =>
        {
            w.WriteStructBegin();
            w.WriteByteField(1, -2);
            w.WriteI16Field(2, 100);
            w.WriteI32Field(17, -3);
            w.WriteI64Field(33, 4);
            w.WriteDoubleField(34, 1.5);
            w.WriteStringField(5, "hé");
            w.WriteBinaryField(6, [0xFF, 0x00]);
            w.WriteStructEnd();
        });

        Assert.Equal(
            Hex.Normal("13 FE  14 C801  F5 05  06 42 08  17 000000000000F83F  08 0A 03 68C3A9  18 02 FF00  00"),
            Hex.Text(bytes));
    }

    [Fact]
    public void CompactStructs_Nested_TrackFieldIdsEachForItself()
    {
        byte[] bytes = ThriftBytes.Compact((ref ThriftCompactWriter w) =>
        {
            w.WriteStructBegin();
            w.WriteFieldBegin(ThriftType.Struct, 14);
            w.WriteStructBegin();
            w.WriteI32Field(1, 1);
            w.WriteStructEnd();
            w.WriteBoolField(15, true);
            w.WriteStructEnd();
        });

        Assert.Equal(Hex.Normal("EC 15 02 00 11 00"), Hex.Text(bytes));
    }

    [Fact]
    public void CompactCollections_Headers_HaveShortAndLongForms()
    {
        byte[] bytes = ThriftBytes.Compact((ref ThriftCompactWriter w) =>
        {
            w.WriteListBegin(ThriftType.Bool, 2);
            w.WriteBool(true);
            w.WriteBool(false);
            w.WriteListBegin(ThriftType.I32, 14);
            w.WriteSetBegin(ThriftType.Struct, 15);
            w.WriteListBegin(ThriftType.Double, 300);
            w.WriteMapBegin(ThriftType.String, ThriftType.I64, 0);
            w.WriteMapBegin(ThriftType.String, ThriftType.Map, 200);
            w.WriteI32List([1, -1]);
            w.WriteI64List([2]);
            w.WriteDoubleList([1.5]);
        });

        Assert.Equal(
            Hex.Normal("21 01 02  E5  FC0F  F7AC02  00  C801 8B  25 02 01  16 04  17 000000000000F83F"),
            Hex.Text(bytes));
    }

    [Theory]
    [InlineData(42)]
    [InlineData(43)]
    [InlineData(64)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(6_000)]
    public void CompactString_NotAscii_HasALengthInBytes(int chars)
    {
        foreach (string text in new[] { new string('é', chars), new string('世', chars), new string('a', chars) })
        {
            byte[] bytes = ThriftBytes.Compact((ref ThriftCompactWriter w) => w.WriteString(text));
            var reader = new ThriftCompactReader(bytes);

            Assert.Equal(text, reader.ReadString());
            Assert.Equal(0, reader.Remaining);
        }
    }

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void Message_OfEveryType_ReadsBackEqual(ThriftEncoding encoding)
    {
        byte[] bytes = ThriftBytes.Of(Everything.Sample, encoding);

        var read = ThriftSerializer.Read<Everything>(bytes, encoding);

        Assert.Equal(Everything.Sample.Describe(), read.Describe());
    }

    [Fact]
    public void BinaryBool_OtherThanOne_IsFalse()
    {
        Assert.True(new ThriftBinaryReader([1]).ReadBool());
        Assert.False(new ThriftBinaryReader([2]).ReadBool());
        Assert.False(new ThriftBinaryReader([0xFF]).ReadBool());
    }

    [Fact]
    public void CompactBoolElement_OneOrNot_IsTrueOrFalse()
    {
        Assert.True(new ThriftCompactReader([1]).ReadBool());
        Assert.False(new ThriftCompactReader([2]).ReadBool());
        Assert.False(new ThriftCompactReader([0]).ReadBool());
    }

    [Fact]
    public void Uuid_EveryEncoding_IsItsDigitsInOrder()
    {
        Guid uuid = new("00112233-4455-6677-8899-aabbccddeeff");

        byte[] binary = ThriftBytes.Binary((ref ThriftBinaryWriter w) =>
        {
            w.WriteUuidField(3, uuid);
            w.WriteUuid(uuid);
        });
        byte[] compact = ThriftBytes.Compact((ref ThriftCompactWriter w) =>
        {
            w.WriteUuidField(3, uuid);
            w.WriteUuid(uuid);
        });

        Assert.Equal("10000300112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF", Hex.Text(binary));
        Assert.Equal("3D00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF", Hex.Text(compact));
        var binaryReader = new ThriftBinaryReader(binary.AsSpan(3));
        var compactReader = new ThriftCompactReader(compact.AsSpan(1));
        Assert.Equal(uuid, binaryReader.ReadUuid());
        Assert.Equal(uuid, compactReader.ReadUuid());
    }
}
