using Tern.Analyzers.Tests.Support;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Tests.Usage;

public sealed class InnerTimeoutTests
{
    [Theory]
    [InlineData("_ = new CallContext { Timeout = TimeSpan.FromSeconds(1), [|ReceiveTimeout = TimeSpan.FromSeconds(2)|] };")]
    [InlineData("using var cts = new CancellationTokenSource(TimeSpan.FromSeconds(1)); await c.GetAsync(new GetItem(\"a\"), new CallContext { [|Timeout = TimeSpan.FromMinutes(1)|], CancellationToken = cts.Token });")]
    [InlineData("using var cts = new CancellationTokenSource(500); var context = new CallContext { CancellationToken = cts.Token, [|Timeout = s_second|] };")]
    [InlineData("using var cts = new CancellationTokenSource(s_second, TimeProvider.System); var context = new CallContext { CancellationToken = cts.Token, [|ReceiveTimeout = TimeSpan.FromSeconds(2)|] };")]
    [InlineData("await c.GetAsync(new GetItem(\"a\"), new CallContext { [|Timeout = TimeSpan.FromSeconds(5)|] }).AsTask().WaitAsync(TimeSpan.FromSeconds(2));")]
    [InlineData("using var cts = CancellationTokenSource.CreateLinkedTokenSource(stop); cts.CancelAfter(TimeSpan.FromSeconds(2)); await c.GetAsync(new GetItem(\"a\"), new CallContext { [|Timeout = TimeSpan.FromSeconds(5)|], CancellationToken = cts.Token });")]
    [InlineData("using var cts = CancellationTokenSource.CreateLinkedTokenSource(stop); cts.CancelAfter(2000); for (int i = 0; i < 3; i++) { await c.GetAsync(new GetItem(\"a\"), new CallContext { [|Timeout = TimeSpan.FromSeconds(5)|], CancellationToken = cts.Token }); }")]
    [InlineData("var cts = new CancellationTokenSource(); cts.CancelAfter(s_second); Func<Task> run = async () => { await c.GetAsync(new GetItem(\"a\"), new CallContext { [|Timeout = TimeSpan.FromSeconds(5)|], CancellationToken = cts.Token }); }; await run();")]
    [InlineData("using var end = new CancellationTokenSource(s_second); using var cts = CancellationTokenSource.CreateLinkedTokenSource(stop, end.Token); await c.GetAsync(new GetItem(\"a\"), new CallContext { [|Timeout = TimeSpan.FromSeconds(5)|], CancellationToken = cts.Token });")]
    [InlineData("using var cts = new CancellationTokenSource(s_second); CancellationToken token = cts.Token; _ = new CallContext { CancellationToken = token, [|Timeout = TimeSpan.FromSeconds(5)|] };")]
    [InlineData("var context = new CallContext { [|Timeout = new TimeSpan(0, 1, 0)|] }; await c.GetAsync(new GetItem(\"a\"), context).AsTask().WaitAsync(s_second, stop);")]
    [InlineData("var context = new CallContext { Timeout = s_second }; [|context.ReceiveTimeout = TimeSpan.FromSeconds(2)|];")]
    [InlineData("using var cts = new CancellationTokenSource(500); var context = new CallContext { CancellationToken = cts.Token }; [|context.Timeout = s_second|];")]
    [InlineData("using var cts = new CancellationTokenSource(s_second); await timed.AskAsync(\"a\", new CallContext { [|Timeout = TimeSpan.FromSeconds(5)|] }, cts.Token);")]
    [InlineData("using var cts = CancellationTokenSource.CreateLinkedTokenSource(stop); cts.CancelAfter(s_second); await timed.AskAsync(\"a\", [|Long|], cts.Token);")]
    [InlineData("using var cts = new CancellationTokenSource(s_second); var context = new CallContext { ReceiveTimeout = TimeSpan.FromSeconds(5) }; await timed.AskAsync(\"a\", cancellationToken: cts.Token, context: [|context|]);")]
    [InlineData("using var cts = new CancellationTokenSource(s_second); await timed.AskAsync(\"a\", [|_long|], cts.Token);")]
    public async Task Time_ThatIsLongerThanTheOneAroundIt_IsReported(string statements) => await ExpectAsync(statements);

