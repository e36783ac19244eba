namespace Tern.Interop.Tests.Contracts.Apache;

/// <summary>IDL: <c>struct Everything</c>, a field of every type.</summary>
[RpcMessage]
public sealed partial record Everything
{
    [RpcField(1)] public bool Flag { get; init; }
    [RpcField(2)] public sbyte Tiny { get; init; }
    [RpcField(3)] public short Small { get; init; }
    [RpcField(4)] public int Medium { get; init; }
    [RpcField(5)] public long Large { get; init; }
    [RpcField(6)] public double Real { get; init; }
    [RpcField(7)] public string Text { get; init; } = "";
    [RpcField(8)] public byte[] Data { get; init; } = [];
    [RpcField(9)] public Shade Shade { get; init; }
    [RpcField(10)] public Point? Point { get; init; }
    [RpcField(11)] public List<int> Ints { get; init; } = [];
    [RpcField(12)] public List<string> Texts { get; init; } = [];
    [RpcField(13)] public HashSet<long> Ids { get; init; } = [];
    [RpcField(14)] public Dictionary<string, int> Counts { get; init; } = [];
    [RpcField(15)] public Dictionary<int, List<Point>> Groups { get; init; } = [];
    [RpcField(16)] public List<List<string>> Grid { get; init; } = [];
    [RpcField(17)] public string? Note { get; init; }
    [RpcField(18)] public int? Maybe { get; init; }
    [RpcField(19)] public int Preset { get; init; } = 42;
    [RpcField(20)] public required string Key { get; init; }
    [RpcField(21)] public Shape? Shape { get; init; }
    [RpcField(22)] public List<bool> Flags { get; init; } = [];
    [RpcField(23)] public Dictionary<Point, string> ByPoint { get; init; } = [];
    [RpcField(24)] public Dictionary<string, Dictionary<long, bool>> Deep { get; init; } = [];
    [RpcField(25)] public double[] Reals { get; init; } = [];
    [RpcField(26)] public List<byte[]> Blobs { get; init; } = [];
    [RpcField(27)] public HashSet<Shade> Shades { get; init; } = [];
    [RpcField(28)] public bool? MaybeFlag { get; init; }
    [RpcField(29)] public Dictionary<Shade, bool> Lit { get; init; } = [];
    [RpcField(300)] public long? Far { get; init; }

    /// <summary>IDL: <c>const Everything SAMPLE</c>, known to both ends.</summary>
    public static Everything Sample { get; } = new()
    {
        Flag = true,
        Tiny = -128,
        Small = -32768,
        Medium = 2147483647,
        Large = -9223372036854775807,
        Real = -0.1,
        Text = "tern é世界",
        Data = "bytes"u8.ToArray(),
        Shade = Shade.Odd,
        Point = new Point { X = -1, Y = 65536, Name = "corner" },
        Ints = [0, -1, 63, 64, -65, 8191, 8192, 1048576, -2147483647],
        Texts = ["", "a", "bc"],
        Ids = [1, -1, 4294967296],
        Counts = new() { ["one"] = 1, ["two"] = 2 },
        Groups = new() { [7] = [new Point { X = 1, Y = 2 }], [-7] = [] },
        Grid = [["a"], [], ["b", "c"]],
        Note = "",
        Preset = 0,
        Key = "k",
        Shape = new Shape.Spot(new Point { X = 3, Y = 4 }),
        Flags = [true, false, true],
        ByPoint = new() { [new Point { X = 5, Y = 6 }] = "here", [new Point { X = 7, Y = 8, Name = "n" }] = "there" },
        Deep = new() { ["a"] = new() { [1] = true, [2] = false }, ["b"] = [] },
        Reals = [0.0, 1.5, -2.25e300],
        Blobs = ["x"u8.ToArray(), []],
        Shades = [Shade.Dark, Shade.Light],
        MaybeFlag = false,
        Lit = new() { [Shade.Dark] = false, [Shade.Light] = true },
        Far = 1,
    };
}
