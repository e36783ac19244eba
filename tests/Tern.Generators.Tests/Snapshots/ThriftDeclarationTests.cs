using Tern.Generators.Tests.Idl;
using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Snapshots;

/// <summary>What people read when they go to the definition of a type that IDL defines.</summary>
public sealed class ThriftDeclarationTests
{
    private const int LongestLine = 140;

    private static readonly GeneratorRun s_shop = GeneratorRun.OfIdl(IdlSamples.Thrift, IdlSamples.Common);
    private static readonly GeneratorRun s_rules = GeneratorRun.OfIdl(IdlSamples.Rules);

    [Theory]
    [InlineData("Shop.Contracts.Item")]
    [InlineData("Shop.Contracts.Payment")]
    [InlineData("Shop.Contracts.Color")]
    [InlineData("Shop.Contracts.OutOfStock")]
    [InlineData("Shop.Contracts.ICatalog")]
    [InlineData("Shop.Contracts.ShopConstants")]
    [InlineData("Shop.Common.Money")]
    public void Generate_ThriftFile_DeclarationIsTheReviewedOne(string type)
        => Snapshot.Verify("Idl." + type, s_shop.Text($"Idl/{type}-Declaration.g.cs"));

    [Theory]
    [InlineData("Shop.Rules.Texts-Declaration")]
    [InlineData("Shop.Rules.Collections-Declaration")]
    [InlineData("Shop.Rules.Choice-Declaration")]
    [InlineData("Shop.Rules.IRules-Declaration")]
    [InlineData("Shop.Rules.Numbers-Validation")]
    [InlineData("Shop.Rules.Texts-Validation")]
    [InlineData("Shop.Rules.Choice-Validation")]
    public void Generate_RulesOfAThriftFile_AreTheReviewedOnes(string file)
        => Snapshot.Verify("Idl." + file, s_rules.Text($"Idl/{file}.g.cs"));

    [Fact]
    public void Generate_ThriftFile_CompilesWithoutWarning()
    {
        Assert.Empty(s_shop.Problems);
        Assert.Empty(s_rules.Problems);
    }

    [Fact]
    public void Generate_ThriftFile_NoDeclarationHasTooLongALine()
        => Assert.DoesNotContain(
            s_shop.Result.GeneratedSources.Where(s => s.HintName.Contains("-Declaration", StringComparison.Ordinal)).SelectMany(s => s.SourceText.ToString().Split('\n')),
            line => line.Length > LongestLine);
}
