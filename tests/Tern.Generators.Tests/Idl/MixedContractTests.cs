using Microsoft.CodeAnalysis;
using Tern.Generators.Pipeline;
using Tern.Generators.Tests.Support;
using Tern.Schema;

namespace Tern.Generators.Tests.Idl;

/// <summary>Contracts in C# that name types of IDL files of the same project.</summary>
public sealed class MixedContractTests
{
    private static readonly IdlText s_idl = new("shop.thrift", """
        namespace netstd Shop

        enum Color { NONE = 0, RED = 1 }
        struct Inner { 1: i32 a (vt.gt = "0") }
        struct Plain { 1: Color color }
        union Choice { 1: Inner inner, 2: string text }
        exception Failure { 1: string why }
        service A { Plain get() }
        """);

    [Theory]
    [InlineData("[RpcMessage] public sealed partial class Mine { [RpcField(1)] public Shop.Inner? A { get; set; } }")]
    [InlineData("using Shop; [RpcMessage] public sealed partial class Mine { [RpcField(1)] public Inner? A { get; set; } }")]
    [InlineData("using Shop; [RpcMessage] public sealed partial record Mine { [RpcField(1)] public required Inner A { get; init; } }")]
    [InlineData("using It = Shop.Inner; [RpcMessage] public sealed partial class Mine { [RpcField(1)] public It? A { get; set; } }")]
    [InlineData("namespace Shop.Deeper; [RpcMessage] public sealed partial class Mine { [RpcField(1)] public List<Inner> A { get; set; } = []; }")]
    [InlineData("using Shop; [RpcMessage] public partial record struct Mine([RpcField(1)] Color Color = Color.Red, [RpcField(2)] Color? Other = null);")]
    [InlineData("using Shop; [RpcMessage] public sealed partial class Mine { [RpcField(1)] public Dictionary<Color, Inner[]> A { get; set; } = []; [RpcField(2)] public Choice? B { get; set; } }")]
    [InlineData("using Shop; [RpcUnion] public abstract partial record Mine { [RpcField(1)] public sealed record One(Inner Value) : Mine; [RpcField(2)] public sealed record Two(Color Value) : Mine; }")]
    [InlineData("using Shop; [RpcException] public sealed partial class Mine : Exception { [RpcField(1)] public Plain? A { get; set; } }")]
    [InlineData("using Shop; [RpcMessage] public sealed partial class Page<T> { [RpcField(1)] public List<T> Items { get; set; } = []; } [RpcService] public interface IMine { ValueTask<Page<Inner>> GetAsync(int a); }")]
    [InlineData("using Shop; public static class Outer { [RpcService] public interface IMine { ValueTask<Inner?> GetAsync(int a); } }")]
    [InlineData("using Shop; [RpcService] public interface IMine { IAsyncEnumerable<Inner> WatchAsync(IAsyncEnumerable<Plain> plains, CallContext? context = null); [OneWay] ValueTask TellAsync(Choice choice); }")]
    [InlineData("using Shop; [RpcService] public interface IMine : IA { [Throws(typeof(Failure), 1)] ValueTask MoreAsync(); }")]
    [InlineData("using Shop; [RpcService] public interface IMine { [Throws(typeof(Failure), 1)] ValueTask<int> CountAsync(string text); }")]
    public void Contract_ThatNamesATypeOfTheIdl_IsCarriedAndCompiles(string source)
    {
        GeneratorRun run = GeneratorRun.Of(Compilations.Of(source), s_idl);

        Assert.Empty(run.Problems);
        Assert.Contains(run.HintNames, name => name.Contains("Mine", StringComparison.Ordinal) || name.Contains("Page", StringComparison.Ordinal));
    }

    [Fact]
    public void Contract_WithIdl_IsTheOneThatItIsWithTheSameTypesOfAnotherProject()
    {
        const string Source = "using Shop; [RpcService] public interface IMine { [Throws(typeof(Failure), 1)] ValueTask<Plain?> GetAsync(Color color, List<Inner> all, Choice? choice); }";
        GeneratorRun mixed = GeneratorRun.Of(Compilations.Of(Source), s_idl);
        GeneratorRun idl = GeneratorRun.OfIdl(s_idl);
        GeneratorRun apart = GeneratorRun.Of(Compilations.Of("Apart", [Source], idl.Output.ToMetadataReference()));

        Assert.Empty(mixed.Problems);
        Assert.Empty(apart.Problems);
        Assert.Equal(Assert.Single(apart.Outputs(TrackingNames.Services)).Value, Assert.Single(mixed.Outputs(TrackingNames.Services)).Value);
    }

