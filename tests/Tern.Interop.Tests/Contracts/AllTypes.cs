namespace Tern.Interop.Tests.Contracts;

/// <summary>IDL: <c>struct AllTypes</c>, a field of every type.</summary>
[RpcMessage]
public sealed partial record AllTypes
{
    [RpcField(1)] public bool B { get; init; }
    [RpcField(2)] public sbyte I8v { get; init; }
    [RpcField(3)] public short I16v { get; init; }
    [RpcField(4)] public int I32v { get; init; }
    [RpcField(5)] public long I64v { get; init; }
    [RpcField(6)] public double D { get; init; }
    [RpcField(7)] public string S { get; init; } = "";
    [RpcField(8)] public byte[] Bin { get; init; } = [];
    [RpcField(9)] public Color Color { get; init; }
    [RpcField(10)] public List<string> Strs { get; init; } = [];
    [RpcField(11)] public HashSet<int> Ints { get; init; } = [];
    [RpcField(12)] public Dictionary<string, long> M { get; init; } = [];
    [RpcField(13)] public Inner Inner { get; init; } = new() { Name = "" };
    [RpcField(14)] public List<Inner> Inners { get; init; } = [];
    [RpcField(15)] public Dictionary<int, List<string>> Nested { get; init; } = [];
    [RpcField(16)] public string? OptS { get; init; }
    [RpcField(17)] public int? OptI { get; init; }
    [RpcField(18)] public required long ReqId { get; init; }
    [RpcField(19)] public int DefI { get; init; } = 42;
    [RpcField(20)] public string DefS { get; init; } = "fallback";
    [RpcField(21)] public bool? OptB { get; init; }
    [RpcField(22)] public List<byte[]> Bins { get; init; } = [];
    [RpcField(23)] public Dictionary<string, Inner> InnerMap { get; init; } = [];
    [RpcField(24)] public HashSet<string> StrSet { get; init; } = [];
    [RpcField(25)] public List<bool> Bools { get; init; } = [];
    [RpcField(26)] public List<Color> Colors { get; init; } = [];
    [RpcField(27)] public Dictionary<Color, double> ColorWeights { get; init; } = [];
    [RpcField(28)] public Choice? Choice { get; init; }
    [RpcField(29)] public List<List<int>> Matrix { get; init; } = [];
    [RpcField(30)] public int? OptDef { get; init; }
    [RpcField(31)] public Dictionary<long, Dictionary<string, bool>> MapOfMap { get; init; } = [];
    [RpcField(32)] public Color? OptColor { get; init; }
    [RpcField(33)] public double? OptD { get; init; }
    [RpcField(34)] public byte[]? OptBin { get; init; }
    [RpcField(35)] public List<long>? OptList { get; init; }
    [RpcField(36)] public Inner? OptInner { get; init; }
    [RpcField(300)] public string Far { get; init; } = "";
    [RpcField(32767)] public string? Last { get; init; }
}
