using System.Collections.Immutable;

namespace Tern.Contracts.Tests.Types;

/// <summary>Every type of docs/types.md, plain and nullable.</summary>
[RpcMessage]
public sealed partial class Scalars
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
    [RpcField(15)] public ReadOnlyMemory<byte> ReadOnlyMemory { get; set; }
    [RpcField(16)] public Memory<byte> Memory { get; set; }
    [RpcField(17)] public Guid Guid { get; set; }
    [RpcField(18)] public DateTime DateTime { get; set; } = DateTime.UnixEpoch;
    [RpcField(19)] public DateTimeOffset DateTimeOffset { get; set; } = DateTimeOffset.UnixEpoch;
    [RpcField(20)] public TimeSpan TimeSpan { get; set; }
    [RpcField(21)] public DateOnly DateOnly { get; set; }
    [RpcField(22)] public TimeOnly TimeOnly { get; set; }
    [RpcField(23)] public Color Color { get; set; }
    [RpcField(24)] public SmallColor Small { get; set; }
    [RpcField(25)] public SignedSmall SignedSmall { get; set; }
    [RpcField(26)] public ShortColor Short { get; set; }
    [RpcField(27)] public UShortColor UShort { get; set; }
    [RpcField(28)] public UIntColor UInt { get; set; }
    [RpcField(29)] public LongColor Long { get; set; }
    [RpcField(30)] public ULongColor ULong { get; set; }
}

[RpcMessage]
public sealed partial record NullableScalars
{
    [RpcField(1)] public bool? Bool { get; init; }
    [RpcField(2)] public sbyte? SByte { get; init; }
    [RpcField(3)] public byte? Byte { get; init; }
    [RpcField(4)] public short? Int16 { get; init; }
    [RpcField(5)] public ushort? UInt16 { get; init; }
    [RpcField(6)] public int? Int32 { get; init; }
    [RpcField(7)] public uint? UInt32 { get; init; }
    [RpcField(8)] public long? Int64 { get; init; }
    [RpcField(9)] public ulong? UInt64 { get; init; }
    [RpcField(10)] public float? Single { get; init; }
    [RpcField(11)] public double? Double { get; init; }
    [RpcField(12)] public decimal? Decimal { get; init; }
    [RpcField(13)] public string? String { get; init; }
    [RpcField(14)] public byte[]? Bytes { get; init; }
    [RpcField(15)] public ReadOnlyMemory<byte>? ReadOnlyMemory { get; init; }
    [RpcField(16)] public Memory<byte>? Memory { get; init; }
    [RpcField(17)] public Guid? Guid { get; init; }
    [RpcField(18)] public DateTime? DateTime { get; init; }
    [RpcField(19)] public DateTimeOffset? DateTimeOffset { get; init; }
    [RpcField(20)] public TimeSpan? TimeSpan { get; init; }
    [RpcField(21)] public DateOnly? DateOnly { get; init; }
    [RpcField(22)] public TimeOnly? TimeOnly { get; init; }
    [RpcField(23)] public Color? Color { get; init; }
    [RpcField(24)] public LongColor? Long { get; init; }
    [RpcField(25)] public Point? Point { get; init; }
    [RpcField(26)] public Named? Named { get; init; }
    [RpcField(27)] public List<int>? List { get; init; }
    [RpcField(28)] public ImmutableArray<string>? ImmutableArray { get; init; }
    [RpcField(29)] public Dictionary<string, Named>? Map { get; init; }
}

public enum Color
{
    None,
    Red = 1,
    Blue = -2,
}

public enum SmallColor : byte
{
    None,
    Max = 255,
}

public enum SignedSmall : sbyte
{
    None,
    Min = -128,
}

public enum ShortColor : short
{
    None,
    Min = short.MinValue,
}

public enum UShortColor : ushort
{
    None,
    Max = ushort.MaxValue,
}

public enum UIntColor : uint
{
    None,
    Max = int.MaxValue,
}

public enum LongColor : long
{
    None,
    Min = int.MinValue,
}

public enum ULongColor : ulong
{
    None,
    Max = int.MaxValue,
}

[RpcMessage]
public readonly partial record struct Point([RpcField(1)] int X, [RpcField(2)] int Y);

[RpcMessage]
public sealed partial record Named([RpcField(1)] string Name);

[RpcMessage]
public sealed partial class Collections
{
    [RpcField(1)] public int[] Array { get; set; } = [];
    [RpcField(2)] public List<long> List { get; set; } = [];
    [RpcField(3)] public IList<double> IList { get; set; } = [];
    [RpcField(4)] public IReadOnlyList<string> IReadOnlyList { get; set; } = [];
    [RpcField(5)] public ICollection<Named> ICollection { get; set; } = [];
    [RpcField(6)] public IReadOnlyCollection<Point> IReadOnlyCollection { get; set; } = [];
    [RpcField(7)] public IEnumerable<Guid> IEnumerable { get; set; } = [];
    [RpcField(8)] public ImmutableArray<Color> ImmutableArray { get; set; }
    [RpcField(9)] public ImmutableList<bool> ImmutableList { get; set; } = [];
    [RpcField(10)] public HashSet<string> HashSet { get; set; } = [];
    [RpcField(11)] public ISet<int> ISet { get; set; } = new HashSet<int>();
    [RpcField(12)] public IReadOnlySet<Named> IReadOnlySet { get; set; } = new HashSet<Named>();
    [RpcField(13)] public ImmutableHashSet<byte> ImmutableHashSet { get; set; } = [];
    [RpcField(14)] public Dictionary<string, int> Dictionary { get; set; } = [];
    [RpcField(15)] public IDictionary<int, string> IDictionary { get; set; } = new Dictionary<int, string>();
    [RpcField(16)] public IReadOnlyDictionary<Point, Named> IReadOnlyDictionary { get; set; } = new Dictionary<Point, Named>();
    [RpcField(17)] public ImmutableDictionary<Named, Color> ImmutableDictionary { get; set; } = ImmutableDictionary<Named, Color>.Empty;
    [RpcField(18)] public Named[] Messages { get; set; } = [];
    [RpcField(19)] public byte[][] Blobs { get; set; } = [];
    [RpcField(20)] public List<byte> SmallNumbers { get; set; } = [];
    [RpcField(21)] public ImmutableArray<int> Bulk { get; set; }
}

[RpcMessage]
public sealed partial class Immutables
{
    [RpcField(1)] public ImmutableHashSet<long> Numbers { get; set; } = [];
    [RpcField(2)] public ImmutableDictionary<long, string> Names { get; set; } = ImmutableDictionary<long, string>.Empty;
}

[RpcMessage]
public sealed partial class Nested
{
    [RpcField(1)] public List<List<int>> Lists { get; set; } = [];
    [RpcField(2)] public int[][] Arrays { get; set; } = [];
    [RpcField(3)] public Dictionary<string, List<Named>> MapOfLists { get; set; } = [];
    [RpcField(4)] public List<Dictionary<int, HashSet<string>>> ListOfMaps { get; set; } = [];
    [RpcField(5)] public Dictionary<Point, Dictionary<string, List<double>>> Deep { get; set; } = [];
    [RpcField(6)] public Dictionary<ImmutableArray<int>, ImmutableArray<string>> CollectionKeys { get; set; } = [];
    [RpcField(7)] public string[][][] Jagged { get; set; } = [];
    [RpcField(8)] public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<Named>>> ReadOnly { get; set; } =
        new Dictionary<string, IReadOnlyList<IReadOnlyList<Named>>>();
}
