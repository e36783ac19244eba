using System.Collections.Immutable;
using Tern.Contracts.Tests.Support;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Types;

public sealed class TypeTests
{
    public static TheoryData<WireFormat> Formats => Wire.Formats;

    [Theory]
    [MemberData(nameof(Formats))]
    public void RoundTrip_EveryScalarAtItsLimit_IsKept(WireFormat format)
    {
        Scalars written = new()
        {
            Bool = true,
            SByte = sbyte.MinValue,
            Byte = byte.MaxValue,
            Int16 = short.MinValue,
            UInt16 = ushort.MaxValue,
            Int32 = int.MinValue,
            UInt32 = uint.MaxValue,
            Int64 = long.MinValue,
            UInt64 = ulong.MaxValue,
            Single = float.MaxValue,
            Double = double.Epsilon,
            Decimal = decimal.MinValue,
            String = "naïve 😀",
            Bytes = [0, 255, 1],
            ReadOnlyMemory = new byte[] { 1, 2 },
            Memory = new byte[] { 3 },
            Guid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
            DateTime = DateTime.MaxValue,
            DateTimeOffset = DateTimeOffset.MaxValue,
            TimeSpan = format == WireFormat.Json ? TimeSpan.FromDays(-3_652_500) : TimeSpan.MinValue,
            DateOnly = DateOnly.MaxValue,
            TimeOnly = TimeOnly.MaxValue,
            Color = Color.Blue,
            Small = SmallColor.Max,
            SignedSmall = SignedSmall.Min,
            Short = ShortColor.Min,
            UShort = UShortColor.Max,
            UInt = UIntColor.Max,
            Long = LongColor.Min,
            ULong = ULongColor.Max,
        };

        Scalars read = Wire.RoundTrip(written, format);

        AssertEqual(written, read);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void RoundTrip_EveryScalarAtItsZero_IsKept(WireFormat format)
    {
        Scalars written = new() { DateTime = DateTime.MinValue, DateTimeOffset = DateTimeOffset.MinValue };

        AssertEqual(written, Wire.RoundTrip(written, format));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void RoundTrip_NullableScalarsThatAreNull_StayNull(WireFormat format)
    {
        NullableScalars written = new();

        Assert.Equal(written, Wire.RoundTrip(written, format));
        Assert.Empty(ProtobufSerializer.ToArray(in written));
        Assert.Equal("{}", ProtoJsonSerializer.Serialize(in written));
        Assert.Equal([0], Wire.Write(written));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void RoundTrip_NullableScalarsThatAreZero_StayZero(WireFormat format)
    {
        NullableScalars written = new()
        {
            Bool = false, SByte = 0, Byte = 0, Int16 = 0, UInt16 = 0, Int32 = 0, UInt32 = 0, Int64 = 0, UInt64 = 0, Single = 0, Double = 0, Decimal = 0, String = "", Bytes = [],
            ReadOnlyMemory = ReadOnlyMemory<byte>.Empty, Memory = Memory<byte>.Empty, Guid = Guid.Empty, DateTime = DateTime.UnixEpoch, DateTimeOffset = DateTimeOffset.UnixEpoch,
            TimeSpan = TimeSpan.Zero, DateOnly = new DateOnly(1970, 1, 1), TimeOnly = TimeOnly.MinValue, Color = Color.None, Long = LongColor.None, Point = default(Point),
            Named = new Named(""), List = [], ImmutableArray = ImmutableArray<string>.Empty, Map = [],
        };

        NullableScalars read = Wire.RoundTrip(written, format);

        Assert.Equal(
            written with { Bytes = null, ReadOnlyMemory = null, Memory = null, List = null, ImmutableArray = null, Map = null },
            read with { Bytes = null, ReadOnlyMemory = null, Memory = null, List = null, ImmutableArray = null, Map = null });
        Assert.Empty(read.Bytes!);
        Assert.True(read.ReadOnlyMemory is { Length: 0 });
        Assert.True(read.Memory is { Length: 0 });
        if (format == WireFormat.Protobuf)
        {
            // An empty collection is one that is not there.
            Assert.Equal((null, null, null), (read.List, read.ImmutableArray, read.Map));
            return;
        }

        Assert.Empty(read.List!);
        Assert.True(read.ImmutableArray is { IsEmpty: true });
        Assert.Empty(read.Map!);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void RoundTrip_EveryCollection_KeepsElements(WireFormat format)
    {
        Collections written = new()
        {
            Array = [1, int.MinValue],
            List = [2, long.MaxValue],
            IList = [3.5],
            IReadOnlyList = ["a", ""],
            ICollection = [new Named("b")],
            IReadOnlyCollection = [new Point(1, 2)],
            IEnumerable = Enumerable.Range(0, 3).Select(i => new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])),
            ImmutableArray = [Color.Red, (Color)77],
            ImmutableList = [true, false],
            HashSet = ["x", "y"],
            ISet = new HashSet<int> { 7 },
            IReadOnlySet = new HashSet<Named> { new("k") },
            ImmutableHashSet = [1, 255],
            Dictionary = new() { ["one"] = 1 },
            IDictionary = new Dictionary<int, string> { [2] = "two" },
            IReadOnlyDictionary = new Dictionary<Point, Named> { [new Point(3, 4)] = new("p") },
            ImmutableDictionary = ImmutableDictionary<Named, Color>.Empty.Add(new Named("c"), Color.Blue),
            Messages = [new Named("m"), new Named("n")],
            Blobs = [[1], []],
            SmallNumbers = [0, 255],
            Bulk = [5, 6],
        };

        Collections read = Wire.RoundTrip(written, format);

        Assert.Equal(written.Array, read.Array);
        Assert.Equal(written.List, read.List);
        Assert.Equal(written.IList, read.IList);
        Assert.Equal(written.IReadOnlyList, read.IReadOnlyList);
        Assert.Equal(written.ICollection, read.ICollection);
        Assert.Equal(written.IReadOnlyCollection, read.IReadOnlyCollection);
        Assert.Equal(written.IEnumerable, read.IEnumerable);
        Assert.Equal(written.ImmutableArray, read.ImmutableArray);
        Assert.Equal(written.ImmutableList, read.ImmutableList);
        Assert.Equal(written.HashSet, read.HashSet);
        Assert.Equal(written.ISet, read.ISet);
        Assert.Equal(written.IReadOnlySet, read.IReadOnlySet);
        Assert.Equal(written.ImmutableHashSet, read.ImmutableHashSet);
        Assert.Equal(written.Dictionary, read.Dictionary);
        Assert.Equal(written.IDictionary, read.IDictionary);
        Assert.Equal(written.IReadOnlyDictionary, read.IReadOnlyDictionary);
        Assert.Equal<KeyValuePair<Named, Color>>(written.ImmutableDictionary, read.ImmutableDictionary);
        Assert.Equal(written.Messages, read.Messages);
        Assert.Equal(written.Blobs, read.Blobs);
        Assert.Equal(written.SmallNumbers, read.SmallNumbers);
        Assert.Equal(written.Bulk, read.Bulk);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void RoundTrip_DefaultImmutableArray_ReadsAsEmpty(WireFormat format)
    {
        Collections read = Wire.RoundTrip(new Collections(), format);

        Assert.False(read.ImmutableArray.IsDefault);
        Assert.Empty(read.ImmutableArray);
        Assert.Empty(read.Bulk);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void RoundTrip_NestedCollections_KeepElements(WireFormat format)
    {
        Nested written = new()
        {
            Lists = [[1, 2], [], [3]],
            Arrays = [[], [4]],
            MapOfLists = new() { ["a"] = [new Named("1"), new Named("2")], ["b"] = [] },
            ListOfMaps = [new() { [1] = ["x"], [2] = [] }, []],
            Deep = new() { [new Point(1, 1)] = new() { ["k"] = [1.5, -0.0] } },
            CollectionKeys = new() { [[1, 2]] = ["v"] },
            Jagged = [[["a"], []], []],
            ReadOnly = new Dictionary<string, IReadOnlyList<IReadOnlyList<Named>>> { ["r"] = [[new Named("n")]] },
        };

        Nested read = Wire.RoundTrip(written, format);

        Assert.Equal(written.Lists, read.Lists);
        Assert.Equal(written.Arrays, read.Arrays);
        Assert.Equal(written.MapOfLists, read.MapOfLists);
        Assert.Equal(written.ListOfMaps, read.ListOfMaps);
        Assert.Equal(written.Deep, read.Deep);
        Assert.Equal([1, 2], Assert.Single(read.CollectionKeys).Key);
        Assert.Equal(["v"], Assert.Single(read.CollectionKeys).Value);
        Assert.Equal(written.Jagged, read.Jagged);
        Assert.Equal(written.ReadOnly, read.ReadOnly);
    }

    [Theory]
    [InlineData(4_095)]
    [InlineData(4_097)]
    [InlineData(20_000)]
    public void RoundTrip_ArrayOfMessagesLargerThanItsFirstPiece_HasExactLength(int count)
    {
        Collections written = new() { Messages = [.. Enumerable.Range(0, count).Select(i => new Named($"{i}"))] };

        Assert.Equal(written.Messages, Wire.RoundTrip(written, ThriftEncoding.Compact).Messages);
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    public void RoundTrip_DateTimeOfUtcOrNoKind_ReadsAsUtc(DateTimeKind kind)
    {
        Scalars read = Wire.RoundTrip(new Scalars { DateTime = new DateTime(2026, 1, 2, 3, 4, 5, kind).AddTicks(6) }, ThriftEncoding.Binary);

        Assert.Equal(DateTimeKind.Utc, read.DateTime.Kind);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(6), read.DateTime);
    }

    [Fact]
    public void RoundTrip_LocalDateTimeAndOffset_KeepTheInstant()
    {
        DateTime local = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Local);
        DateTimeOffset offset = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(5.5));

#pragma warning disable TERN4001 // What becomes of the offset is what is tested.
        Scalars read = Wire.RoundTrip(new Scalars { DateTime = local, DateTimeOffset = offset }, ThriftEncoding.Binary);
#pragma warning restore TERN4001

        Assert.Equal(local.ToUniversalTime(), read.DateTime);
        Assert.Equal(offset, read.DateTimeOffset);
        Assert.Equal(TimeSpan.Zero, read.DateTimeOffset.Offset);
    }

    private static void AssertEqual(Scalars expected, Scalars actual)
    {
        Assert.Equivalent(new { expected.Bytes, A = expected.ReadOnlyMemory.ToArray(), B = expected.Memory.ToArray() }, new { actual.Bytes, A = actual.ReadOnlyMemory.ToArray(), B = actual.Memory.ToArray() }, strict: true);
        foreach (System.Reflection.PropertyInfo property in typeof(Scalars).GetProperties().Where(p => !p.Name.Contains("Memory", StringComparison.Ordinal)))
        {
            Assert.Equal(property.GetValue(expected), property.GetValue(actual));
        }
    }
}
