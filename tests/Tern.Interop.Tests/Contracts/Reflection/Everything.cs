using System.Collections.Immutable;
using Tern.Interop.Tests.Contracts.Reflection.Parts;
using Tern.WellKnown;

namespace Tern.Interop.Tests.Contracts.Reflection;

[RpcMessage(Name = "shapes.v1.Everything")]
public sealed partial class Everything
{
    [RpcField(1)] public bool Flag { get; set; }

    [RpcField(2)] public sbyte Tiny { get; set; }

    [RpcField(3)] public byte Small { get; set; }

    [RpcField(4)] public short Short { get; set; }

    [RpcField(5)] public ushort UShort { get; set; }

    [RpcField(6)] public int Int { get; set; }

    [RpcField(7)] public uint UInt { get; set; }

    [RpcField(8)] public long Long { get; set; }

    [RpcField(9)] public ulong ULong { get; set; }

    [RpcField(10)] public float Float { get; set; }

    [RpcField(11)] public double Double { get; set; }

    [RpcField(12, Name = "decimal_amount")] public decimal Amount { get; set; }

    [RpcField(13)] public string Text { get; set; } = "";

    [RpcField(14)] public byte[] Bytes { get; set; } = [];

    [RpcField(15)] public ReadOnlyMemory<byte> Memory { get; set; }

    [RpcField(16)] public Guid Guid { get; set; }

    [RpcField(17)] public DateTime DateTime { get; set; }

    [RpcField(18)] public DateTimeOffset DateTimeOffset { get; set; }

    [RpcField(19)] public TimeSpan TimeSpan { get; set; }

    [RpcField(20)] public DateOnly Date { get; set; }

    [RpcField(21)] public TimeOnly Time { get; set; }

    [RpcField(22)] public Tint Tint { get; set; }

    [RpcField(23)] public Shade Shade { get; set; }

    [RpcField(24)] public int? MaybeInt { get; set; }

    [RpcField(25)] public string? MaybeText { get; set; }

    [RpcField(26)] public Tint? MaybeTint { get; set; }

    [RpcField(27)] public int WithInitial { get; set; } = 42;

    [RpcField(28)] public required int Needed { get; set; }

    [RpcField(29, Wire = WireEncoding.ZigZag)] public int ZigZag { get; set; }

    [RpcField(30, Wire = WireEncoding.Fixed)] public uint Fixed { get; set; }

    [RpcField(31, Wire = WireEncoding.Fixed)] public long SFixed { get; set; }

    [RpcField(32, Wire = WireEncoding.Wrapper)] public int? WrappedInt { get; set; }

    [RpcField(33, Wire = WireEncoding.Wrapper)] public string? WrappedText { get; set; }

    [RpcField(34, Wire = WireEncoding.Wrapper)] public byte[]? WrappedBytes { get; set; }

    [RpcField(40)] public List<int> Numbers { get; init; } = [];

    [RpcField(41, Packed = false)] public int[] Unpacked { get; set; } = [];

    [RpcField(42, Wire = WireEncoding.ZigZag)] public ImmutableArray<long> ZigZags { get; set; } = [];

    [RpcField(43)] public HashSet<string> Words { get; init; } = [];

    [RpcField(44)] public List<Tint> Tints { get; init; } = [];

    [RpcField(45)] public List<DateTimeOffset> Moments { get; init; } = [];

    [RpcField(46)] public List<List<int>> Rows { get; init; } = [];

    [RpcField(47)] public List<Dictionary<string, List<double>>> Deep { get; init; } = [];

    [RpcField(50)] public Dictionary<string, int> Counts { get; init; } = [];

    [RpcField(51)] public Dictionary<int, Everything> Children { get; init; } = [];

    [RpcField(52)] public Dictionary<Tint, string> ByTint { get; init; } = [];

    [RpcField(53)] public Dictionary<double, string> ByNumber { get; init; } = [];

    [RpcField(54)] public Dictionary<Guid, Tint> ByGuid { get; init; } = [];

    [RpcField(55, Wire = WireEncoding.Fixed, KeyWire = WireEncoding.ZigZag)] public Dictionary<long, ulong> Encoded { get; init; } = [];

    [RpcField(56)] public Dictionary<string, List<Part>> Groups { get; init; } = [];

