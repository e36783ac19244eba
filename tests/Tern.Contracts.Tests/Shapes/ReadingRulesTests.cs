using Tern.Contracts.Tests.Support;
using Tern.Contracts.Tests.Types;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Shapes;

/// <summary>What is not as the reader expects it: missing, double, of another type, unknown, out of range, null.</summary>
public sealed class ReadingRulesTests
{
    public static TheoryData<ThriftEncoding> Encodings => Wire.Encodings;

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_RequiredFieldMissing_NamesMessageAndField(ThriftEncoding encoding)
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() => new Struct().I32(1, 1).Of(3, new Struct()).ReadAs<Requires>(encoding));

        Assert.Equal(WireFormatError.InvalidData, error.Error);
        Assert.Equal("required field Requires.b (2) is not set", error.Message);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_RequiredFieldOfAnotherType_CountsAsMissing(ThriftEncoding encoding)
    {
        Struct bytes = new Struct().I32(1, 1).I32(2, 2).Of(3, new Struct());

        Assert.Contains("Requires.b (2)", Assert.Throws<WireFormatException>(() => bytes.ReadAs<Requires>(encoding)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_RequiredButNullableFieldMissing_IsNull(ThriftEncoding encoding)
    {
        Assert.Null(new Struct().I32(1, 9).ReadAs<RequiredStruct>(encoding).Note);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_NullInMemberWithInitialiser_StaysNull(ThriftEncoding encoding)
    {
        NullableInitialisers read = Wire.RoundTrip(new NullableInitialisers { Number = null, Text = null }.WithoutList(), encoding);
        NullableInitialisers kept = Wire.RoundTrip(new NullableInitialisers(), encoding);

        Assert.Equal((null, null, null), (read.Number, read.Text, read.List));
        Assert.Equal((5, "text"), (kept.Number, kept.Text));
        Assert.Equal(new NullableDefaults(null, null) { Inner = null }, Wire.RoundTrip(new NullableDefaults(null, null) { Inner = null }, encoding));
        Assert.Equal(new NullableDefaults(), Wire.RoundTrip(new NullableDefaults(), encoding));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_FieldOfAnotherType_IsSkippedAndKeepsTheInitialiser(ThriftEncoding encoding)
    {
        StructWithInitialisers read = new Struct().Text(1, "no number").I32(2, 2).I64(3, 3).ReadAs<StructWithInitialisers>(encoding);

        Assert.Equal((42, "struct", 3), (read.Count, read.Name, read.Field));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_ListWithElementsOfAnotherType_CountsAsMissing(ThriftEncoding encoding)
    {
        Struct bytes = new Struct().I32s(1, 1).I32(2, 5);

        Later read = bytes.ReadAs<Later>(encoding);
        Collections collections = new Struct().I32s(2, 7).I32s(10, 1).ReadAs<Collections>(encoding);

        Assert.Equal(("", 5), (read.Before, read.Known));
        Assert.Empty(collections.List);
        Assert.Empty(collections.HashSet);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_InnerListWithElementsOfAnotherType_NamesTheField(ThriftEncoding encoding)
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() => new Struct().NestedBools(1).ReadAs<Nested>(encoding));

        Assert.Contains("Nested.lists (1)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_FieldTwice_LastWins(ThriftEncoding encoding)
    {
        SetByConstructor byConstructor = new Struct().Text(1, "a").Text(1, "b").I32s(4, 1, 2).I32s(4, 3).Map(5, 1, "x").Map(5, 2, "y").ReadAs<SetByConstructor>(encoding);
        GetOnly getOnly = new Struct().I32s(1, 1, 2).I32s(1, 3).Map(2, 1, "x").Map(2, 2, "y").ReadAs<GetOnly>(encoding);

        Assert.Equal("b", byConstructor.Name);
        Assert.Equal([3], byConstructor.Tags);
        Assert.Equal(2, Assert.Single(byConstructor.Names).Key);
        Assert.Equal([3], getOnly.Numbers);
        Assert.Equal(2, Assert.Single(getOnly.Names).Key);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_GetOnlyCollectionMissing_KeepsTheInitialiser(ThriftEncoding encoding)
    {
        GetOnly read = new Struct().ReadAs<GetOnly>(encoding);

        Assert.Equal([7], read.Numbers);
        Assert.True(read.Names.ContainsKey(7));
        Assert.Equal("OrdinalIgnoreCase", GetOnly.NameOf(read.Words.Comparer));
    }

    [Fact]
    public void Read_GetOnlyMapOrSetWhoseKeysCollide_IsRefused()
    {
        // With the default comparer these land in one bucket: the capacity for 5,000 is a prime that everyone knows.
        int prime = new Dictionary<int, string>(5_000).EnsureCapacity(0);
        GetOnly bad = new();
        GetOnly good = new();
        for (int i = 0; i < 5_000; i++)
        {
            bad.Names[unchecked(i * prime)] = "";
            good.Names[i] = "";
        }

        WireFormatException error = Assert.Throws<WireFormatException>(() => Wire.RoundTrip(bad, ThriftEncoding.Binary));

        Assert.Equal(WireFormatError.SizeLimit, error.Error);
        Assert.Equal(5_001, Wire.RoundTrip(good, ThriftEncoding.Binary).Names.Count + 1);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_UnknownFields_AreSkipped(ThriftEncoding encoding)
    {
        Struct bytes = new Struct().Of(100, new Struct().I32s(1, 1, 2).Map(2, 1, "x")).NestedBools(101).Text(1, "inner").I64(300, 1);

        Assert.Equal(new Inner("inner"), bytes.ReadAs<Inner>(encoding));
    }

    [Theory]
    [InlineData(5, "ushort", 65_536)]
    [InlineData(5, "ushort", -1)]
    [InlineData(21, "DateOnly", int.MaxValue)]
    [InlineData(21, "DateOnly", int.MinValue)]
    [InlineData(24, "byte", 256)]
    [InlineData(25, "sbyte", 128)]
    [InlineData(26, "short", 32_768)]
    [InlineData(27, "ushort", 65_536)]
    [InlineData(28, "uint", -1)]
    [InlineData(30, "ulong", -1)]
    public void Read_I32OutOfRange_NamesFieldAndType(short id, string type, int value)
    {
        AssertOutOfRange(new Struct().I32(id, value), id, type);
    }

    [Theory]
    [InlineData(7, "uint", -1)]
    [InlineData(7, "uint", 4_294_967_296)]
    [InlineData(18, "DateTime", long.MaxValue)]
    [InlineData(18, "DateTime", long.MinValue)]
    [InlineData(19, "DateTimeOffset", long.MaxValue)]
    [InlineData(22, "TimeOnly", 864_000_000_000)]
    [InlineData(22, "TimeOnly", -1)]
    public void Read_I64OutOfRange_NamesFieldAndType(short id, string type, long value)
    {
        AssertOutOfRange(new Struct().I64(id, value), id, type);
    }

    [Theory]
    [InlineData(12, "decimal", "1,5")]
    [InlineData(12, "decimal", "")]
    [InlineData(12, "decimal", "1e999")]
    [InlineData(17, "Guid", "not a guid")]
    public void Read_TextThatIsNoValue_NamesFieldAndType(short id, string type, string value)
    {
        AssertOutOfRange(new Struct().Text(id, value), id, type);
    }

    [Fact]
    public void Read_EnumValueThatIsNotDeclared_IsKept()
    {
        Assert.Equal((Color)1234, new Struct().I32(23, 1234).ReadAs<Scalars>(ThriftEncoding.Binary).Color);
    }

    [Fact]
    public void Write_EnumValueBeyond32Bits_NamesTheField()
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() => Wire.Write(new Scalars { Long = (LongColor)long.MaxValue }));

        Assert.Contains("Scalars.long (29)", error.Message, StringComparison.Ordinal);
        Assert.Throws<WireFormatException>(() => Wire.Write(new Scalars { ULong = (ULongColor)ulong.MaxValue }));
        Assert.Throws<WireFormatException>(() => Wire.Write(new Scalars { UInt = (UIntColor)uint.MaxValue }));
    }

    [Fact]
    public void Write_NullInMemberThatMayNotBeNull_NamesTheField()
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() => Wire.Write(new Inner(null!)));

        Assert.Contains("Inner.text (1)", error.Message, StringComparison.Ordinal);
        Assert.Throws<WireFormatException>(() => Wire.Write(new Collections { Array = null! }));
    }

    [Fact]
    public void Write_NullInCollections_NamesTheField()
    {
        AssertNullElement(new Collections { IReadOnlyList = [null!] }, "Collections.iReadOnlyList (4)");
        AssertNullElement(new Collections { ICollection = [null!] }, "Collections.iCollection (5)");
        AssertNullElement(new Collections { Messages = [null!] }, "Collections.messages (18)");
        AssertNullElement(new Collections { Blobs = [null!] }, "Collections.blobs (19)");
        AssertNullElement(new Collections { IDictionary = new Dictionary<int, string> { [1] = null! } }, "Collections.iDictionary (15)");
        AssertNullElement(new Collections { HashSet = [null!] }, "Collections.hashSet (10)");
        AssertNullElement(new Nested { Lists = [null!] }, "Nested.lists (1)");
        AssertNullElement(new Nested { MapOfLists = new() { ["a"] = null! } }, "Nested.mapOfLists (3)");
    }

    private static void AssertNullElement<T>(T message, string field)
        where T : IThriftMessage<T>
    {
        Assert.Contains(field, Assert.Throws<WireFormatException>(() => Wire.Write(message)).Message, StringComparison.Ordinal);
    }

    private static void AssertOutOfRange(Struct bytes, short id, string type)
    {
        foreach (ThriftEncoding encoding in new[] { ThriftEncoding.Binary, ThriftEncoding.Compact })
        {
            WireFormatException error = Assert.Throws<WireFormatException>(() => bytes.ReadAs<Scalars>(encoding));
            Assert.Equal(WireFormatError.InvalidData, error.Error);
            Assert.Contains($"({id})", error.Message, StringComparison.Ordinal);
            Assert.Contains(type, error.Message, StringComparison.Ordinal);
        }
    }
}
