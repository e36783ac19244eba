using Microsoft.CodeAnalysis;
using Tern.Generators.Pipeline;
using Tern.Generators.Tests.Idl;
using Tern.Generators.Tests.Support;
using Tern.Schema.Declarations;

namespace Tern.Generators.Tests.Incremental;

public sealed class IdlCachingTests
{
    private static readonly string[] s_models = [TrackingNames.IdlContracts, TrackingNames.IdlServices];

    private static readonly IdlText s_other = new("idl/other.thrift", """
        namespace netstd Shop.Other

        struct First { 1: string name }
        struct Second { 1: First first }
        enum Third { A = 1 }
        service Fourth { Second get(1: First first) }
        """);

    [Fact]
    public void EditingCSharp_LeavesEveryStepOfIdlCached()
    {
        GeneratorRun run = GeneratorRun.Of(Compilations.Of("public class C { public int M() => 1; }"), IdlSamples.Thrift, IdlSamples.Common)
            .ThenEdit("=> 1", with: "=> 2");

        Assert.All(
            [TrackingNames.ParsedIdl, TrackingNames.LoweredIdl, TrackingNames.IdlFiles, TrackingNames.IdlDeclarations, TrackingNames.CompiledIdl, .. s_models],
            step => AssertUnchanged(run, step));
        Assert.Equal(0, run.EmittedOutputs);
    }

    [Fact]
    public void EditingOneFile_ReadsNoOtherAgain()
    {
        GeneratorRun run = GeneratorRun.OfIdl(IdlSamples.Thrift, IdlSamples.Common, s_other).ThenEditIdl(s_other, "1: string name", with: "1: string title");

        Assert.Single(run.Outputs(TrackingNames.ParsedIdl), o => o.Reason == IncrementalStepRunReason.Modified);
        Assert.Single(run.Outputs(TrackingNames.IdlFiles), o => o.Reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void EditingOneField_EmitsItsMessageOnly()
    {
        GeneratorRun run = GeneratorRun.OfIdl(IdlSamples.Thrift, IdlSamples.Common, s_other).ThenEditIdl(s_other, "1: string name", with: "1: string title");

        // Its declaration, its codec, and the hash of the file.
        Assert.Equal(3, run.EmittedOutputs);
        Assert.Contains("Title", run.Text("Idl/Shop.Other.First-Declaration.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void EditingARule_EmitsNoCodec()
    {
        GeneratorRun run = GeneratorRun.OfIdl(IdlSamples.Rules).ThenEditIdl(IdlSamples.Rules, "vt.const = \"5\"", with: "vt.const = \"6\"");

        // Its declaration, its rules, and the hash of the file.
        Assert.All(s_models, step => AssertUnchanged(run, step));
        Assert.Equal(3, run.EmittedOutputs);
        Assert.Contains("!= 6", run.Text("Idl/Shop.Rules.Numbers-Validation.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void AddingAMessage_ChangesNoOtherFile()
    {
        GeneratorRun run = GeneratorRun.OfIdl(IdlSamples.Thrift, IdlSamples.Common, s_other).ThenEditIdl(s_other, "struct First", with: "struct New { 1: i32 a }\nstruct First");

        Assert.Single(run.Outputs(TrackingNames.IdlFiles), o => o.Reason == IncrementalStepRunReason.Modified);
        Assert.Contains("Idl/Shop.Other.New.g.cs", run.HintNames);
        Assert.DoesNotContain(
            run.Outputs(TrackingNames.IdlContracts),
            o => o.Reason == IncrementalStepRunReason.Modified && !o.Value.ToString()!.Contains("Shop.Other", StringComparison.Ordinal));
    }

    [Fact]
    public void MovingLines_LeavesEveryModelCached()
    {
        GeneratorRun run = GeneratorRun.OfIdl(IdlSamples.Thrift, IdlSamples.Common, s_other).ThenEditIdl(s_other, "struct First", with: "\n\n// A remark.\n\nstruct First");

        Assert.All(s_models, step => AssertUnchanged(run, step));
        Assert.All(
            run.Outputs(TrackingNames.IdlDeclarations).Where(o => o.Reason == IncrementalStepRunReason.Modified),
            o => Assert.All(((DeclarationGroup)o.Value).Declarations, d => Assert.Equal("idl/other.thrift", d.Head.Origin.File)));
    }

    [Fact]
    public void EditingAComment_LeavesEveryModelCached()
    {
        GeneratorRun run = GeneratorRun.OfIdl(IdlSamples.Thrift, IdlSamples.Common).ThenEditIdl(IdlSamples.Thrift, "/** The article. */", with: "/** Another one. */");

        Assert.All(s_models, step => AssertUnchanged(run, step));
        Assert.Equal(2, run.EmittedOutputs);
        Assert.Contains("Another one.", run.Text("Idl/Shop.Contracts.Item-Declaration.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void BreakingAFile_ReportsAtItsPlaceAndMovesWithIt()
    {
        GeneratorRun broken = GeneratorRun.OfIdl(s_other).ThenEditIdl(s_other, "1: First first }\nenum", with: "1: Frist first }\nenum");
        Diagnostic first = Assert.Single(broken.Result.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);

        Assert.Equal("TERN3004", first.Id);
        Assert.Equal("/project/idl/other.thrift", first.Location.GetLineSpan().Path);
        Assert.Equal(3, first.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(19, first.Location.GetLineSpan().StartLinePosition.Character);
    }

    [Fact]
    public void Generate_FilesInAnotherOrder_TextIsTheSame()
    {
        GeneratorRun forward = GeneratorRun.OfIdl(IdlSamples.Thrift, IdlSamples.Common, s_other);
        GeneratorRun backward = GeneratorRun.OfIdl(s_other, IdlSamples.Common, IdlSamples.Thrift);

        Assert.Equal(forward.HintNames.Order(StringComparer.Ordinal), backward.HintNames.Order(StringComparer.Ordinal));
        Assert.All(forward.Result.GeneratedSources, source => Assert.Equal(source.SourceText.ToString(), backward.Text(source.HintName)));
    }

    private static void AssertUnchanged(GeneratorRun run, string step)
    {
        IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> outputs = run.Outputs(step);
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.True(
            output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {output.Reason} {output.Value}"));
    }
}