    [RpcField(60)] public Everything? Self { get; set; }

    [RpcField(61)] public Part? Part { get; set; }

    [RpcField(62)] public Part.Nested? Nested { get; set; }

    [RpcField(63)] public Choice? Choice { get; set; }

    [RpcOneOf(Name = "one_of")] public Choice2? OneOf { get; set; }

    [RpcField(70)] public Any? Any { get; set; }

    [RpcField(71)] public Struct? Struct { get; set; }

    [RpcField(72)] public Value? Value { get; set; }

    [RpcField(73)] public FieldMask? Mask { get; set; }

    [RpcField(74)] public Empty? Nothing { get; set; }

    [RpcField(75)] public Timestamp? Timestamp { get; set; }

    [RpcField(76)] public NullValue Null { get; set; }

    [RpcField(77)] public Page<Part>? Page { get; set; }

    [RpcField(78)] public Page<Everything>? Pages { get; set; }

    [RpcField(80, Name = "snake_case")] public int Snake { get; set; }

    [RpcField(81, Name = "kebab-case")] public int Kebab { get; set; }

    [RpcField(82)] public int Straße { get; set; }

    [RpcField(83)] public string ID { get; set; } = "";

    [RpcField(84)] public string Id { get; set; } = "";

    [RpcField(19_500)] public int Reserved { get; set; }
}

/// <summary>A case that holds a collection, which no oneof can.</summary>
[RpcUnion(Name = "shapes.v1.Choice")]
public abstract partial record Choice
{
    [RpcField(1)] public sealed record Number(int Value) : Choice;

    [RpcField(2)] public sealed record Whole(Everything Value) : Choice;

    [RpcField(3)] public sealed record Many(List<int> Values) : Choice;

    [RpcField(4, Name = "kind")] public sealed record Kind(string Value) : Choice;
}

[RpcUnion(Name = "shapes.v1.Choice2")]
public abstract partial record Choice2
{
    [RpcField(64)] public sealed record Name(string Value) : Choice2;

    [RpcField(65)] public sealed record At(DateTimeOffset Value) : Choice2;

    [RpcField(66)] public sealed record Table(Dictionary<string, int> Values) : Choice2;
}

[RpcMessage(Name = "shapes.v1.Page")]
public sealed partial class Page<T>
{
    [RpcField(1)] public List<T> Items { get; init; } = [];

    [RpcField(2)] public string? Next { get; set; }
}

/// <summary>proto2: a group, and an enum that knows no other values.</summary>
[RpcMessage(Name = "shapes.v1.Strict")]
public sealed partial class Strict
{
    [RpcField(1)] public Level Level { get; set; } = Level.Low;

    [RpcField(2, Wire = WireEncoding.Group)] public Part? Grouped { get; set; }

    [RpcField(3)] public List<Level> Levels { get; init; } = [];

    [RpcField(4)] public Dictionary<string, Level> ByName { get; init; } = [];

    [RpcField(5)] public Tint Tint { get; set; }

    [RpcField(6)] public int Plain { get; set; }
}

[RpcEnum(IsClosed = true, Name = "shapes.v1.Level")]
public enum Level
{
    High = 3,
    Low = 1,
}

[RpcException(Name = "shapes.v1.TooLarge")]
public sealed partial class TooLarge(int limit) : Exception("too large")
{
    [RpcField(1)] public int Limit { get; } = limit;

    [RpcField(2)] public Reasons Reason { get; set; }

    public enum Reasons
    {
        Unknown,
        Sum,
    }
}

/// <summary>In a package of its own, and in a circle with one of another.</summary>
[RpcMessage(Name = "shapes.drawing.Drawing")]
public sealed partial record Drawing
{
    [RpcField(1)] public List<Layer> Layers { get; init; } = [];

    [RpcField(2)] public string Title { get; init; } = "";
}

[RpcMessage(Name = "shapes.layers.Layer")]
public sealed partial record Layer
{
    [RpcField(1)] public Drawing? Inner { get; init; }

    [RpcField(2)] public Mode Blend { get; init; }

    [RpcEnum(Name = "shapes.layers.Layer.Mode")]
    public enum Mode
    {
        Normal,
        inner,
    }
}
