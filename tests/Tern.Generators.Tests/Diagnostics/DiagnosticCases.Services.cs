namespace Tern.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<DiagnosticCase> Services =>
    [
        new("TERN0041", Service("[[|Throws(typeof(Exception), 1)|]] ValueTask M();"), Service("[Throws(typeof(E), 1)] ValueTask M();")),
        new("TERN0010", Service("[[|Throws(typeof(E), 0)|]] ValueTask M();"), Service("[Throws(typeof(E), 1)] ValueTask M();")),
        new("TERN0042", Service("[Throws(typeof(E), 1), [|Throws(typeof(F), 1)|]] ValueTask M();"), Service("[Throws(typeof(E), 1), Throws(typeof(F), 2)] ValueTask M();")),
        new("TERN0042", Service("[Throws(typeof(E), 1), [|Throws(typeof(E), 2)|]] ValueTask M();"), Service("[Throws(typeof(E), 1)] ValueTask M(); [Throws(typeof(E), 2)] ValueTask N();")),
        new("TERN0050", Service("int [|P|] { get; }"), Service("int P => 1;")),
        new("TERN0050", Service("event Action [|P|];"), Service("static int P => 1;")),
        new("TERN0050", Service("ValueTask [|M|]<T>();"), Service("ValueTask M<T>() => default;")),
        new("TERN0050", Service("static abstract int [|P|]();"), Service("static int P() => 1;")),
        new("TERN0051", "[RpcService] public interface [|IS|]<T> { }", "[RpcService] public interface IS { }"),
        new("TERN0052", Service("void [|M|]();"), Service("Task M();")),
        new("TERN0052", Service("int [|M|]();"), Service("Task<int> M();")),
        new("TERN0052", "[RpcService] public interface [|IS|] : IDisposable { }", Service("void Dispose() { }")),
        new("TERN0020", Service("ValueTask<object> [|M|]();"), Service("ValueTask<A?> M();")),
        new("TERN0020", Service("ValueTask M(object [|value|]);"), Service("ValueTask M(A value);")),
        new("TERN0053", Service("ValueTask M(int x); ValueTask [|M|](string x);"), Service("ValueTask M(int x); [RpcMethod(\"N\")] ValueTask M(string x);")),
        new("TERN0053", Service("ValueTask M(); ValueTask [|MAsync|]();"), Service("ValueTask M(); ValueTask NAsync();")),
        new("TERN0053", "public interface IB { ValueTask M(); } [RpcService] public interface IS : IB { [RpcMethod(\"M\")] ValueTask [|N|](); }",
            "public interface IB { ValueTask M(); } [RpcService] public interface IS : IB { ValueTask N(); }"),
        new("TERN0054", Service("ValueTask M(CancellationToken [|token|], int x);"), Service("ValueTask M(int x, CancellationToken token);")),
        new("TERN0054", Service("ValueTask M(int x, CallContext? [|context|], CancellationToken token = default);"), Service("ValueTask M(int x, CallContext? context = null);")),
        new("TERN0055", Service("ValueTask M(ref int [|x|]);"), Service("ValueTask M(in int x);")),
        new("TERN0055", Service("ValueTask M(out int [|x|]);"), Service("ValueTask M(int x);")),
        new("TERN0056", Service("[OneWay] ValueTask<int> [|M|]();"), Service("[OneWay] ValueTask M();")),
        new("TERN0056", Service("[OneWay, Throws(typeof(E), 1)] ValueTask [|M|]();"), Service("[Throws(typeof(E), 1)] ValueTask M();")),
        new("TERN0056", Service("[OneWay] ValueTask [|M|](IAsyncEnumerable<A> x);"), Service("ValueTask M(IAsyncEnumerable<A> x);")),
        new("TERN0057", Service("ValueTask [|M|](IAsyncEnumerable<A> x, int y);"), Service("ValueTask M(IAsyncEnumerable<A> x, CallContext? context = null);")),
        new("TERN0057", Service("IAsyncEnumerable<A> [|M|](IAsyncEnumerable<A> x, IAsyncEnumerable<A> y);"), Service("IAsyncEnumerable<A> M(IAsyncEnumerable<A> x);")),
        new("TERN0056", Service("[OneWay] IAsyncEnumerable<A> [|M|](A x);"), Service("IAsyncEnumerable<A> M(A x);")),
        new("TERN0058", Service("[Throws(typeof(E), 1)] IAsyncEnumerable<A> [|M|](A x);"), Service("[Throws(typeof(E), 1)] ValueTask<A> M(A x);")),
        new("TERN0058", Service("[Throws(typeof(E), 1)] ValueTask [|M|](IAsyncEnumerable<A> x);"), Service("ValueTask M(IAsyncEnumerable<A> x);")),
        new("TERN0058", Service("IAsyncEnumerable<A?> [|M|](int x);"), Service("IAsyncEnumerable<A> M(int? x);")),
        new("TERN0058", Service("IAsyncEnumerable<A>? [|M|](int x);"), Service("ValueTask<A?> M(int x);")),
        new("TERN0058", Service("IAsyncEnumerable<string> [|M|](A? x);"), Service("IAsyncEnumerable<string> M(A? x, int y);")),
        new("TERN0058", Service("ValueTask<int> [|M|](IAsyncEnumerable<string?> x);"), Service("ValueTask<int> M(IAsyncEnumerable<string> x);")),
        new("TERN0058", Service("ValueTask<int> [|M|](IAsyncEnumerable<A>? x);"), Service("Task<int> M(IAsyncEnumerable<int[]> x, CancellationToken token = default);")),
        new("TERN0058", Service("ValueTask<int?> [|M|](IAsyncEnumerable<A> x);"), Service("Task M(IAsyncEnumerable<A> x);")),
    ];
}