    [Fact]
    public void Rules_OfAMessageOfTheIdl_AreCheckedWhereverItIsHeld()
    {
        GeneratorRun run = GeneratorRun.Of(
            Compilations.Of("""
                using Shop;
                [RpcMessage] public sealed partial class Outer { [RpcField(1)] public Middle? Middle { get; set; } }
                [RpcMessage] public sealed partial class Middle { [RpcField(1)] public Inner? Inner { get; set; } }
                [RpcMessage] public sealed partial class Other { [RpcField(1)] public Plain? Plain { get; set; } }
                [RpcService] public interface IMine { ValueTask<int> PlaceAsync(Outer outer); }
                """),
            s_idl);

        Assert.Empty(run.Problems);
        Assert.Contains("Middle-Validation.g.cs", run.HintNames);
        Assert.Contains("Outer-Validation.g.cs", run.HintNames);
        Assert.DoesNotContain("Other-Validation.g.cs", run.HintNames);
        Assert.Contains("HasRules => true", run.Text("IMine-Methods.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Contract_ThatNamesATypeOfNobody_IsRefused()
    {
        GeneratorRun run = GeneratorRun.Of(
            Compilations.Of("[RpcMessage] public sealed partial class Mine { [RpcField(1)] public Elsewhere? A { get; set; } }"), s_idl);

        Assert.EndsWith("the type is not known", Assert.Single(run.Result.Diagnostics).GetMessage(), StringComparison.Ordinal);
        Assert.Empty(Late(run));
    }

    [Fact]
    public void Contract_WhoseTypeTheIdlLoses_IsRefusedAndComesBackWithIt()
    {
        GeneratorRun run = GeneratorRun.Of(Compilations.Of("using Shop; [RpcMessage] public sealed partial class Mine { [RpcField(1)] public Inner? A { get; set; } }"), s_idl);
        IdlText without = s_idl.With(s_idl.Content.Replace("Inner", "Renamed", StringComparison.Ordinal));
        GeneratorRun lost = run.ThenReplaceIdl(s_idl, without);
        GeneratorRun back = lost.ThenReplaceIdl(without, s_idl);

        Assert.Empty(run.Result.Diagnostics);
        Assert.Equal("TERN0020", Assert.Single(lost.Result.Diagnostics).Id);
        Assert.Empty(back.Problems);
    }

    [Fact]
    public void EditingCSharpElsewhere_EmitsNothing()
    {
        GeneratorRun run = GeneratorRun
            .Of(Compilations.Of("using Shop; [RpcMessage] public sealed partial class Mine { [RpcField(1)] public Inner? A { get; set; } }", "class C { int M() => 1; }"), s_idl)
            .ThenEdit("=> 1", with: "=> 2");

        Assert.NotEmpty(Late(run));
        Assert.Equal(0, run.EmittedOutputs);
    }

    [Fact]
    public void EditingTheContract_EmitsItAlone()
    {
        GeneratorRun run = GeneratorRun
            .Of(Compilations.Of("using Shop; [RpcMessage] public sealed partial class Mine { [RpcField(1)] public Inner? A { get; set; } }", "using Shop; [RpcMessage] public sealed partial class Yours { [RpcField(1)] public Plain? A { get; set; } }"), s_idl)
            .ThenEdit("Inner? A", with: "Inner? B");

        Assert.Empty(run.Problems);

        // Its codec and its rules.
        Assert.InRange(run.EmittedOutputs, 1, 2);
    }

    [Fact]
    public void ContractsWithoutIdlTypes_AreParsedOnce()
        => Assert.Empty(Late(GeneratorRun.Of(Compilations.Of(Samples.Shop), s_idl)));

    private static IReadOnlyCollection<string> Late(GeneratorRun run)
        => Assert.IsType<EquatableArray<string>>(Assert.Single(run.Outputs(TrackingNames.LateContracts)).Value);
}
