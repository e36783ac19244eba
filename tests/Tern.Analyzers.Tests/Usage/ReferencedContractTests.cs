using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Policy;
using Tern.Analyzers.Tests.Support;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Tests.Usage;

// Most code calls contracts of other projects, and mentions neither their attributes nor Tern.
public sealed class ReferencedContractTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_OfAContractOfAnotherProject_IsLookedAt(bool compiled)
        => Assert.Equal(
            ["TERN2003", "TERN4004"],
            await CallRules.RulesAcrossProjectsAsync(
                [new UsageAnalyzer(), new PolicyAnalyzer()],
                """
                class Code
                {
                    Item Read(IReader reader) => reader.ReadAsync("a").Result;

                    async Task<Order> PlaceAsync(ICatalog catalog, PlaceOrder order)
                    {
                        while (true)
                        {
                            try { return await catalog.PlaceAsync(order); }
                            catch (Exception) { }
                        }
                    }
                }
                """,
                compiled));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_ThatAContractOfAnotherProjectMarks_IsLookedAt(bool compiled)
        => Assert.Equal(
            ["TERN2008"],
            await CallRules.RulesAcrossProjectsAsync(
                [new IdempotencyAnalyzer()],
                """
                class Reader : IReader
                {
                    private readonly List<string> _asked = [];

                    public Task<Item> ReadAsync(string sku)
                    {
                        _asked.Add(sku);
                        return Task.FromResult(new Item(sku));
                    }

                    public ValueTask<Item> FindAsync(string sku, CallContext? context = null) => new(new Item(sku));
                }
                """,
                compiled));
}
