using Tern.Analyzers.CodeFixes.Usage;
using Tern.Analyzers.Tests.Support;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Tests.Usage;

public sealed class TimeCodeFixTests
{
    [Theory]
    [InlineData("At = DateTimeOffset.Now", "At = DateTimeOffset.UtcNow")]
    [InlineData("At = TimeProvider.System.GetLocalNow()", "At = TimeProvider.System.GetUtcNow()")]
    [InlineData("At = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(1))", "At = DateTimeOffset.UtcNow.ToUniversalTime()")]
    [InlineData("Day = new DateTime(2026, 1, 2)", "Day = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc)")]
    [InlineData("Day = new(2026, 1, 2, 3, 4, 5)", "Day = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)")]
    public async Task Utc_OfALossyTime_SendsTheInstant(string before, string after)
    {
        string mended = await CallRules.FixAsync(new UsageAnalyzer(), new TimeCodeFix(), "TERN4001", TimeCodeFix.Utc, In(before));

        Assert.Equal(In(after), mended);

        static string In(string part)
            => $$"""
            [RpcMessage] public partial class Visit { [RpcField(1)] public DateTimeOffset At { get; set; } [RpcField(2)] public DateTime Day { get; set; } }

            class Code { Visit A() => new() { {{part}} }; }
            """;
    }

    [Theory]
    [InlineData("c.GetAsync(new GetItem(\"a\"))", "c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(1) })")]
    [InlineData("c.GetAsync(new GetItem(\"a\"), null)", "c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(1) })")]
    public async Task Timeout_OfACallWithoutOne_IsAdded(string before, string after)
    {
        string mended = await CallRules.FixAsync(new UsageAnalyzer(), new TimeCodeFix(), "TERN4006", TimeCodeFix.Timeout, In(before));

        Assert.Equal(In(after), mended);

        static string In(string call)
            => $$"""
            class Code
            {
                private static readonly RpcChannel s_channel = RpcChannel.Connect("tcp://a:1");

                async Task A()
                {
                    var c = s_channel.CreateClient<ICatalog>();
                    await {{call}};
                }
            }
            """;
    }
}
