using Tern.Analyzers.Tests.Support;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Tests.Usage;

public sealed class DeadlineTests
{
    [Theory]
    [InlineData("", "await [|c.GetAsync(new GetItem(\"a\"))|];")]
    [InlineData(", o => o.Protocol = RpcProtocol.Grpc", "await [|c.PlaceAsync(new PlaceOrder(\"a\", 1))|];")]
    [InlineData(", o => { o.UseGovernance(g => g.AllMethods.Breaker = new BreakerOptions()); }", "await [|c.GetAsync(new GetItem(\"a\"), null)|];")]
    [InlineData("", "var context = new CallContext(); context.Persistent.Set(\"a\", \"b\"); await [|c.GetAsync(new GetItem(\"a\"), context)|];")]
    [InlineData("", "await [|c.PlaceAsync(new PlaceOrder(\"a\", 1), CancellationToken.None)|];")]
    [InlineData("", "await Task.WhenAll([|c.GetAsync(new GetItem(\"a\"))|].AsTask(), Task.CompletedTask);")]
    [InlineData("", "var task = [|c.GetAsync(new GetItem(\"a\"))|].AsTask(); await task;")]
    public async Task Call_OverAChannelWithoutTimeout_IsReported(string options, string statements) => await ExpectAsync(options, statements);

    [Theory]
    [InlineData(", o => o.Timeout = TimeSpan.FromSeconds(1)", "await c.GetAsync(new GetItem(\"a\"));")]
    [InlineData(", o => o.UseGovernance(g => g.AllMethods.Timeout = TimeSpan.FromSeconds(1))", "await c.GetAsync(new GetItem(\"a\"));")]
    [InlineData(", o => o.UseGovernance(g => g.Methods[\"Get\"] = new() { Timeout = TimeSpan.FromSeconds(1) })", "await c.GetAsync(new GetItem(\"a\"));")]
    [InlineData(", o => Configure(o)", "await c.GetAsync(new GetItem(\"a\"));")]
    [InlineData(", Configure", "await c.GetAsync(new GetItem(\"a\"));")]
    [InlineData("", "await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(1) });")]
    [InlineData("", "var context = new CallContext(); context.Timeout = TimeSpan.FromSeconds(1); await c.GetAsync(new GetItem(\"a\"), context);")]
    [InlineData("", "await c.GetAsync(new GetItem(\"a\"), given);")]
    [InlineData("", "await c.PlaceAsync(new PlaceOrder(\"a\", 1), stop);")]
    [InlineData("", "await c.GetAsync(new GetItem(\"a\"), new CallContext { CancellationToken = stop });")]
    [InlineData("", "await foreach (var i in c.WatchAsync(new GetItem(\"a\"))) { }")]
    [InlineData("", "await c.TrackAsync(new Click(\"a\"));")]
    [InlineData("", "await c.GetAsync(new GetItem(\"a\")).AsTask().WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("", "var task = c.GetAsync(new GetItem(\"a\")).AsTask(); await task.WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("", "await Task.WhenAny(c.GetAsync(new GetItem(\"a\")).AsTask(), Task.Delay(1000));")]
    [InlineData("", "await _injected.GetAsync(new GetItem(\"a\"));")]
    public async Task Call_ThatHasATimeOrMayHaveOne_IsSilent(string options, string statements) => await ExpectAsync(options, statements);

    [Fact]
    public async Task Handler_ThatCallsOn_IsSilent()
        => await CallRules.ExpectAsync(
            new UsageAnalyzer(),
            "TERN4006",
            """
            class Front : IReader
            {
                private static readonly ICatalog s_catalog = RpcChannel.Connect("tcp://a:1").CreateClient<ICatalog>();

                public async Task<Item> ReadAsync(string sku) => await s_catalog.GetAsync(new GetItem(sku));

                public ValueTask<Item> FindAsync(string sku, CallContext? context = null) => default;

                public static async Task WarmAsync() => await [|s_catalog.GetAsync(new GetItem("a"))|];
            }
            """);

    private static Task ExpectAsync(string options, string statements)
        => CallRules.ExpectAsync(
            new UsageAnalyzer(),
            "TERN4006",
            $$"""
            class Code
            {
                private readonly ICatalog _injected = null!;

                async Task RunAsync(CallContext given, CancellationToken stop)
                {
                    await using var channel = RpcChannel.Connect("tcp://a:1"{{options}});
                    var c = channel.CreateClient<ICatalog>();
                    {{statements}}
                }

                static void Configure(RpcChannelOptions options) => options.Timeout = TimeSpan.FromSeconds(1);
            }
            """);
}
