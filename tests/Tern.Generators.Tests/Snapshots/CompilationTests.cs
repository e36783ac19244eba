using Microsoft.CodeAnalysis;
using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Snapshots;

/// <summary>Generated code compiles without warning, whatever the user's own code is called.</summary>
public sealed class CompilationTests
{
    [Theory]
    [InlineData("[RpcMessage] public partial class InGlobalNamespace { [RpcField(1)] public InGlobalNamespace? Next { get; set; } [RpcField(2)] public List<InGlobalNamespace> L { get; init; } = []; }")]
    [InlineData("namespace @class.@namespace; [RpcMessage] public partial class @event { [RpcField(1)] public @event? @int { get; set; } } [RpcService] public interface @interface { ValueTask<@event> @void(@event @ref); }")]
    [InlineData("namespace Foo.System; [RpcMessage] public partial class M { [RpcField(1)] public global::System.Guid A { get; set; } [RpcField(2)] public List<int> B { get; init; } = []; } [RpcService] public interface IS { ValueTask<M> Get(M m); }")]
    [InlineData("namespace Foo.Tern.Serialization; [global::Tern.RpcMessage] public partial class M { [global::Tern.RpcField(1)] public int? A { get; set; } } [global::Tern.RpcService] public interface IS { ValueTask<M> Get(M m); }")]
    [InlineData("namespace TernWire { public class C; } namespace N { [RpcMessage] public partial class ThriftType { [RpcField(1)] public CodecErrors? A { get; set; } } [RpcMessage] public partial class CodecErrors { } }")]
    [InlineData("namespace N; [RpcMessage] public partial class List { [RpcField(1)] public List<List> A { get; set; } = []; } [RpcMessage] public partial class Guid { [RpcField(1)] public global::System.Guid G { get; set; } }")]
    [InlineData("namespace N { [RpcMessage] public partial class M { [RpcField(1)] public Sub.T? A { get; set; } [RpcField(2)] public Other.T? B { get; set; } [RpcField(3)] public T? C { get; set; } } [RpcMessage] public partial class T { } }"
        + " namespace N.Sub { [RpcMessage] public partial class T { } } namespace Other { [RpcMessage] public partial class T { } }")]
    [InlineData("namespace N; [RpcMessage] public partial class M { } public class MCodec; [RpcMessage] public partial class O { [RpcField(1)] public M? M { get; set; } }")]
    [InlineData("namespace N; [RpcMessage] public partial class lowerCase { } [RpcMessage] public partial class LowerCase { }")]
    [InlineData("namespace N; [RpcService] public interface IS { ValueTask GetAsync(GetArguments a); ValueTask<GetMethod> GetMethodAsync(); ValueTask Get2(); } [RpcMessage] public partial class GetArguments { } [RpcMessage] public partial class GetMethod { } public class SClient;")]
    [InlineData("namespace N; [RpcService] public interface IS { ValueTask A(int a, int A, int _a, int equals, int getHashCode); ValueTask Equals(int x); ValueTask ToStringAsync(); ValueTask GetType(int x); }")]
    [InlineData("namespace N; [RpcService] public interface IS { ValueTask M(int arguments, int invoker, int method); ValueTask N(string arguments2, CallContext? arguments = null); ValueTask O(CancellationToken arguments); }")]
    [InlineData("namespace N; [RpcMessage] public partial class M(string name, List<int> list) { [RpcField(1)] public string? Name { get; } = name; [RpcField(2)] public List<int>? List { get; init; } = list; [RpcField(3)] public List<int>? Other { get; init; } }")]
    [InlineData("namespace N; [RpcMessage] public partial class B<T> { [RpcField(1)] public T? V { get; init; } [RpcField(2)] public List<T> L { get; private set; } = []; } [RpcMessage] public partial class M : B<M> { [RpcField(3)] public required int C { get; init; } }")]
    [InlineData("namespace N; public class M1 { } [RpcMessage] public partial class M { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public M() { Log = new(); } public required M1 Log { get; init; } [RpcField(1)] public int A { get; init; } }")]
    [InlineData("#pragma warning disable CS0612\nnamespace N; [Obsolete] public enum OldEnum { } [Obsolete, RpcMessage] public partial class Old { } [RpcMessage] public partial class M { [RpcField(1)] public Old? A { get; set; } } [RpcMessage] public partial class M2 { [RpcField(1)] public List<OldEnum>? B { get; set; } }"
        + " [RpcService] public interface IS { ValueTask<Old> A(); } [RpcUnion] public abstract partial record U { [RpcField(1)] public sealed record C(Old X) : U; }")]
    [InlineData("namespace N; public interface IA { ValueTask M(int x); } public interface IB { [RpcMethod(\"M2\")] ValueTask M(int x); } [RpcService] public interface IS : IA, IB { }")]
    [InlineData("namespace N; public interface IA { [RpcMethod(\"A\")] ValueTask M(int x = 5); } public interface IB { [RpcMethod(\"B\")] ValueTask<string> M(int x = 3, CancellationToken t = default); } [RpcService] public interface IS : IA, IB { [RpcMethod(\"C\")] new Task M(int x = 4); }")]
    [InlineData("namespace N; [RpcMessage] public partial class P<T> where T : struct { [RpcField(1)] public T V { get; init; } [RpcField(2)] public T? W { get; init; } } [RpcMessage] public partial class M { [RpcField(1)] public P<int>? A { get; set; } [RpcField(2)] public P<DayOfWeek>? B { get; set; } }")]
    [InlineData("namespace N; public interface IMark; [RpcMessage] public partial class C : IMark { } [RpcMessage] public partial class P<T, U> where T : class, IMark, new() where U : notnull { private P() { } [RpcField(1)] public T? V { get; private set; } [RpcField(2)] public required U W { get; init; } }"
        + " [RpcMessage] public partial class M { [RpcField(1)] public P<C, string>? A { get; set; } }")]
    [InlineData("namespace A { [RpcMessage] public partial class T { } [RpcMessage] public partial class P<X> { [RpcField(1)] public X? V { get; set; } } } namespace B { [RpcMessage] public partial class T { } [RpcMessage] public partial class P<X> { [RpcField(1)] public X? V { get; set; } } }"
        + " namespace N { [RpcMessage] public partial class M { [RpcField(1)] public A.P<A.T>? W { get; set; } [RpcField(2)] public A.P<B.T>? X { get; set; } [RpcField(3)] public B.P<A.T>? Y { get; set; } [RpcField(4)] public B.P<B.T>? Z { get; set; } } }")]
    [InlineData("#nullable disable\nnamespace N; [RpcMessage] public partial class M { [RpcField(1)] public string A { get; set; } [RpcField(2)] public List<string> B { get; set; } = new(); [RpcField(3)] public M C { get; init; } } [RpcService] public interface IS { ValueTask<M> Get(M m, CallContext c = null); }")]
    [InlineData("#nullable disable\nnamespace N; [RpcMessage] public partial class M { public M(string a) { A = a; } [RpcField(1)] public string A { get; } [RpcField(2)] public Dictionary<string, M> B { get; } = new(); [RpcField(3)] public HashSet<string> C { get; } = new();"
        + " [RpcField(4)] public IList<M> D { get; } = new List<M>(); [RpcField(5)] public string E { get; private set; } = \"e\"; [RpcField(6)] public List<int> F { get; private set; } = new(); [RpcOneOf] public U G { get; private set; } [RpcField(9)] public readonly string H; public M(string a, string h) { A = a; H = h; } }"
        + " [RpcUnion] public abstract partial class U { [RpcField(7)] public sealed class T : U { public string V { get; set; } } [RpcField(8)] public sealed class L : U { public List<string> V { get; init; } = new(); } }"
        + " [RpcMessage] public partial class P<T> { [RpcField(1)] public List<T> Items { get; } = new(); [RpcField(2)] public T V { get; private set; } } [RpcMessage] public partial class Q { [RpcField(1)] public P<string> A { get; private set; } }")]
    [InlineData("#nullable disable\nnamespace N; [RpcMessage] public partial class P<T, U> { [RpcField(1)] public T V { get; set; } = default; [RpcField(2)] public Dictionary<string, T> D { get; init; } = new(); [RpcField(3)] public P<U, T> Flip { get; set; } = null; [RpcField(4)] public U W { get; init; } = default; public P() { } }"
        + " [RpcMessage] public partial class Q { [RpcField(1)] public P<string, int> A { get; set; } } [RpcMessage] public partial class R<T>(T v) { [RpcField(1)] public T V { get; } = v; [RpcField(2)] public required List<T> L { get; init; } } [RpcMessage] public partial class S { [RpcField(1)] public R<string> A { get; set; } }")]
    [InlineData("namespace N; [RpcMessage] public partial class M { [RpcField(1, Name = \"we ird\\\"\\\\\")] public List<int> A { get; set; } = []; [RpcField(2, Name = \"a\\nb\\u2028c\\0\")] public int B { get; set; } [RpcField(3, Name = \"x\")] public int[] C { get; init; } = []; [RpcField(4, Name = \"X\")] public int[] D { get; init; } = []; [RpcOneOf] public U? E { get; set; } }"
        + " [RpcUnion] public abstract partial record U { [RpcField(11, Name = \"a-b\")] public sealed record C1(List<int> V) : U; [RpcField(12, Name = \"a_b\")] public sealed record C2(int V) : U; [RpcField(13, Name = \"A-b\\n\")] public sealed record C3(Dictionary<string, U> V) : U; }"
        + " [RpcService(\"we ird\\\"\\n<名>\")] public interface IS { [RpcMethod(\"a\\\"b\\n\\u0085}\")] ValueTask<int> X(M m, string s = \"\\u2028\\0\\\"\"); [RpcMethod(\"*/\")] IAsyncEnumerable<M> Y(M m); }")]
    [InlineData("namespace N; [Obsolete] [RpcMessage] public partial class Old { } [RpcMessage] public partial class M { [Obsolete(\"x\")] [RpcField(1)] public int A { get; set; } } [RpcService] public interface IS { [Obsolete] ValueTask Get(M m); }")]
    [InlineData("namespace N; [RpcMessage] public partial class M { public M(int value, int reader, int type, int id, int message) { Value = value; Reader = reader; Type = type; Id = id; Message = message; } [RpcField(1)] public int Value { get; } [RpcField(2)] public int Reader { get; }"
        + " [RpcField(3)] public int Type { get; } [RpcField(4)] public int Id { get; } [RpcField(5)] public int Message { get; } [RpcField(6)] public List<int> Items { get; } = []; [RpcField(7)] public List<int> hasItems { get; set; } = []; }")]
    [InlineData("namespace N; [RpcMessage] public partial class M { [RpcField(1)] public Dictionary<List<int>, List<Dictionary<string, int[]>>> A { get; set; } = []; [RpcField(2)] public List<HashSet<List<M>>> B { get; } = []; [RpcField(3)] public List<M[]>[] C { get; set; } = []; }")]
    [InlineData("namespace N; [RpcMessage(KeepUnknownFields = true)] public readonly partial record struct M([RpcField(1)] int A); [RpcMessage(KeepUnknownFields = true)] public partial struct S { [RpcField(1)] public int A; public S() { A = 1; } }")]
    [InlineData("namespace N; [RpcMessage] public partial class M(int a = int.MinValue, long b = long.MinValue, double c = double.NaN, float d = -1.5f, decimal e = 1.10m, string f = \"\\\"\\n\", DayOfWeek g = DayOfWeek.Friday, bool h = true) {"
        + " [RpcField(1)] public int A { get; } = a; [RpcField(2)] public long B { get; } = b; [RpcField(3)] public double C { get; } = c; [RpcField(4)] public float D { get; } = d; [RpcField(5)] public decimal E { get; } = e; [RpcField(6)] public string F { get; } = f;"
        + " [RpcField(7)] public DayOfWeek G { get; } = g; [RpcField(8)] public bool H { get; } = h; }")]
    public void Generate_UnusualContract_CompilesWithoutWarning(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);

