namespace Tern.Contracts.Tests.Protobuf;

[RpcEnum(IsClosed = true)]
public enum Closed
{
    One = 1,
    Two = 2,
    Far = 100,
}

public enum Color
{
    None = 0,
    Red = 1,
    Blue = -2,
}

[RpcMessage(Name = "tern.tests.Kinds")]
public sealed partial class Kinds
{
    [RpcField(1)] public bool Bool { get; set; }
    [RpcField(2)] public sbyte SByte { get; set; }
    [RpcField(3)] public byte Byte { get; set; }
    [RpcField(4)] public short Int16 { get; set; }
    [RpcField(5)] public ushort UInt16 { get; set; }
    [RpcField(6)] public int Int32 { get; set; }
    [RpcField(7)] public uint UInt32 { get; set; }
    [RpcField(8)] public long Int64 { get; set; }
    [RpcField(9)] public ulong UInt64 { get; set; }
    [RpcField(10)] public float Single { get; set; }
    [RpcField(11)] public double Double { get; set; }
    [RpcField(12)] public decimal Decimal { get; set; }
    [RpcField(13)] public string String { get; set; } = "";
    [RpcField(14)] public byte[] Bytes { get; set; } = [];
    [RpcField(15, Wire = WireEncoding.ZigZag)] public int ZigZagInt { get; set; }
    [RpcField(16, Wire = WireEncoding.ZigZag)] public long ZigZagLong { get; set; }
    [RpcField(17, Wire = WireEncoding.Fixed)] public int FixedInt { get; set; }
    [RpcField(18, Wire = WireEncoding.Fixed)] public long FixedLong { get; set; }
    [RpcField(19, Wire = WireEncoding.Fixed)] public uint FixedUInt { get; set; }
    [RpcField(20, Wire = WireEncoding.Fixed)] public ulong FixedULong { get; set; }
    [RpcField(21)] public Color Color { get; set; }
    [RpcField(22)] public DateTimeOffset? At { get; set; }
    [RpcField(23)] public TimeSpan? Took { get; set; }
    [RpcField(24)] public Guid Guid { get; set; }
    [RpcField(25)] public Kinds? Inner { get; set; }
}

[RpcMessage]
public sealed partial record Optional
{
    [RpcField(1)] public bool? Bool { get; init; }
    [RpcField(2)] public int? Int32 { get; init; }
    [RpcField(3)] public ulong? UInt64 { get; init; }
    [RpcField(4)] public double? Double { get; init; }
    [RpcField(5)] public string? String { get; init; }
    [RpcField(6)] public byte[]? Bytes { get; init; }
    [RpcField(7)] public Color? Color { get; init; }
    [RpcField(8, Wire = WireEncoding.Wrapper)] public int? WrappedInt { get; init; }
    [RpcField(9, Wire = WireEncoding.Wrapper)] public string? WrappedString { get; init; }
    [RpcField(10, Wire = WireEncoding.Wrapper)] public bool? WrappedBool { get; init; }
    [RpcField(11, Wire = WireEncoding.Wrapper)] public double? WrappedDouble { get; init; }
    [RpcField(12, Wire = WireEncoding.Wrapper)] public byte[]? WrappedBytes { get; init; }
    [RpcField(13, Wire = WireEncoding.Wrapper)] public ulong? WrappedULong { get; init; }
    [RpcField(14, Wire = WireEncoding.Wrapper)] public float? WrappedFloat { get; init; }
    [RpcField(15, Wire = WireEncoding.Wrapper)] public long? WrappedLong { get; init; }
    [RpcField(16, Wire = WireEncoding.Wrapper)] public uint? WrappedUInt { get; init; }
}

