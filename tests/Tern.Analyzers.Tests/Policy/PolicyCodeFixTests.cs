using Tern.Analyzers.CodeFixes.Policy;
using Tern.Analyzers.Policy;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.Policy;

public sealed class PolicyCodeFixTests
{
    [Theory]
    [InlineData("TERN2001", "g.Methods[\"Place\"] = new() { Retry = new RetryOptions() };", "g.Methods[\"Place\"] = new() { Retry = new RetryOptions() { On = RetryReasons.NotSent } };")]
    [InlineData("TERN2001", "g.Methods[\"Place\"] = new() { Retry = new() { MaxRetries = 3 } };", "g.Methods[\"Place\"] = new() { Retry = new() { MaxRetries = 3, On = RetryReasons.NotSent } };")]
    [InlineData("TERN2001", "g.Methods[\"Place\"] = new() { Retry = new() { On = RetryReasons.All } };", "g.Methods[\"Place\"] = new() { Retry = new() { On = RetryReasons.NotSent } };")]
    public async Task NotSent_OfARetry_KeepsWhatIsSafe(string rule, string before, string after)
        => Assert.Equal(In(after), await CallRules.FixAsync(new PolicyAnalyzer(), new PolicyCodeFix(), rule, PolicyCodeFix.NotSent, In(before)));

    [Theory]
    [InlineData("TERN2001", "g.Methods[\"Place\"] = new() { Timeout = TimeSpan.FromSeconds(1), Backup = new BackupOptions() };", "g.Methods[\"Place\"] = new() { Timeout = TimeSpan.FromSeconds(1) };")]
    [InlineData("TERN2004", "g.Methods[\"Watch\"] = new() { Retry = new(), Breaker = new() };", "g.Methods[\"Watch\"] = new() { Breaker = new() };")]
    public async Task Remove_OfAPolicy_LeavesTheRest(string rule, string before, string after)
        => Assert.Equal(In(after), await CallRules.FixAsync(new PolicyAnalyzer(), new PolicyCodeFix(), rule, PolicyCodeFix.Remove, In(before)));

    [Fact]
    public async Task NotSent_OfAWildcard_KeepsWhatIsSafe()
    {
        static string In(string retry)
            => $$"""
            class Code
            {
                static async Task RunAsync()
                {
                    await using var channel = RpcChannel.Connect("dns:///a:1", o => o.UseGovernance(g => g.AllMethods.Retry = {{retry}}));
                    var client = channel.CreateClient<ICatalog>();
                }
            }
            """;

        string mended = await CallRules.FixAsync(new PolicyAnalyzer(), new PolicyCodeFix(), "TERN2002", PolicyCodeFix.NotSent, In("new RetryOptions()"));

        Assert.Equal(In("new RetryOptions() { On = RetryReasons.NotSent }"), mended);
    }

    [Theory]
    [InlineData("TERN2001", "g.Methods[\"Place\"] = new() { Retry = new() };")]
    [InlineData("TERN2003", "async Task<Order> RunAsync(ICatalog c) { while (true) { try { return await c.PlaceAsync(new PlaceOrder(\"a\", 1)); } catch (RpcException) { } } }")]
    public async Task Mark_OfTheMethod_EditsTheContract(string rule, string statements)
    {
        string source = In(statements);

        string mended = await CallRules.FixAsync(new PolicyAnalyzer(), new PolicyCodeFix(), rule, PolicyCodeFix.Mark, source);

        const string Before = "    ValueTask<Order> PlaceAsync(";
        const string After = "    [Idempotent]\n    ValueTask<Order> PlaceAsync(";
        string contract = CallRules.Contract.Replace(Before, After, StringComparison.Ordinal);
        Assert.NotEqual(CallRules.Contract, contract);
        Assert.Equal(source + "\n----\n" + contract, mended.ReplaceLineEndings("\n"));
    }

    private static string In(string statements)
        => $$"""
        class Code
        {
            static void Configure(GovernanceOptions g)
            {
                {{statements}}
            }
        }
        """;
}
