using Microsoft.CodeAnalysis;
using Tern.Generators.Pipeline;
using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Incremental;

/// <summary>Rules have files of their own: their edits leave codecs alone, and edits of what has no rules leave them alone.</summary>
public sealed class ValidationCachingTests
{
    [Theory]
    [InlineData("MaxSize = 100", "MaxSize = 99")]
    [InlineData("Prefix = \"x-\"", "Prefix = \"y-\"")]
    [InlineData("[A-Z]{2}[0-9]+", "[A-Z]{3}[0-9]+")]
    [InlineData("count must be", "the count must be")]
    public void EditingARule_EmitsItsFileOnly(string text, string with)
    {
        GeneratorRun before = GeneratorRun.Of(Samples.Rules);
        GeneratorRun after = before.ThenEdit(text, with);

        Assert.Equal(1, after.EmittedOutputs);
        Assert.NotEqual(before.Text("Shop.Orders.Order-Validation.g.cs"), after.Text("Shop.Orders.Order-Validation.g.cs"));
    }

    [Fact]
    public void EditingAFieldWithoutRules_LeavesTheRulesAlone()
    {
        GeneratorRun run = GeneratorRun.Of(Samples.Rules).ThenEdit("public string? Note", with: "public int? Note");

        Assert.Equal(1, run.EmittedOutputs);
        AssertCached(run, TrackingNames.Messages + TrackingNames.ValidationSuffix);
    }

    [Fact]
    public void MovingRules_EmitsNothing()
    {
        GeneratorRun run = GeneratorRun.Of(Samples.Rules).ThenEdit("[RpcField(2), Validate(MinSize", with: "// A comment.\n\n    [RpcField(2), Validate(MinSize");

        Assert.Equal(0, run.EmittedOutputs);
        AssertCached(run, TrackingNames.Messages + TrackingNames.ValidationSuffix);
        AssertCached(run, TrackingNames.Services);
    }

    [Fact]
    public void TheFirstRuleOfAMessage_ReachesThoseThatHoldIt()
    {
        const string Source = """
            namespace N;
            [RpcMessage] public partial class Inner { [RpcField(1)] public int A { get; set; } }
            [RpcMessage] public partial class Outer { [RpcField(1)] public List<Inner>? Inner { get; set; } }
            [RpcMessage] public partial class Other { [RpcField(1)] public int A { get; set; } }
            [RpcService] public interface IS { ValueTask Put(Outer outer); ValueTask PutOther(Other other); }
            """;
        GeneratorRun without = GeneratorRun.Of(Source);
        GeneratorRun with = without.ThenEdit("Inner { [RpcField(1)]", with: "Inner { [RpcField(1), Validate(LessThan = 3)]");

        Assert.DoesNotContain(without.HintNames, name => name.Contains("Validation", StringComparison.Ordinal));
        Assert.Equal(["N.Inner-Validation.g.cs", "N.Outer-Validation.g.cs"], with.HintNames.Where(name => name.Contains("Validation", StringComparison.Ordinal)));
        Assert.Contains("HasRules => true", with.Text("N.IS-Methods.g.cs"), StringComparison.Ordinal);
        Assert.Single(with.Text("N.IS-Methods.g.cs").Split("HasRules => true")[1..]);
        Assert.Equal(3, with.EmittedOutputs);
    }

    [Fact]
    public void MessagesInACircle_AreAllValidatedIfOneHasRules()
    {
        GeneratorRun run = GeneratorRun.Of("""
            namespace N;
            [RpcMessage] public partial class A { [RpcField(1)] public B? B { get; set; } }
            [RpcMessage] public partial class B { [RpcField(1)] public C? C { get; set; } [RpcField(2)] public D? D { get; set; } }
            [RpcMessage] public partial class C { [RpcField(1)] public A? A { get; set; } }
            [RpcMessage] public partial class D { [RpcField(1), Validate(LessThan = 3)] public int X { get; set; } }
            [RpcMessage] public partial class E { [RpcField(1)] public E? Next { get; set; } }
            """);

        Assert.Empty(run.Problems);
        Assert.Equal(4, run.HintNames.Count(name => name.Contains("Validation", StringComparison.Ordinal)));
    }

    [Fact]
    public void RulesOfAnotherAssembly_AreCalledWhereItHasSome()
    {
        GeneratorRun library = GeneratorRun.Of(Compilations.Of("Library", Samples.Rules));
        const string User = """
            namespace User;
            [RpcMessage] public partial class Cart
            {
                [RpcField(1)] public Shop.Orders.Order? Order { get; set; }
                [RpcField(2)] public List<Shop.Orders.Line>? Lines { get; set; }
                [RpcField(3)] public Shop.Orders.Payment? Payment { get; set; }
            }
            """;

        GeneratorRun run = GeneratorRun.Of(Compilations.Of("User", [User], library.Output.ToMetadataReference()));

        Assert.Empty(run.Problems);
        Assert.Contains("OrderCodec.Validate(order, ref errors);", run.Text("User.Cart-Validation.g.cs"), StringComparison.Ordinal);
    }

    private static void AssertCached(GeneratorRun run, string step)
    {
        Assert.NotEmpty(run.Outputs(step));
        Assert.All(run.Outputs(step), output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {output.Reason}"));
    }
}
