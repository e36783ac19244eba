using Tern.Contracts.Tests.Support;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Types;

public sealed class UuidTests
{
    private static readonly Guid s_first = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
    private static readonly Guid s_second = Guid.Parse("ffeeddcc-bbaa-9988-7766-554433221100");

    public static TheoryData<WireFormat> Formats => Wire.Formats;

    [Theory]
    [MemberData(nameof(Formats))]
    public void RoundTrip_UuidsEverywhere_AreKept(WireFormat format)
    {
        Uuids written = new()
        {
            Plain = s_first,
            Nullable = s_second,
            List = [s_first, s_second],
            Keys = { [s_first] = s_second },
            Values = { [s_second] = [s_first] },
            Inner = [new() { [s_first] = 7 }],
            Choice = new UuidOrText.Uuid(s_second),
        };

        Uuids read = Wire.RoundTrip(written, format);

        Assert.Equal(s_first, read.Plain);
        Assert.Equal(s_second, read.Nullable);
        Assert.Equal(written.List, read.List);
        Assert.Equal(written.Keys, read.Keys);
        Assert.Equal([s_first], read.Values[s_second]);
        Assert.Equal(7, read.Inner[0][s_first]);
        Assert.Equal(written.Choice, read.Choice);
    }

    [Theory]
    [InlineData(ThriftEncoding.Binary, "10000100112233445566778899AABBCCDDEEFF", "0F000310000000010011")]
    [InlineData(ThriftEncoding.Compact, "1D00112233445566778899AABBCCDDEEFF", "291D00112233")]
    public void Write_Uuid_IsSixteenBytesInNetworkOrder(ThriftEncoding encoding, string plain, string list)
    {
        string bytes = Convert.ToHexString(Wire.Write(new Uuids { Plain = s_first, List = [s_first] }, encoding));

        Assert.StartsWith(plain, bytes, StringComparison.Ordinal);
        Assert.Contains(list, bytes, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_UuidToProtobufAndJson_IsBytesAndText()
    {
        Uuids message = new() { Plain = s_first };

        Assert.StartsWith("0A1000112233445566778899AABBCCDDEEFF", Convert.ToHexString(ProtobufSerializer.ToArray(in message)), StringComparison.Ordinal);
        Assert.Equal("{\"plain\":\"00112233-4455-6677-8899-aabbccddeeff\"}", ProtoJsonSerializer.Serialize(in message));
    }

    [Theory]
    [InlineData(ThriftEncoding.Binary, "1000010011223344556677")]
    [InlineData(ThriftEncoding.Compact, "1D0011223344")]
    public void Read_TruncatedUuid_IsAFormatError(ThriftEncoding encoding, string bytes)
        => Assert.Throws<WireFormatException>(() => ThriftSerializer.Read<Uuids>(Convert.FromHexString(bytes), encoding));

    [Fact]
    public void Read_UuidOfFifteenBytesFromProtobuf_IsAFormatError()
    {
        WireFormatException error = Assert.Throws<WireFormatException>(
            () => ProtobufSerializer.Read<Uuids>(Convert.FromHexString("0A0F00112233445566778899AABBCCDDEE")));

        Assert.Contains("Uuids.plain (1)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextWhereAUuidIsDeclared_CountsAsMissing()
    {
        Uuids read = new Struct().Text(1, s_first.ToString()).ReadAs<Uuids>(ThriftEncoding.Binary);

        Assert.Equal(Guid.Empty, read.Plain);
    }
}