    [Theory]
    [InlineData("_ = new CallContext { Timeout = TimeSpan.FromSeconds(2), ReceiveTimeout = TimeSpan.FromSeconds(2) };")]
    [InlineData("_ = new CallContext { Timeout = given, ReceiveTimeout = TimeSpan.FromSeconds(2) };")]
    [InlineData("using var cts = new CancellationTokenSource(TimeSpan.FromSeconds(5)); await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = s_second, CancellationToken = cts.Token });")]
    [InlineData("using var cts = CancellationTokenSource.CreateLinkedTokenSource(stop); cts.CancelAfter(TimeSpan.FromSeconds(5)); await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(5), CancellationToken = cts.Token });")]
    [InlineData("using var cts = CancellationTokenSource.CreateLinkedTokenSource(stop); cts.CancelAfter(given); await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(5), CancellationToken = cts.Token });")]
    [InlineData("using var cts = CancellationTokenSource.CreateLinkedTokenSource(stop); if (given > s_second) { cts.CancelAfter(s_second); } await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(5), CancellationToken = cts.Token });")]
    [InlineData("using var cts = new CancellationTokenSource(s_second); cts.CancelAfter(TimeSpan.FromSeconds(9)); await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(5), CancellationToken = cts.Token });")]
    [InlineData("using var cts = new CancellationTokenSource(s_second); Prolong(cts); await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(5), CancellationToken = cts.Token }); void Prolong(CancellationTokenSource source) => source.CancelAfter(given);")]
    [InlineData("using var cts = new CancellationTokenSource(); cts.CancelAfter(s_second); cts.TryReset(); await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(5), CancellationToken = cts.Token });")]
    [InlineData("using var cts = new CancellationTokenSource(); cts.CancelAfter(-1); await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(5), CancellationToken = cts.Token });")]
    [InlineData("using var cts = new CancellationTokenSource(); await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = s_second, CancellationToken = cts.Token });")]
    [InlineData("await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(1), CancellationToken = stop });")]
    [InlineData("await c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromSeconds(1) }).AsTask().WaitAsync(TimeSpan.FromSeconds(2));")]
    [InlineData("var time = TimeSpan.FromSeconds(9); time = given; _ = new CallContext { Timeout = s_second, ReceiveTimeout = time };")]
    [InlineData("var context = new CallContext { Timeout = s_second }; context.Timeout = TimeSpan.FromSeconds(3); context.ReceiveTimeout = TimeSpan.FromSeconds(2);")]
    [InlineData("var context = new CallContext { Timeout = s_second }; context.ReceiveTimeout = given;")]
    [InlineData("var context = new CallContext { Timeout = TimeSpan.FromSeconds(5) }; context.Timeout = given; await c.GetAsync(new GetItem(\"a\"), context).AsTask().WaitAsync(s_second);")]
    [InlineData("using var cts = new CancellationTokenSource(TimeSpan.FromSeconds(9)); await timed.AskAsync(\"a\", new CallContext { Timeout = TimeSpan.FromSeconds(5) }, cts.Token); await timed.AskAsync(\"a\", Long, cts.Token);")]
    [InlineData("await timed.AskAsync(\"a\", Long, stop); await timed.AskAsync(\"a\", Long);")]
    [InlineData("using var cts = new CancellationTokenSource(s_second); var context = new CallContext { Timeout = TimeSpan.FromSeconds(5) }; context.Timeout = given; await timed.AskAsync(\"a\", context, cts.Token);")]
    [InlineData("using var cts = new CancellationTokenSource(s_second); await timed.AskAsync(\"a\", null, cts.Token);")]
    [InlineData("using var cts = new CancellationTokenSource(s_second); await timed.AskAsync(\"a\", _tuned, cts.Token);")]
    [InlineData("await timed.AskAsync(\"a\", _tuned).AsTask().WaitAsync(s_second);")]
    public async Task Time_ThatFitsOrIsNotSaidInFull_IsSilent(string statements) => await ExpectAsync(statements);

    [Fact]
    public async Task Message_NamesBothTimes()
        => Assert.Equal(
            ["ReceiveTimeout of 1.5 s is longer than the Timeout of 200 ms around it, and never ends anything; shorten it or leave it out"],
            await CallRules.MessagesAsync(new UsageAnalyzer(), "class Code { object A() => new CallContext { Timeout = TimeSpan.FromMilliseconds(200), ReceiveTimeout = TimeSpan.FromSeconds(1.5) }; }"));

    private static Task ExpectAsync(string statements)
        => CallRules.ExpectAsync(
            new UsageAnalyzer(),
            "TERN4007",
            $$"""
            [RpcService]
            public interface ITimed
            {
                [Idempotent] ValueTask AskAsync(string sku, CallContext? context = null, CancellationToken cancellationToken = default);
            }

            class Code
            {
                private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

                private static CallContext Long => new() { Timeout = TimeSpan.FromSeconds(5) };

                private readonly CallContext _long = new() { Timeout = TimeSpan.FromSeconds(5) };
                private readonly CallContext _tuned = new() { Timeout = TimeSpan.FromSeconds(5) };

                void Tune() => _tuned.Timeout = TimeSpan.FromMilliseconds(5);

                async Task RunAsync(ICatalog c, ITimed timed, TimeSpan given, CancellationToken stop)
                {
                    await Task.Yield();
                    {{statements}}
                }
            }
            """);
}
