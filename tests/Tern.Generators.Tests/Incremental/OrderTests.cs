using Microsoft.CodeAnalysis;
using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Incremental;

public sealed class OrderTests
{
    [Fact]
    public void Generate_FilesInAnotherOrder_TextIsTheSame()
    {
        GeneratorRun forward = GeneratorRun.Of(Samples.Shop);
        GeneratorRun backward = GeneratorRun.Of([.. Samples.Shop.Reverse()]);

        AssertSame(forward, backward);
    }

    [Fact]
    public void Generate_MembersInAnotherOrder_TextIsTheSame()
    {
        GeneratorRun forward = GeneratorRun.Of("[RpcMessage] public partial class M { [RpcField(1)] public int A { get; set; } [RpcField(2)] public int B { get; set; } }");
        GeneratorRun backward = GeneratorRun.Of("[RpcMessage] public partial class M { [RpcField(2)] public int B { get; set; } [RpcField(1)] public int A { get; set; } }");

        AssertSame(forward, backward);
    }

    [Fact]
    public void Generate_Twice_TextIsTheSame() => AssertSame(GeneratorRun.Of(Samples.Shop), GeneratorRun.Of(Samples.Shop));

    private static void AssertSame(GeneratorRun left, GeneratorRun right)
    {
        Assert.Equal(left.HintNames.Order(StringComparer.Ordinal), right.HintNames.Order(StringComparer.Ordinal));
        foreach (GeneratedSourceResult source in left.Result.GeneratedSources)
        {
            Assert.Equal(source.SourceText.ToString(), right.Text(source.HintName));
        }
    }
}