[RpcMessage]
public sealed partial class Many
{
    [RpcField(1)] public List<int> Ints { get; set; } = [];
    [RpcField(2)] public long[] Longs { get; set; } = [];
    [RpcField(3)] public List<uint> UInts { get; set; } = [];
    [RpcField(4)] public List<ulong> ULongs { get; set; } = [];
    [RpcField(5, Wire = WireEncoding.ZigZag)] public List<int> ZigZags { get; set; } = [];
    [RpcField(6, Wire = WireEncoding.Fixed)] public List<uint> Fixeds { get; set; } = [];
    [RpcField(7, Wire = WireEncoding.Fixed)] public IReadOnlyList<long> LongFixeds { get; set; } = [];
    [RpcField(8)] public List<float> Floats { get; set; } = [];
    [RpcField(9)] public IList<double> Doubles { get; set; } = [];
    [RpcField(10)] public bool[] Bools { get; set; } = [];
    [RpcField(11)] public List<string> Strings { get; } = [];
    [RpcField(12)] public List<byte[]> Blobs { get; set; } = [];
    [RpcField(13)] public List<Color> Colors { get; set; } = [];
    [RpcField(14)] public Kinds[] Messages { get; set; } = [];
    [RpcField(15, Packed = false)] public List<int> Unpacked { get; set; } = [];
    [RpcField(16)] public List<DateTime> Times { get; set; } = [];
    [RpcField(17)] public Dictionary<string, int> Words { get; set; } = [];
    [RpcField(18)] public Dictionary<int, string> Numbers { get; } = [];
    [RpcField(19, KeyWire = WireEncoding.ZigZag, Wire = WireEncoding.Fixed)] public Dictionary<long, uint> Encoded { get; set; } = [];
    [RpcField(20)] public Dictionary<bool, Kinds> ByBool { get; set; } = [];
    [RpcField(21)] public Dictionary<string, Color> ColorOf { get; set; } = [];
    [RpcField(22, Wire = WireEncoding.Wrapper)] public List<string> Wrapped { get; set; } = [];
    [RpcField(23)] public HashSet<ushort> Small { get; set; } = [];
    [RpcField(2048, Packed = false)] public List<Color> UnpackedColors { get; set; } = [];
}

[RpcUnion]
public abstract partial record Kind
{
    [RpcField(2)] public sealed record Number(int Value) : Kind;

    [RpcField(3)] public sealed record Text(string Value) : Kind;

    [RpcField(4)] public sealed record Message(Kinds Value) : Kind;

    [RpcField(6)] public sealed record Colored(Color Value) : Kind;
}

[RpcMessage(KeepUnknownFields = true)]
public sealed partial record Choice
{
    [RpcField(1)] public string Name { get; init; } = "";

    [RpcOneOf] public Kind? Kind { get; init; }

    [RpcField(5)] public int After { get; init; }
}

[RpcMessage]
public sealed partial record StrictChoice([RpcField(1)] string Name, [RpcOneOf] Kind Kind, [RpcField(5)] int After = 7);

[RpcMessage]
public sealed partial record Standing
{
    [RpcField(1)] public Kind? Pick { get; init; }

    [RpcField(2)] public List<Kind> Picks { get; init; } = [];
}

[RpcMessage]
public sealed partial record Data
{
    [RpcField(1)] public int? Number { get; init; }

    [RpcField(2)] public string? Text { get; init; }
}

[RpcMessage]
public sealed partial record Part
{
    [RpcField(1)] public required int Number { get; init; }
}

[RpcMessage(KeepUnknownFields = true)]
public sealed partial class Old
{
    [RpcField(1)] public required string Name { get; set; }

    [RpcField(2)] public int Count { get; set; } = 42;

    [RpcField(3, Wire = WireEncoding.Group)] public Data? Data { get; set; }

    [RpcField(4, Wire = WireEncoding.Group)] public List<Part> Parts { get; set; } = [];

    [RpcField(5, Packed = false)] public List<int> Numbers { get; set; } = [];

    [RpcField(6)] public bool Flag { get; set; } = true;
}

/// <summary>Another version of <c>Grown</c>.</summary>
[RpcMessage(KeepUnknownFields = true)]
public sealed partial class ClosedOnly
{
    [RpcField(10)] public Closed? Single { get; set; }

    [RpcField(11, Packed = false)] public List<Closed> Many { get; set; } = [];
}

[RpcMessage]
public sealed partial record Known
{
    [RpcField(1)] public WellKnown.Any? Any { get; init; }
    [RpcField(2)] public WellKnown.Struct? Struct { get; init; }
    [RpcField(3)] public WellKnown.Value? Value { get; init; }
    [RpcField(4)] public WellKnown.ListValue? List { get; init; }
    [RpcField(5)] public WellKnown.FieldMask? Mask { get; init; }
    [RpcField(6)] public WellKnown.Empty? Empty { get; init; }
    [RpcField(7)] public WellKnown.Timestamp? Precise { get; init; }
    [RpcField(8)] public WellKnown.Duration? Exact { get; init; }
}

[RpcMessage]
public sealed partial class InParts
{
    [RpcField(1)] public Numbers? Numbers { get; set; }
}

[RpcMessage]
public sealed partial record Numbers([RpcField(1)] int[] Values);