        Assert.Empty(run.Problems);
        Assert.NotEmpty(run.Result.GeneratedSources);
    }

    [Fact]
    public void Generate_ContractsOfAnotherAssembly_AreUsedByTheirCodecs()
    {
        GeneratorRun library = GeneratorRun.Of(Compilations.Of("Library", Samples.Shop));
        const string User = """
            namespace User;

            [RpcMessage]
            public partial class Cart
            {
                [RpcField(1)] public Shop.Contracts.Item? Item { get; set; }
                [RpcField(2)] public Shop.Contracts.Page<Shop.Contracts.Item>? Page { get; set; }
                [RpcField(3)] public Shop.Contracts.Page<Cart>? Carts { get; set; }
                [RpcField(4)] public Shop.Contracts.Payment? Payment { get; set; }
            }

            [RpcService]
            public interface ICart : Shop.Contracts.ICatalog
            {
                [Throws(typeof(Shop.Contracts.OutOfStock), 1)] ValueTask<Cart> GetCartAsync();
            }

            [RpcMessage(KeepUnknownFields = true)]
            public partial record Derived : Base
            {
                [RpcField(9)] public int More { get; set; }
            }

            public abstract record Base
            {
                [RpcField(8)] public int InBase { get; private set; }
            }
            """;

        GeneratorRun run = GeneratorRun.Of(Compilations.Of("User", [User], library.Output.ToMetadataReference()));

        Assert.Empty(library.Problems);
        Assert.Empty(run.Problems);
        Assert.Contains("User.TernGenerated.Shop.Contracts.PageOfItemCodec.g.cs", run.HintNames);
    }

    [Fact]
    public void Generate_FriendAssembliesThatCloseTheSameMessage_DoNotClash()
    {
        const string Friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"User\")]";
        GeneratorRun library = GeneratorRun.Of(Compilations.Of("Library", [.. Samples.Shop, Friend]));
        const string User = "[RpcMessage] public partial class M { [RpcField(1)] public Shop.Contracts.Page<Shop.Contracts.Item>? P { get; set; } } [RpcService] public interface IS { }";

        Assert.Empty(GeneratorRun.Of(Compilations.Of("User", [User], library.Output.ToMetadataReference())).Problems);
    }

    [Fact]
    public void Generate_CompilationWithoutContracts_EmitsNothing()
    {
        Assert.Empty(GeneratorRun.Of("public class C;").Result.GeneratedSources);
    }
}
