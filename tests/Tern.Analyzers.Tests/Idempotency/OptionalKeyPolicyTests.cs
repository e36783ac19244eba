using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.Idempotency;

/// <summary>Policies that repeat a method whose deduplication key may be left out.</summary>
public sealed class OptionalKeyPolicyTests
{
    private const string Contract =
        """
        [RpcService("pay.Cards")]
        public interface ICards
        {
            [Idempotent] ValueTask<Order> ChargeAsync(Charge request, CallContext? context = null);

            [Idempotent] ValueTask<Order> RefundAsync(Refund request, CallContext? context = null);
        }

        public record Charge(string? IdempotencyKey, int Cents);

        public record Refund(string IdempotencyKey, int Cents);

        public sealed class Use
        {
            public static ICards Connect() => RpcChannel.Connect("dns:///cards:1", o => o.UseGovernance(g =>
            {
        BODY
            })).CreateClient<ICards>();
        }
        """;

    [Theory]
    [InlineData("""g.Methods["Charge"] = new MethodPolicyOptions { [|Retry = new RetryOptions()|] };""")]
    [InlineData("""g.Methods["Charge"] = new MethodPolicyOptions { Timeout = TimeSpan.FromSeconds(1), [|Backup = new BackupOptions()|] };""")]
    [InlineData("""g.Methods["pay.Cards/Charge"] = new() { [|Retry = new RetryOptions { MaxRetries = 1 }|] };""")]
    [InlineData("""[|g.Methods["Charge"].Retry = new RetryOptions()|];""")]
    [InlineData("""[|g.AllMethods.Retry = new RetryOptions()|];""")]
    public Task Policy_ThatRepeatsAMethodWithAnOptionalKey_IsReported(string policy)
        => CallRules.ExpectAsync(new IdempotencyAnalyzer(), "TERN2018", Contract.Replace("BODY", policy, StringComparison.Ordinal));

    [Theory]
    [InlineData("""g.Methods["Refund"] = new MethodPolicyOptions { Retry = new RetryOptions() };""")]
    [InlineData("""g.Methods["Charge"] = new MethodPolicyOptions { Timeout = TimeSpan.FromSeconds(1) };""")]
    [InlineData("""g.Methods["Charge"] = new MethodPolicyOptions { Retry = null };""")]
    public Task Policy_ThatRepeatsNoSuchMethod_IsSilent(string policy)
        => CallRules.ExpectAsync(new IdempotencyAnalyzer(), "TERN2018", Contract.Replace("BODY", policy, StringComparison.Ordinal));
}
