using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Idl;

/// <summary>What an assembly says of the IDL that it has compiled, and what projects that reference it make of that.</summary>
public sealed class CompiledIdlTests
{
    private static readonly IdlText s_user = new(
        "idl/user.thrift", "namespace netstd User\ninclude \"common.thrift\"\nstruct Bill { 1: required common.Money total }\nservice Bills { common.Money sum(1: list<common.Money> parts) }");

    [Fact]
    public void Attribute_NamesFileHashNamespaceAndStyle()
    {
        GeneratorRun run = GeneratorRun.OfIdl(IdlSamples.Common, new IdlText("b.proto", "syntax = \"proto3\"; package b; message M { int32 a = 1; }", ("Style", "class")));

        AttributeData[] compiled = [.. run.Output.Assembly.GetAttributes().Where(a => a.AttributeClass?.Name == "CompiledIdlAttribute")];

        Assert.Equal(["b.proto", "idl/common.thrift"], compiled.Select(a => a.ConstructorArguments[0].Value));
        Assert.All(compiled, a => Assert.Matches("^[0-9a-f]{32}$", (string)a.ConstructorArguments[1].Value!));
        Assert.Equal(["B", "Shop.Common"], compiled.Select(a => a.ConstructorArguments[2].Value));
        Assert.Equal(["Class", null], compiled.Select(a => a.NamedArguments.FirstOrDefault().Value.Value));
    }

    [Fact]
    public void Attribute_LineEndings_DoNotMatter()
    {
        string unix = GeneratorRun.OfIdl(IdlSamples.Common).Text("Idl/CompiledIdl.g.cs");
        string windows = GeneratorRun.OfIdl(IdlSamples.Common.With(IdlSamples.Common.Content.ReplaceLineEndings("\r\n"))).Text("Idl/CompiledIdl.g.cs");

        Assert.Equal(unix, windows);
    }

    [Fact]
    public void Attribute_OfInternalTypes_IsNotThere()
        => Assert.DoesNotContain("Idl/CompiledIdl.g.cs", GeneratorRun.OfIdl(new IdlText("idl/common.thrift", IdlSamples.Common.Content, ("Access", "internal"))).HintNames);

    [Theory]
    [InlineData("record")]
    [InlineData("class")]
    [InlineData("struct")]
    public void File_ThatAReferenceHasCompiled_IsUsedAsItIsThere(string style)
    {
        IdlText common = new("other/place/common.thrift", IdlSamples.Common.Content, ("Style", style), ("Namespace", "Somewhere.Else"));
        GeneratorRun library = GeneratorRun.Of(Compilations.Of("Library", []), common);

        GeneratorRun run = GeneratorRun.Of(Compilations.Of("User", [], library.Output.ToMetadataReference()), s_user, IdlSamples.Common);

        Assert.Empty(library.Problems);
        Assert.Empty(run.Problems);
        Assert.Contains("global::Somewhere.Else.Money Total", run.Text("Idl/User.Bill-Declaration.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain(run.HintNames, name => name.Contains("Money", StringComparison.Ordinal));
        Assert.DoesNotContain("common.thrift", run.Text("Idl/CompiledIdl.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatAReferenceHasCompiledFromAnotherText_IsAnErrorOnlyInTheSameNamespace()
    {
        GeneratorRun library = GeneratorRun.Of(Compilations.Of("Library", []), IdlSamples.Common);
        string changed = IdlSamples.Common.Content.Replace("amount", "cents", StringComparison.Ordinal);

        GeneratorRun same = GeneratorRun.Of(Compilations.Of("User", [], library.Output.ToMetadataReference()), IdlSamples.Common.With(changed));
        GeneratorRun other = GeneratorRun.Of(
            Compilations.Of("User", [], library.Output.ToMetadataReference()), new IdlText("idl/common.thrift", changed, ("Namespace", "User.Copy")));

        Diagnostic error = Assert.Single(same.Result.Diagnostics);
        Assert.Equal("TERN3306", error.Id);
        Assert.Contains("'Library'", error.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("'Shop.Common.Money'", error.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(other.Problems);
    }

    [Fact]
    public void File_ThatAnAssemblyHasTrimmed_IsStillFound()
    {
        const string Text = "namespace netstd Lib\nstruct A { 1: i32 a }\nstruct B { 1: i32 b }\nservice S { A get() }";
        GeneratorRun library = GeneratorRun.Of(Compilations.Of("Library", []), new IdlText("lib.thrift", Text, ("Services", "S")));
        IdlText lib = new("lib.thrift", Text);
        MetadataReference reference = library.Output.ToMetadataReference();

        GeneratorRun fits = GeneratorRun.Of(Compilations.Of("User", [], reference), lib, new IdlText("u.thrift", "namespace netstd U\ninclude \"lib.thrift\"\nstruct C { 1: lib.A a }"));

        Assert.Empty(fits.Problems);
    }
}
