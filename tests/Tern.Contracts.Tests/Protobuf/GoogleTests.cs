using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Tern.Contracts.Tests.Support;
using Tern.Serialization;
using PeerStruct = Google.Protobuf.WellKnownTypes.Struct;
using Peer = Tern.Contracts.Tests.Protobuf.Peers;

namespace Tern.Contracts.Tests.Protobuf;

/// <summary>Google.Protobuf writes and reads the same bytes.</summary>
public sealed class GoogleTests
{
    private static readonly DateTimeOffset s_at = new DateTimeOffset(2026, 11, 20, 15, 30, 1, TimeSpan.Zero).AddTicks(1_234_567);

    public static byte[] FullBytes => PeerFull().ToByteArray();

    public static byte[] ManyBytes => SomePeerMany().ToByteArray();

    [Fact]
    public void Kinds_ExtremeValues_AreTheSameBytes() => AssertSame(Full(), PeerFull());

    [Fact]
    public void Kinds_Zeros_AreNotWritten() => AssertSame(new Kinds { Inner = new Kinds() }, new Peer.Kinds { Inner = new Peer.Kinds() });

    [Fact]
    public void Kinds_MinusZeroAndNotANumber_AreKept()
    {
        Kinds read = ProtobufSerializer.Read<Kinds>(ProtobufSerializer.ToArray(new Kinds { Double = -0.0, Single = float.NaN }));

        Assert.True(double.IsNegative(read.Double));
        Assert.True(float.IsNaN(read.Single));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-621_355_968_000_000_000)]
    [InlineData(2_534_022_999_999)]
    public void Times_BeforeAndAfterTheEpoch_AreTheSameBytes(long ticks)
    {
        DateTimeOffset at = DateTimeOffset.UnixEpoch.AddTicks(ticks);

        AssertSame(
            new Kinds { At = at, Took = TimeSpan.FromTicks(ticks) },
            new Peer.Kinds { At = Timestamp.FromDateTimeOffset(at), Took = Duration.FromTimeSpan(TimeSpan.FromTicks(ticks)) });
    }

    [Fact]
    public void Optional_Zeros_AreWritten()
    {
        AssertSame(
            new Optional
            {
                Bool = false, Int32 = 0, UInt64 = 0, Double = 0, String = "", Bytes = [], Color = Color.None, WrappedInt = 0, WrappedString = "", WrappedBool = false,
                WrappedDouble = 0, WrappedBytes = [], WrappedULong = 0, WrappedFloat = 0, WrappedLong = 0, WrappedUInt = 0,
            },
            new Peer.Optional
            {
                ABool = false, AnInt = 0, AUlong = 0, ADouble = 0, AString = "", SomeBytes = ByteString.Empty, Color = Peer.Color.None, WrappedInt = 0, WrappedString = "",
                WrappedBool = false, WrappedDouble = 0, WrappedBytes = ByteString.Empty, WrappedUlong = 0, WrappedFloat = 0, WrappedLong = 0, WrappedUint = 0,
            });
    }

    [Fact]
    public void Optional_ValuesAndNothing_AreTheSameBytes()
    {
        AssertSame(new Optional(), new Peer.Optional());
        AssertSame(
            new Optional { Int32 = -1, WrappedInt = -2, WrappedString = "w", WrappedBool = true, WrappedDouble = 1.5, WrappedBytes = [1], WrappedULong = ulong.MaxValue, WrappedFloat = 2, WrappedLong = -3, WrappedUInt = 4 },
            new Peer.Optional { AnInt = -1, WrappedInt = -2, WrappedString = "w", WrappedBool = true, WrappedDouble = 1.5, WrappedBytes = ByteString.CopyFrom(1), WrappedUlong = ulong.MaxValue, WrappedFloat = 2, WrappedLong = -3, WrappedUint = 4 });
    }

    [Fact]
    public void Many_EveryCollection_IsTheSameBytes()
    {
        AssertSame(SomeMany(), SomePeerMany());
        AssertSame(new Many(), new Peer.Many());
    }

    [Fact]
    public void Many_MapOfZeros_IsReadWithAndWithoutThem()
    {
        Many read = ProtobufSerializer.Read<Many>(Convert.FromHexString("8A0100" + "8A01050A016B1001" + "A20100" + "AA0100"));
        Peer.Many theirs = Peer.Many.Parser.ParseFrom(ProtobufSerializer.ToArray(read));

        Assert.Equal(new Dictionary<string, int> { [""] = 0, ["k"] = 1 }, read.Words);
        Assert.Equal([false], read.ByBool.Keys);
        Assert.Equal(new Dictionary<string, Color> { [""] = Color.None }, read.ColorOf);
        Assert.Equal(theirs.Words, read.Words);
        Assert.Equal(new Peer.Kinds(), theirs.ByBool[false]);
    }

    [Fact]
    public void Many_TheOtherForm_IsReadToo()
    {
        // Numbers that are packed here come one by one, and the other way round.
        Many read = ProtobufSerializer.Read<Many>(Convert.FromHexString("08050806" + "7A020102"));
        Peer.Many theirs = Peer.Many.Parser.ParseFrom(Convert.FromHexString("08050806" + "7A020102"));

        Assert.Equal([5, 6], read.Ints);
        Assert.Equal([1, 2], read.Unpacked);
        Assert.Equal(theirs.Ints, read.Ints);
        Assert.Equal(theirs.Unpacked, read.Unpacked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Choice_EachCase_IsAFieldOfTheMessage(int which)
    {
        (Kind? ours, Peer.Choice theirs) = which switch
        {
            0 => ((Kind?)null, new Peer.Choice()),
            1 => (new Kind.Number(0), new Peer.Choice { Number = 0 }),
            2 => (new Kind.Text(""), new Peer.Choice { Text = "" }),
            3 => (new Kind.Message(Full()), new Peer.Choice { Message = PeerFull() }),
            _ => (new Kind.Colored(Color.Blue), new Peer.Choice { Color = Peer.Color.Blue }),
        };
        theirs.Name = "n";

        AssertSame(new Choice { Name = "n", Kind = ours }, theirs);
    }

    [Fact]
    public void Choice_SameMessageTwice_IsMerged()
    {
        byte[] first = new Peer.Choice { Message = new Peer.Kinds { AnInt = 1, AString = "a", Inner = new Peer.Kinds { AByte = 1 } } }.ToByteArray();
        byte[] second = new Peer.Choice { Message = new Peer.Kinds { AString = "b", Inner = new Peer.Kinds { AShort = 2 } } }.ToByteArray();
        byte[] other = new Peer.Choice { Number = 5 }.ToByteArray();

        AssertReadSame<Choice, Peer.Choice>([.. first, .. second], Peer.Choice.Parser);
        AssertReadSame<Choice, Peer.Choice>([.. first, .. other, .. second], Peer.Choice.Parser);
        AssertReadSame<Choice, Peer.Choice>([.. first, .. second, .. other], Peer.Choice.Parser);
    }

    [Fact]
    public void Kinds_MessageInParts_IsMerged()
    {
        byte[] first = PeerFull().ToByteArray();
        byte[] second = new Peer.Kinds { AnInt = 9, Inner = new Peer.Kinds { AString = "later", Inner = new Peer.Kinds { ABool = true } } }.ToByteArray();

        AssertReadSame<Kinds, Peer.Kinds>([.. first, .. second, .. first], Peer.Kinds.Parser);
    }

    [Fact]
    public void Standing_UnionOfItsOwn_IsAMessageWithOneField()
    {
        AssertSame(
            new Standing { Pick = new Kind.Text("t"), Picks = [new Kind.Number(0), new Kind.Message(Full())] },
            new Peer.Standing { Pick = new Peer.Pick { Text = "t" }, Picks = { new Peer.Pick { Number = 0 }, new Peer.Pick { Message = PeerFull() } } });
    }

    [Fact]
    public void Old_GroupsAndDefaults_AreTheSameBytes()
    {
        AssertSame(
            new Old { Name = "n", Count = 0, Data = new Data { Number = 5, Text = "t" }, Parts = [new Part { Number = 0 }, new Part { Number = 1 }], Numbers = [1, 2], Flag = false },
            new Peer.Old
            {
                Name = "n", Count = 0, Data = new Peer.Old.Types.Data { Number = 5, Text = "t" }, Part = { new Peer.Old.Types.Part { Number = 0 }, new Peer.Old.Types.Part { Number = 1 } },
                Numbers = { 1, 2 }, Flag = false,
            });
        Old defaults = ProtobufSerializer.Read<Old>(new Peer.Old { Name = "n" }.ToByteArray());
        Assert.Equal((42, true), (defaults.Count, defaults.Flag));
    }

    [Fact]
    public void Old_RequiredIsMissing_IsAnErrorThatNamesIt()
    {
        WireFormatException missing = Assert.Throws<WireFormatException>(() => ProtobufSerializer.Read<Old>([0x10, 0x01]));

        Assert.Contains("required field Old.name (1) is not set", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_UnknownFieldsOfEveryWireType_AreWrittenBack()
    {
        Peer.Grown grown = new() { Name = "n", More = "more", Numbers = { 1, 2 }, Extra = new Peer.Grown.Types.Extra { Number = 3 }, Closed = Peer.Closed.Far, Many = { Peer.Closed.Two } };

        Old read = ProtobufSerializer.Read<Old>(grown.ToByteArray());
        read.Numbers = [];
        Peer.Grown back = Peer.Grown.Parser.ParseFrom(ProtobufSerializer.ToArray(read));

        Assert.Equal(42, back.Count);
        back.ClearCount();
        Assert.Equal(grown.More, back.More);
        Assert.Equal(grown.Numbers, back.Numbers);
        Assert.Equal(grown.Extra, back.Extra);
        Assert.Equal(grown.Many, back.Many);
    }

    [Fact]
    public void ClosedEnum_UnknownNumber_IsAnUnknownField()
    {
        byte[] bytes = Convert.FromHexString("5007" + "5801" + "5809" + "5864" + "5A03020301");

        ClosedOnly read = ProtobufSerializer.Read<ClosedOnly>(bytes);

        Assert.Null(read.Single);
        Assert.Equal([Closed.One, Closed.Far, Closed.Two, Closed.One], read.Many);
        Assert.Equal("5801586458025801" + "5007" + "5809" + "5803", Convert.ToHexString(ProtobufSerializer.ToArray(read)));
    }

    [Fact]
    public void Known_EveryWellKnownType_IsTheSameBytes()
    {
        Known ours = new()
        {
            Any = WellKnown.Any.Pack(Full()),
            Struct = new WellKnown.Struct { Fields = new() { ["n"] = new WellKnown.Value.Number(1.5) } },
            Value = new WellKnown.Value.Null(),
            List = new WellKnown.ListValue
            {
                Values =
                [
                    new WellKnown.Value.Text("t"), new WellKnown.Value.Flag(true),
                    new WellKnown.Value.Object(new WellKnown.Struct()), new WellKnown.Value.List(new WellKnown.ListValue()),
                ],
            },
            Mask = new WellKnown.FieldMask { Paths = ["a.b", "c"] },
            Empty = new WellKnown.Empty(),
            Precise = new WellKnown.Timestamp(-1, 999_999_999),
            Exact = new WellKnown.Duration(0, -1),
        };
        Peer.Known theirs = new()
        {
            Any = Any.Pack(PeerFull()),
            Struct = new PeerStruct { Fields = { ["n"] = Value.ForNumber(1.5) } },
            Value = Value.ForNull(),
            List = new ListValue { Values = { Value.ForString("t"), Value.ForBool(true), Value.ForStruct(new PeerStruct()), new Value { ListValue = new ListValue() } } },
            Mask = new FieldMask { Paths = { "a.b", "c" } },
            Empty = new Empty(),
            Precise = new Timestamp { Seconds = -1, Nanos = 999_999_999 },
            Exact = new Duration { Nanos = -1 },
        };

        AssertSame(ours, theirs);
        Assert.False(ours.Any.TryUnpack<Known>(out _));
        Assert.True(ours.Any.TryUnpack<Kinds>(out var unpacked));
        Assert.Equal(ProtobufSerializer.ToArray(Full()), ProtobufSerializer.ToArray(unpacked));
    }

    [Fact]
    public void StrictChoice_NoCase_IsAnErrorThatNamesIt()
    {
        StrictChoice written = new("n", new Kind.Text("t"));

        Assert.Equal(written, Wire.RoundTripProtobuf(written));
        WireFormatException missing = Assert.Throws<WireFormatException>(() => ProtobufSerializer.Read<StrictChoice>([0x0A, 0x00]));
        Assert.Contains("StrictChoice.kind", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void Choice_Thrift_HasTheCasesAsFieldsToo(ThriftEncoding encoding)
    {
        Choice written = new() { Name = "n", Kind = new Kind.Text("t"), After = 2 };

        Assert.Equal(written, Wire.RoundTrip(written, encoding));
        Assert.Equal(written with { Kind = null }, Wire.RoundTrip(written with { Kind = null }, encoding));
        Assert.Equal(new Support.Struct().Text(1, "n").Text(3, "t").I32(5, 2).Bytes(encoding), Wire.Write(written, encoding));
        Assert.Equal(new StrictChoice("n", new Kind.Text("t"), 2), Wire.RoundTripTo<Choice, StrictChoice>(written, encoding));
    }

    private static Many SomeMany()
    {
        Many ours = new()
        {
            Ints = [0, 1, -1, 300], Longs = [long.MinValue, 5], UInts = [uint.MaxValue], ULongs = [ulong.MaxValue, 0], ZigZags = [-1, 1], Fixeds = [1, 2], LongFixeds = [-1, 2],
            Floats = [1.5f], Doubles = [2.5, -0.0], Bools = [true, false], Blobs = [[], [1, 2]], Colors = [Color.Blue, (Color)77], Messages = [Full(), new Kinds()],
            Unpacked = [7, 0], Times = [s_at.UtcDateTime], Words = new() { ["one"] = 1, ["two"] = 2 }, Encoded = new() { [-5] = 6 }, ByBool = new() { [true] = Full() },
            ColorOf = new() { ["b"] = Color.Blue }, Wrapped = ["", "w"], Small = [1, 65535], UnpackedColors = [Color.Red, Color.None],
        };
        ours.Strings.AddRange(["", "naïve 😀", new string('x', 200)]);
        ours.Numbers.Add(3, "three");
        return ours;
    }

    private static Peer.Many SomePeerMany() => new()
    {
        Ints = { 0, 1, -1, 300 }, Longs = { long.MinValue, 5 }, Uints = { uint.MaxValue }, Ulongs = { ulong.MaxValue, 0 }, Zigzags = { -1, 1 }, Fixeds = { 1, 2 }, LongFixeds = { -1, 2 },
        Floats = { 1.5f }, Doubles = { 2.5, -0.0 }, Bools = { true, false }, Blobs = { ByteString.Empty, ByteString.CopyFrom(1, 2) }, Colors = { Peer.Color.Blue, (Peer.Color)77 },
        Messages = { PeerFull(), new Peer.Kinds() }, Unpacked = { 7, 0 }, Times = { Timestamp.FromDateTimeOffset(s_at) }, Words = { ["one"] = 1, ["two"] = 2 }, Encoded = { [-5] = 6 },
        ByBool = { [true] = PeerFull() }, ColorOf = { ["b"] = Peer.Color.Blue }, Wrapped = { "", "w" }, Small = { 1, 65535 },
        UnpackedColors = { Peer.Color.Red, Peer.Color.None }, Strings = { "", "naïve 😀", new string('x', 200) }, Numbers = { [3] = "three" },
    };

    private static Kinds Full() => new()
    {
        Bool = true, SByte = sbyte.MinValue, Byte = byte.MaxValue, Int16 = short.MinValue, UInt16 = ushort.MaxValue, Int32 = int.MinValue, UInt32 = uint.MaxValue, Int64 = long.MinValue,
        UInt64 = ulong.MaxValue, Single = float.MaxValue, Double = double.Epsilon, Decimal = 10.20m, String = "naïve 😀", Bytes = [0, 255], ZigZagInt = int.MinValue,
        ZigZagLong = long.MinValue, FixedInt = -2, FixedLong = -3, FixedUInt = uint.MaxValue, FixedULong = ulong.MaxValue, Color = Color.Blue, At = s_at, Took = TimeSpan.FromTicks(-12_345_678),
        Guid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), Inner = new Kinds { Int32 = 1, Inner = new Kinds { String = new string('é', 300) } },
    };

    private static Peer.Kinds PeerFull() => new()
    {
        ABool = true, AnSbyte = sbyte.MinValue, AByte = byte.MaxValue, AShort = short.MinValue, AUshort = ushort.MaxValue, AnInt = int.MinValue, AUint = uint.MaxValue, ALong = long.MinValue,
        AUlong = ulong.MaxValue, AFloat = float.MaxValue, ADouble = double.Epsilon, ADecimal = "10.20", AString = "naïve 😀", SomeBytes = ByteString.CopyFrom(0, 255), AZigzagInt = int.MinValue,
        AZigzagLong = long.MinValue, AFixedInt = -2, AFixedLong = -3, AFixedUint = uint.MaxValue, AFixedUlong = ulong.MaxValue, Color = Peer.Color.Blue,
        At = Timestamp.FromDateTimeOffset(s_at), Took = Duration.FromTimeSpan(TimeSpan.FromTicks(-12_345_678)), Guid = "00112233-4455-6677-8899-aabbccddeeff",
        Inner = new Peer.Kinds { AnInt = 1, Inner = new Peer.Kinds { AString = new string('é', 300) } },
    };

    private static void AssertSame<T>(T ours, IMessage theirs)
        where T : IProtobufMessage<T>
    {
        byte[] bytes = theirs.ToByteArray();
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(ProtobufSerializer.ToArray(in ours)));
        T read = Wire.RoundTripProtobuf(ProtobufSerializer.Read<T>(bytes));
        Assert.Equal(bytes, ProtobufSerializer.ToArray(in read));
    }

    private static void AssertReadSame<T, TPeer>(byte[] bytes, MessageParser<TPeer> parser)
        where T : IProtobufMessage<T>
        where TPeer : IMessage<TPeer>
    {
        T ours = ProtobufSerializer.Read<T>(bytes);
        Assert.Equal(Convert.ToHexString(parser.ParseFrom(bytes).ToByteArray()), Convert.ToHexString(ProtobufSerializer.ToArray(in ours)));
    }
}
