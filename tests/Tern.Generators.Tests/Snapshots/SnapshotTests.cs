using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Snapshots;

public sealed class SnapshotTests
{
    private const int LongestLine = 140;

    private static readonly GeneratorRun s_shop = GeneratorRun.Of(Samples.Shop);
    private static readonly GeneratorRun s_rules = GeneratorRun.Of(Samples.Rules);

    [Theory]
    [InlineData("Shop.Contracts.Item.g.cs")]
    [InlineData("Shop.Contracts.GetItem.g.cs")]
    [InlineData("Shop.Contracts.OutOfStock.g.cs")]
    [InlineData("Shop.Contracts.Payment.g.cs")]
    [InlineData("Test.TernGenerated.Shop.Contracts.PageOfItemCodec.g.cs")]
    [InlineData("Shop.Common.Money.g.cs")]
    [InlineData("Shop.Contracts.ICatalog-Client.g.cs")]
    [InlineData("Shop.Contracts.ICatalog-Methods.g.cs")]
    [InlineData("Shop.Contracts.ICatalog-Contract.g.cs")]
    [InlineData("Test.TernGenerated-Contracts.g.cs")]
    public void Generate_Shop_TextIsTheReviewedOne(string hintName)
    {
        Snapshot.Verify(hintName.Replace(".g.cs", "", StringComparison.Ordinal), s_shop.Text(hintName));
    }

    [Theory]
    [InlineData("Shop.Orders.Order-Validation.g.cs")]
    [InlineData("Shop.Orders.Line-Validation.g.cs")]
    [InlineData("Shop.Orders.Payment-Validation.g.cs")]
    [InlineData("Shop.Orders.IOrders-Methods.g.cs")]
    public void Generate_Rules_TextIsTheReviewedOne(string hintName)
    {
        Snapshot.Verify(hintName.Replace(".g.cs", "", StringComparison.Ordinal), s_rules.Text(hintName));
    }

    [Fact]
    public void Generate_Rules_CompilesWithoutWarning()
    {
        Assert.Empty(s_rules.Problems);
        Assert.Equal(3, s_rules.HintNames.Count(name => name.Contains("-Validation", StringComparison.Ordinal)));
    }

    [Fact]
    public void Generate_Shop_EveryFileHasASnapshot()
    {
        Assert.Equal(10, s_shop.HintNames.Count());
    }

    [Fact]
    public void Generate_Shop_CompilesWithoutWarning()
    {
        Assert.Empty(s_shop.Problems);
    }

    [Fact]
    public void Generate_Shop_NoLineIsTooLong()
    {
        IEnumerable<string> lines = s_shop.Result.GeneratedSources.SelectMany(s => s.SourceText.ToString().Split('\n'));

        Assert.DoesNotContain(lines, line => line.Length > LongestLine);
    }
}
