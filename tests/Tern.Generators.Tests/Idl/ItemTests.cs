using Microsoft.CodeAnalysis;
using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Idl;

public sealed class ItemTests
{
    private const string Two = """
        namespace netstd Shop

        struct Wanted { 1: Inner inner }
        struct Inner { 1: i32 a }
        struct Unwanted { 1: i32 a }
        /** Stays. @preserve */
        struct Kept { 1: i32 a }
        service A { Wanted get() }
        service B { Unwanted get() }
        """;

    [Fact]
    public void Services_NamesOne_CompilesWhatItNeeds()
    {
        GeneratorRun run = GeneratorRun.OfIdl(new IdlText("two.thrift", Two, ("Services", "A")));

        Assert.Empty(run.Problems);
        Assert.Contains("Idl/Shop.Wanted.g.cs", run.HintNames);
        Assert.Contains("Idl/Shop.Inner.g.cs", run.HintNames);
        Assert.Contains("Idl/Shop.Kept.g.cs", run.HintNames);
        Assert.DoesNotContain("Idl/Shop.Unwanted.g.cs", run.HintNames);
        Assert.DoesNotContain("Idl/Shop.IB-Declaration.g.cs", run.HintNames);
    }

    [Theory]
    [InlineData("Style", "dto", "TERN3305")]
    [InlineData("Namespace", "1.2", "TERN3305")]
    [InlineData("Services", "C", "TERN3304")]
    public void Metadata_WithoutMeaning_IsReported(string key, string value, string id)
        => Assert.Contains(GeneratorRun.OfIdl(new IdlText("two.thrift", Two, (key, value))).Result.Diagnostics, d => d.Id == id);

    [Fact]
    public void NamespaceAndAccess_AreWhatTheItemSays()
    {
        GeneratorRun run = GeneratorRun.OfIdl(new IdlText("two.thrift", Two, ("Namespace", "Other.Place"), ("Access", "internal")));

        Assert.Empty(run.Problems);
        Assert.Contains("internal sealed partial record Wanted", run.Text("Idl/Other.Place.Wanted-Declaration.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsAnItemTwice_IsCompiledOnce()
        => Assert.Empty(GeneratorRun.OfIdl(new IdlText("two.thrift", Two), new IdlText("two.thrift", Two)).Problems);

    [Fact]
    public void File_ThatAReferenceHasCompiled_IsNotCompiledAgain()
    {
        GeneratorRun library = GeneratorRun.Of(Compilations.Of("Library", []), IdlSamples.Common);
        IdlText user = new("idl/user.thrift", "namespace netstd User\ninclude \"common.thrift\"\nstruct Bill { 1: required common.Money total }");

        GeneratorRun run = GeneratorRun.Of(Compilations.Of("User", [], library.Output.ToMetadataReference()), user, IdlSamples.Common);

        Assert.Empty(library.Problems);
        Assert.Empty(run.Problems);
        Assert.DoesNotContain(run.HintNames, name => name.Contains("Money", StringComparison.Ordinal));
    }

    [Fact]
    public void File_ThatAReferenceHasCompiledFromAnotherText_NamesTheOwner()
    {
        GeneratorRun library = GeneratorRun.Of(Compilations.Of("Library", []), IdlSamples.Common);
        IdlText changed = IdlSamples.Common.With(IdlSamples.Common.Content.Replace("amount", "cents", StringComparison.Ordinal));

        GeneratorRun run = GeneratorRun.Of(Compilations.Of("User", [], library.Output.ToMetadataReference()), changed);

        Diagnostic error = Assert.Single(run.Result.Diagnostics, d => d.Id == "TERN3306");
        Assert.Contains("'Library'", error.GetMessage(), StringComparison.Ordinal);
    }
}
