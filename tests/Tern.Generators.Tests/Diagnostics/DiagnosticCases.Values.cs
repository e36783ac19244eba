namespace Tern.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<DiagnosticCase> Values =>
    [
        Unsupported("object?", "string?"),
        Unsupported("dynamic?", "int?"),
        Unsupported("char", "ushort"),
        Unsupported("nint", "long"),
        Unsupported("Action?", "bool"),
        Unsupported("int[,]?", "int[][]?"),
        Unsupported("(int, int)", "int[]?"),
        Unsupported("IDisposable?", "IList<int>?"),
        Unsupported("SortedDictionary<int, int>?", "Dictionary<int, int>?"),
        Unsupported("Queue<int>?", "List<int>?"),
        Unsupported("Uri?", "string?"),
        Unsupported("Half", "float"),
        Unsupported("Int128", "decimal"),
        Unsupported("Span<byte>.Enumerator", "byte[]?", "CS8345"),
        Unsupported("List<object>?", "List<string>?"),
        Unsupported("Dictionary<string, IDisposable>?", "Dictionary<string, byte[]>?"),
        Unsupported("CancellationToken", "Guid"),
        Unsupported("CallContext?", "TimeSpan?"),
        Unsupported("IAsyncEnumerable<int>?", "IEnumerable<int>?"),
        new("TERN0020", "public class C; " + Message("[RpcField(1)] public C? [|A|] { get; set; }"), "[RpcMessage] public partial class C; " + Message("[RpcField(1)] public C? A { get; set; }")),
        new("TERN0020", "[RpcMessage] public partial class P<T> { [RpcField(1)] public T? X { get; set; } } " + Message("[RpcField(1)] public P<object>? [|A|] { get; set; }"),
            "[RpcMessage] public partial class P<T> { [RpcField(1)] public T? X { get; set; } } " + Message("[RpcField(1)] public P<int>? A { get; set; }")),
        new("TERN0021", Message("[RpcField(1)] public List<string?> [|A|] { get; set; } = [];"), Message("[RpcField(1)] public List<string>? A { get; set; } = [];")),
        new("TERN0021", Message("[RpcField(1)] public int?[] [|A|] { get; set; } = [];"), Message("[RpcField(1)] public int[]? A { get; set; } = [];")),
        new("TERN0021", Message("[RpcField(1)] public Dictionary<int, List<string?>> [|A|] { get; set; } = [];"), Message("[RpcField(1)] public Dictionary<int, List<string>> A { get; set; } = [];")),
        new("TERN0022", "public enum C : long { Big = 2147483648 } " + Message("[RpcField(1)] public C [|A|] { get; set; }"),
            "public enum C : long { Big = 2147483647 } " + Message("[RpcField(1)] public C A { get; set; }")),
        new("TERN0022", "public enum C : uint { Big = 4294967295 } " + Message("[RpcField(1)] public List<C> [|A|] { get; set; } = [];"),
            "public enum C : uint { Big = 1 } " + Message("[RpcField(1)] public List<C> A { get; set; } = [];")),
        new("TERN0024", Message("[RpcField(1)] public required M [|A|] { get; set; }"), Message("[RpcField(1)] public required M? A { get; set; }")),
        new("TERN0024",
            "[RpcMessage] public partial class N { [RpcField(1)] public required O [|O|] { get; set; } } [RpcMessage] public partial class O { [RpcField(1)] public required List<N> Ns { get; set; } [RpcField(2)] public required N [|N|] { get; set; } }",
            "[RpcMessage] public partial class N { [RpcField(1)] public required O O { get; set; } } [RpcMessage] public partial class O { [RpcField(1)] public required List<N> Ns { get; set; } }"),
        new("TERN0025", "[RpcMessage] public partial class P<T> { [RpcField(1)] public P<List<T>>? Next { get; set; } } " + Message("[RpcField(1)] public P<int>? [|A|] { get; set; }"),
            "[RpcMessage] public partial class P<T> { [RpcField(1)] public P<T>? Next { get; set; } } " + Message("[RpcField(1)] public P<int>? A { get; set; }")),
        new("TERN0027", Message("[RpcField(1, Wire = WireEncoding.ZigZag)] public uint [|A|] { get; set; }"), Message("[RpcField(1, Wire = WireEncoding.ZigZag)] public int A { get; set; }")),
        new("TERN0027", Message("[RpcField(1, Wire = WireEncoding.Fixed)] public string [|A|] { get; set; } = string.Empty;"), Message("[RpcField(1, Wire = WireEncoding.Fixed)] public List<long[]> A { get; set; } = [];")),
        new("TERN0027", Message("[RpcField(1, Wire = WireEncoding.Group)] public int [|A|] { get; set; }"), Message("[RpcField(1, Wire = WireEncoding.Group)] public M? A { get; set; }")),
        new("TERN0027", Message("[RpcField(1, Wire = WireEncoding.Group)] public Dictionary<int, M> [|A|] { get; set; } = [];"), Message("[RpcField(1, Wire = WireEncoding.Group)] public List<M> A { get; set; } = [];")),
        new("TERN0027", Message("[RpcField(1, Wire = WireEncoding.Wrapper)] public Guid? [|A|] { get; set; }"), Message("[RpcField(1, Wire = WireEncoding.Wrapper)] public string? A { get; set; }")),
        new("TERN0027", Message("[RpcField(1, KeyWire = WireEncoding.Wrapper)] public Dictionary<int, string> [|A|] { get; set; } = [];"), Message("[RpcField(1, Wire = WireEncoding.Wrapper)] public Dictionary<int, string> A { get; set; } = [];")),
        new("TERN0027", Message("[RpcField(1, KeyWire = WireEncoding.Fixed)] public int [|A|] { get; set; }"), Message("[RpcField(1, KeyWire = WireEncoding.Fixed)] public Dictionary<int, string> A { get; set; } = [];")),
        new("TERN0034", Message("[RpcOneOf] public M? [|A|] { get; set; }"),
            "[RpcUnion] public abstract partial record U { [RpcField(2)] public sealed record C(int X) : U; } " + Message("[RpcOneOf] public U? A { get; set; } [RpcField(1)] public int B { get; set; }")),
        new("TERN0034", "[RpcUnion] public abstract partial record U { [RpcField(1)] public sealed record C(int X) : U; } " + Message("[RpcField(2), RpcOneOf] public U? [|A|] { get; set; }"),
            "[RpcUnion] public abstract partial record U { [RpcField(1)] public sealed record C(int X) : U; } " + Message("[RpcField(2)] public U? A { get; set; }")),
        new("TERN0011", "[RpcUnion] public abstract partial record U { [RpcField(2)] public sealed record C(int X) : U; } " + Message("[RpcOneOf] public U? A { get; set; } [RpcField(2)] public int [|B|] { get; set; }"),
            "[RpcUnion] public abstract partial record U { [RpcField(2)] public sealed record C(int X) : U; } " + Message("[RpcOneOf] public U? A { get; set; } [RpcField(3)] public int B { get; set; }")),
        new("TERN0026", "[RpcMessage] public abstract partial class B { } " + Message("[RpcField(1)] public B? [|A|] { get; set; }"),
            "[RpcMessage] public partial class B { } " + Message("[RpcField(1)] public B? A { get; set; }")),
    ];

    private static IEnumerable<DiagnosticCase> Unions =>
    [
        new("TERN0030", Union("[RpcField(1)] public record [|A|](int X) : U;"), Union("[RpcField(1)] public sealed record A(int X) : U;")),
        new("TERN0030", Union("[RpcField(1)] public sealed record B(int X) : U; public sealed record [|A|](int X) : U;"), Union("[RpcField(1)] public sealed record B(int X) : U; public sealed record A(int X);")),
        new("TERN0030", Union("[RpcField(1)] public sealed record [|A|](int X);"), Union("[RpcField(1)] public sealed record A(int X) : U;")),
        new("TERN0030", Union("[RpcField(1)] private sealed record [|A|](int X) : U;"), Union("[RpcField(1)] internal sealed record A(int X) : U;")),
        new("TERN0010", Union("[RpcField(0)] public sealed record [|A|](int X) : U;"), Union("[RpcField(1)] public sealed record A(int X) : U;")),
        new("TERN0011", Union("[RpcField(1)] public sealed record A(int X) : U; [RpcField(1)] public sealed record [|B|](int X) : U;"),
            Union("[RpcField(1)] public sealed record A(int X) : U; [RpcField(2)] public sealed record B(int X) : U;")),
        new("TERN0031", Union("[RpcField(1)] public sealed record [|A|](int X, int Y) : U;"), Union("[RpcField(1)] public sealed record A(int X) : U { public int Y => X; }")),
        new("TERN0031", Union("[RpcField(1)] public sealed record [|A|] : U;"), Union("[RpcField(1)] public sealed record A : U { public required int X { get; init; } }")),
        new("TERN0031", Union("[RpcField(1)] public sealed record A(string? [|X|]) : U;"), Union("[RpcField(1)] public sealed record A(string X) : U;")),
        new("TERN0031", Union("[RpcField(1)] public sealed class A : U { public int [|X|] { get; } }").Replace("record U", "class U", StringComparison.Ordinal),
            Union("[RpcField(1)] public sealed class A : U { public int X { get; set; } }").Replace("record U", "class U", StringComparison.Ordinal)),
        new("TERN0020", Union("[RpcField(1)] public sealed record A(object [|X|]) : U;"), Union("[RpcField(1)] public sealed record A(string X) : U;")),
        new("TERN0031", Union("[RpcField(1)] public sealed record [|A|] : U;") + Message("[RpcOneOf] public U? A { get; set; } [RpcField(2)] public U? B { get; set; }"),
            Union("[RpcField(1)] public sealed record A(int X) : U;") + Message("[RpcOneOf] public U? A { get; set; } [RpcField(2)] public U? B { get; set; }")),
        new("TERN0032", "[RpcUnion] public abstract partial record [|U|];", Union("[RpcField(1)] public sealed record A(int X) : U;")),
        new("TERN0033", Union("[RpcField(2)] public int [|X|] { get; set; } [RpcField(1)] public sealed record A(int Y) : U;"),
            Union("public int X { get; set; } [RpcField(1)] public sealed record A(int Y) : U;")),
    ];

    private static DiagnosticCase Unsupported(string type, string supported, string? alsoOfCompiler = null) => new(
        "TERN0020",
        Message($"[RpcField(1)] public {type} [|A|] {{ get; set; }}"),
        Message($"[RpcField(1)] public {supported} A {{ get; set; }}"),
        alsoOfCompiler);

    private static string Union(string members) => $"[RpcUnion] public abstract partial record U {{ {members} }}";
}
