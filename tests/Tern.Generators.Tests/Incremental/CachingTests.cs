using Microsoft.CodeAnalysis;
using Tern.Generators.Pipeline;
using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Incremental;

public sealed class CachingTests
{
    private static readonly string[] s_steps =
    [
        TrackingNames.Messages,
        TrackingNames.Exceptions,
        TrackingNames.Unions,
        TrackingNames.Services,
        TrackingNames.ClosedMessages,
        TrackingNames.Registrations,
        TrackingNames.Assembly,
    ];

    public static TheoryData<string> Steps => [.. s_steps];

    [Theory]
    [MemberData(nameof(Steps))]
    public void EditingAMethodBody_ContractUnchanged_LeavesTheStepCached(string step)
    {
        GeneratorRun run = GeneratorRun.Of(Samples.Shop).ThenEdit("public int Hash()\n    {\n        return 1;", with: "public int Hash()\n    {\n        return 2;");

        AssertUnchanged(run, step);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void AddingAFileWithoutContracts_LeavesTheStepCached(string step)
    {
        GeneratorRun run = GeneratorRun.Of(Samples.Shop).ThenAdd("namespace Shop.Contracts; public class Other { public Item? Item { get; set; } }");

        AssertUnchanged(run, step);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void MovingCodeInAFile_LeavesTheStepCached(string step)
    {
        GeneratorRun run = GeneratorRun.Of(Samples.Shop)
            .ThenEdit("[RpcService(\"shop.Catalog\")]", with: "// A comment.\n\n\n[RpcService(\"shop.Catalog\")]")
            .ThenEdit("[RpcUnion]", with: "// A comment.\n\n[RpcUnion]")
            .ThenEdit("[RpcMessage(KeepUnknownFields = true)]", with: "\n\n[RpcMessage(KeepUnknownFields = true)]");

        AssertUnchanged(run, step);
    }

    [Fact]
    public void EditingOutsideOfContracts_EmitsNothing()
    {
        GeneratorRun run = GeneratorRun.Of(Samples.Shop).ThenEdit("return 1;\n    }\n}\n\n[RpcMessage]", with: "return 3;\n    }\n}\n\n[RpcMessage]");

        Assert.Equal(0, run.EmittedOutputs);
    }

    [Fact]
    public void EditingOneContract_EmitsItsFileOnly()
    {
        GeneratorRun run = GeneratorRun.Of(Samples.Shop).ThenEdit("public string? Note", with: "public string? Remark");

        Assert.Equal(1, run.EmittedOutputs);
        Assert.Contains("// 2: string remark", run.Text("Shop.Contracts.Item.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void EditingAGenericMessage_EmitsItsClosedCodecOnly()
    {
        GeneratorRun run = GeneratorRun.Of(Samples.Shop).ThenEdit("public string? Next", with: "public int? Next");

        Assert.Equal(1, run.EmittedOutputs);
    }

    [Fact]
    public void BreakingAndMovingAContract_ReportsAtTheNewPlace()
    {
        GeneratorRun broken = GeneratorRun.Of(Samples.Shop).ThenEdit("public string? Note", with: "public object? Note");
        GeneratorRun moved = broken.ThenEdit("[RpcField(1)] public required string Sku", with: "\n\n[RpcField(1)] public required string Sku");

        Diagnostic first = Assert.Single(broken.Result.Diagnostics);
        Diagnostic second = Assert.Single(moved.Result.Diagnostics);
        Assert.Equal(first.Location.GetLineSpan().StartLinePosition.Line + 2, second.Location.GetLineSpan().StartLinePosition.Line);
    }

    private static void AssertUnchanged(GeneratorRun run, string step)
    {
        IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> outputs = run.Outputs(step);
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.True(
            output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {output.Reason} {output.Value}"));
        Assert.Equal(0, run.EmittedOutputs);
    }
}
