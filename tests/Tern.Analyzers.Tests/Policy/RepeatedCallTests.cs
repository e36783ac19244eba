using Tern.Analyzers.Policy;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.Policy;

public sealed class RepeatedCallTests
{
    private const string Order = "new PlaceOrder(\"a\", 1)";

    public static TheoryData<string> Retries =>
    [
        "for (int i = 0; i < 3; i++) { try { return await CALL; } catch (RpcException) { await Task.Delay(100); } } throw new TimeoutException();",
        "while (true) { try { return await CALL; } catch (Exception) when (tries++ < 3) { } }",
        "for (int i = 0; ; i++) { try { return await CALL; } catch (RpcException e) { if (i == 3) throw; Console.WriteLine(e); } }",
        "while (true) { try { var r = await CALL; return r; } catch { } }",
        "while (true) { try { await CALL; break; } catch (RpcTimeoutException) { continue; } } return null;",
        "bool done = false; while (!done) { try { await CALL; done = true; } catch (RpcException) { } } return null;",
        "object? r = null; while (r == null) { try { r = await CALL; } catch (Tern.RpcException) { } } return r;",
        "do { try { return await CALL; } catch (RpcConnectionException) { tries++; } } while (tries < 3); return null;",
        "foreach (int wait in new[] { 1, 2, 4 }) { try { return await CALL; } catch (RpcException) { await Task.Delay(wait); } } return null;",
        "again: try { return await CALL; } catch (RpcException) when (tries++ < 3) { goto again; }",
        "while (true) { try { await CALL; } catch (RpcException) { continue; } return null; }",
        "return await OnceMore(); async Task<object?> OnceMore() { try { return await CALL; } catch (RpcException) { return await OnceMore(); } }",
        "while (true) { try { using var scope = new CancellationTokenSource(); { return await CALL; } } catch (RpcException) { } }",
    ];

    public static TheoryData<string> NoRetries =>
    [
        "return await CALL;",
        "try { return await CALL; } catch (RpcException) { return null; }",
        "while (true) { try { return await CALL; } catch (RpcException) { throw; } }",
        "while (true) { try { return await CALL; } catch (RpcException) { break; } } return null;",
        "while (true) { try { return await CALL; } catch (RpcConnectionException e) when (!e.MayHaveBeenSent) { } }",
        "while (true) { try { return await CALL; } catch (RpcException e) { if (e is RpcConnectionException { MayHaveBeenSent: false }) { continue; } throw; } }",
        "while (true) { try { return await CALL; } catch (InvalidOperationException) { } }",
        "while (tries++ < 3) { try { await CALL; } catch (RpcException) { } } return null;",
        "while (true) { await CALL; if (tries++ > 3) { return null; } }",
        "for (int i = 0; i < 3; i++) { try { return await CALL; } catch (RpcException) { } return null; } return null;",
        "while (true) { try { Func<object> call = () => CALL; return call; } catch (RpcException) { } }",
    ];

    [Theory]
    [MemberData(nameof(Retries))]
    public async Task Loop_AroundACallThatIsNotIdempotent_IsReported(string statements)
        => await ExpectAsync("TERN2003", statements.Replace("CALL", $"[|c.PlaceAsync({Order})|]", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Retries))]
    public async Task Loop_AroundAnIdempotentCall_IsReportedAsRepeatedByHand(string statements)
        => await ExpectAsync("TERN4009", statements.Replace("CALL", "[|c.GetAsync(new GetItem(\"a\"))|]", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(NoRetries))]
    public async Task Code_ThatDoesNotRepeatTheCall_IsSilent(string statements)
    {
        await ExpectAsync("TERN2003", statements.Replace("CALL", $"c.PlaceAsync({Order})", StringComparison.Ordinal));
        await ExpectAsync("TERN4009", statements.Replace("CALL", "c.GetAsync(new GetItem(\"a\"))", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("foreach (string sku in all) { try { return await c.PlaceAsync(new PlaceOrder(sku, 1)); } catch (RpcException) { } } return null;")]
    [InlineData("for (int i = 0; i < 3; i++) { try { return await c.PlaceAsync(new PlaceOrder(\"a\", i)); } catch (RpcException) { } } return null;")]
    [InlineData("while (all.Count > 0) { string next = all[0]; all.RemoveAt(0); try { return await c.PlaceAsync(new PlaceOrder(next, 1)); } catch (RpcException) { } } return null;")]
    [InlineData("await foreach (var i in c.WatchAsync(new GetItem(\"a\"))) { try { return await c.PlaceAsync(new PlaceOrder(i.Sku, 1)); } catch (RpcException) { } } return null;")]
    [InlineData("while (true) { try { return await c.PlaceAsync(new PlaceOrder(\"a\", tries)); } catch (RpcException) { tries++; } }")]
    [InlineData("var order = new PlaceOrder(\"a\", 8); while (true) { try { return await c.PlaceAsync(order); } catch (RpcException) { order = order with { Count = order.Count / 2 }; } }")]
    [InlineData("var order = new PlaceOrder(\"a\", 8); while (true) { try { return await Go(); } catch (RpcException) { order = order with { Count = order.Count / 2 }; } } async Task<object> Go() => await c.PlaceAsync(order);")]
    public async Task Loop_ThatSendsSomethingElseEachTime_IsSilent(string statements) => await ExpectAsync("TERN2003", statements);

    [Theory]
    [InlineData("var order = new PlaceOrder(\"a\", 1); while (true) { var context = new CallContext(); try { return await [|c.ReserveAsync(order, context)|]; } catch (RpcException) { } }")]
    [InlineData("while (true) { var order = new PlaceOrder(all[0], 1); try { return await [|c.PlaceAsync(order)|]; } catch (RpcException) { } }")]
    [InlineData("foreach (ICatalog one in new[] { c, c }) { try { return await [|one.PlaceAsync(new PlaceOrder(\"a\", 1))|]; } catch (RpcException) { } } return null;")]
    [InlineData("try { return await c.PlaceAsync(new PlaceOrder(\"a\", 1)); } catch (RpcException) { return await [|c.PlaceAsync(new PlaceOrder(\"a\", 1))|]; }")]
    [InlineData("PlaceOrder order; while (true) { order = new PlaceOrder(\"a\", 1); try { return await [|c.PlaceAsync(order)|]; } catch (RpcException) { tries++; } }")]
    public async Task Request_ThatStaysTheSame_IsReported(string statements) => await ExpectAsync("TERN2003", statements);

    [Theory]
    [InlineData("try { return await c.PlaceAsync(new PlaceOrder(\"a\", 1)); } catch (RpcException) { return await c.PlaceAsync(new PlaceOrder(\"b\", 1)); }")]
    [InlineData("try { return await c.PlaceAsync(new PlaceOrder(\"a\", 1)); } catch (RpcConnectionException e) when (!e.MayHaveBeenSent) { return await c.PlaceAsync(new PlaceOrder(\"a\", 1)); }")]
    [InlineData("try { return await c.PlaceAsync(new PlaceOrder(\"a\", 1)); } catch (RpcException) { return await c.ReserveAsync(new PlaceOrder(\"a\", 1)); }")]
    public async Task Catch_ThatSendsSomethingElse_IsSilent(string statements) => await ExpectAsync("TERN2003", statements);

    [Theory]
    [InlineData("try { return await c.GetAsync(new GetItem(\"a\")); } catch (RpcException) { return await [|c.GetAsync(new GetItem(\"a\"))|]; }")]
    [InlineData("try { return await c.GetAsync(new GetItem(\"a\")); } catch (RpcException) { return await spare.GetAsync(new GetItem(\"a\")); }")]
    [InlineData("foreach (ICatalog one in new[] { c, spare }) { try { return await one.GetAsync(new GetItem(\"a\")); } catch (RpcException) { } } return null;")]
    public async Task AnotherServer_IsNoMatterOfAPolicy(string statements) => await ExpectAsync("TERN4009", statements);

    [Theory]
    [InlineData("var p = new ResiliencePipelineBuilder().AddRetry(new Polly.Retry.RetryStrategyOptions()).Build(); return await p.ExecuteAsync(async t => (object)await [|c.PlaceAsync(new PlaceOrder(\"a\", 1), t)|]);")]
    [InlineData("return await s_pipeline.ExecuteAsync(async t => (object)await [|c.PlaceAsync(new PlaceOrder(\"a\", 1), t)|]);")]
    [InlineData("var b = new ResiliencePipelineBuilder(); b.AddRetry(new Polly.Retry.RetryStrategyOptions()); var p = b.Build(); return await p.ExecuteAsync(async t => (object)await [|c.PlaceAsync(new PlaceOrder(\"a\", 1), t)|]);")]
    [InlineData("return await Polly.Old.WaitAndRetryAsync(3).ExecuteAsync(async () => (object)await [|c.PlaceAsync(new PlaceOrder(\"a\", 1))|]);")]
    [InlineData("return await AgainAsync(async () => (object)await [|c.PlaceAsync(new PlaceOrder(\"a\", 1))|]);")]
    [InlineData("return await AgainAsync(Go); async Task<object> Go() => await [|c.PlaceAsync(new PlaceOrder(\"a\", 1))|];")]
    [InlineData("while (true) { try { return await Go(); } catch (RpcException) { } } async Task<object> Go() => await [|c.PlaceAsync(new PlaceOrder(\"a\", 1))|];")]
    public async Task Polly_AroundACallThatIsNotIdempotent_IsReported(string statements) => await ExpectAsync("TERN2003", statements);

    [Theory]
    [InlineData("return await s_pipeline.ExecuteAsync(async t => (object)await c.GetAsync(new GetItem(\"a\")));")]
    [InlineData("var p = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build(); return await p.ExecuteAsync(async t => (object)await c.PlaceAsync(new PlaceOrder(\"a\", 1), t));")]
    [InlineData("return await given.ExecuteAsync(async t => (object)await c.PlaceAsync(new PlaceOrder(\"a\", 1), t));")]
    [InlineData("return await OnceAsync(async () => (object)await c.PlaceAsync(new PlaceOrder(\"a\", 1)));")]
    [InlineData("while (true) { try { return await Go(); } catch (RpcException) { } } async Task<object?> Go() { try { return await c.PlaceAsync(new PlaceOrder(\"a\", 1)); } catch (RpcException) { return null; } }")]
    [InlineData("return await AgainAsync(async () => { try { await c.PlaceAsync(new PlaceOrder(\"a\", 1)); } catch (Exception e) { Console.WriteLine(e); } return c; });")]
    [InlineData("foreach (string sku in all) { try { return await Go(sku); } catch (RpcException) { } } return null; async Task<object> Go(string one) => await c.PlaceAsync(new PlaceOrder(one, 1));")]
    [InlineData("foreach (string sku in all) { try { return await OnceAsync(async () => (object)await c.PlaceAsync(new PlaceOrder(sku, 1))); } catch (RpcException) { } } return null;")]
    [InlineData("return await OnceAsync(Go); async Task<object> Go() => await c.PlaceAsync(new PlaceOrder(\"a\", 1));")]
    public async Task Polly_ThatRepeatsNothingUnsafe_IsSilent(string statements) => await ExpectAsync("TERN2003", statements);

    [Theory]
    [InlineData("return await s_pipeline.ExecuteAsync(async t => { while (true) { try { return (object)await [|c.GetAsync(new GetItem(\"a\"))|]; } catch (RpcException) { } } });")]
    [InlineData("return await s_pipeline.ExecuteAsync(t => new ValueTask<object>(AgainAsync(async () => (object)await [|c.GetAsync(new GetItem(\"a\"))|])!));")]
    [InlineData("while (true) { try { return await s_pipeline.ExecuteAsync(async t => (object)await [|c.GetAsync(new GetItem(\"a\"))|]); } catch (RpcException) { } }")]
    [InlineData("return await s_pipeline.ExecuteAsync(async t => (object)await [|c.GetAsync(new GetItem(\"a\"), new CallContext().UsePolicy(new MethodPolicyOptions { Retry = new RetryOptions() }))|]);")]
    [InlineData(
        "await using var channel = RpcChannel.Connect(\"dns:///a:1\", o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions())); var r = channel.CreateClient<IReader>(); "
        + "while (true) { try { return await [|r.ReadAsync(\"a\")|]; } catch (RpcException) { } }")]
    [InlineData(
        "await using var channel = RpcChannel.Connect(\"dns:///a:1\", o => o.UseGovernance(g => g.Methods[\"Read\"] = new MethodPolicyOptions { Retry = new() { MaxRetries = 1 } })); "
        + "return await s_pipeline.ExecuteAsync(async t => (object)await [|channel.CreateClient<IReader>().ReadAsync(\"a\")|]);")]
    [InlineData(
        "var options = new RpcChannelOptions { Target = \"a:1\" }; options.UseGovernance(g => g.AllMethods.Retry = new RetryOptions()); var r = RpcChannel.Connect(options).CreateClient<IReader>(); "
        + "while (true) { try { return await [|r.ReadAsync(\"a\")|]; } catch (RpcException) { } }")]
    [InlineData("var own = new CallContext(); own.UsePolicy(new MethodPolicyOptions { Retry = new RetryOptions { MaxRetries = 1 } }); return await s_pipeline.ExecuteAsync(async t => (object)await [|c.GetAsync(new GetItem(\"a\"), own)|]);")]
    [InlineData("var own = new CallContext(); own.Timeout = TimeSpan.FromSeconds(1); own.UsePolicy(new() { Retry = new() }); while (true) { try { return await [|c.GetAsync(new GetItem(\"a\"), own)|]; } catch (RpcException) { } }")]
    public async Task Retry_InsideOfARetry_IsReported(string statements) => await ExpectAsync("TERN2015", statements);

    [Theory]
    [InlineData("await using var channel = RpcChannel.Connect(\"dns:///a:1\", o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions())); return await channel.CreateClient<IReader>().ReadAsync(\"a\");")]
    [InlineData(
        "await using var channel = RpcChannel.Connect(\"dns:///a:1\", o => o.UseGovernance(g => g.Methods[\"Read\"] = new MethodPolicyOptions { Retry = new() { MaxRetries = 0 } })); "
        + "return await s_pipeline.ExecuteAsync(async t => (object)await channel.CreateClient<IReader>().ReadAsync(\"a\"));")]
    [InlineData(
        "await using var channel = RpcChannel.Connect(\"dns:///a:1\", o => o.UseGovernance(g => g.Methods[\"Find\"] = new MethodPolicyOptions { Retry = new() })); "
        + "return await s_pipeline.ExecuteAsync(async t => (object)await channel.CreateClient<IReader>().ReadAsync(\"a\"));")]
    [InlineData("var own = new CallContext(); own.UsePolicy(new MethodPolicyOptions { Timeout = TimeSpan.FromSeconds(1) }); return await s_pipeline.ExecuteAsync(async t => (object)await c.GetAsync(new GetItem(\"a\"), own));")]
    [InlineData("var own = new CallContext(); own.UsePolicy(new MethodPolicyOptions { Retry = new() }); own.UsePolicy(new MethodPolicyOptions { Retry = null }); return await s_pipeline.ExecuteAsync(async t => (object)await c.GetAsync(new GetItem(\"a\"), own));")]
    [InlineData("var own = new CallContext(); var other = new CallContext(); other.UsePolicy(new MethodPolicyOptions { Retry = new() }); await c.GetAsync(new GetItem(\"b\"), other); return await s_pipeline.ExecuteAsync(async t => (object)await c.GetAsync(new GetItem(\"a\"), own));")]
    public async Task Retry_OnItsOwn_IsSilent(string statements) => await ExpectAsync("TERN2015", statements);

    [Theory]
    [InlineData("_channel = RpcChannel.Connect(target, o => o.UseGovernance(g => g.Methods[\"Read\"] = new MethodPolicyOptions { Retry = new RetryOptions() })); _reader = _channel.CreateClient<IReader>();")]
    [InlineData("var channel = RpcChannel.Connect(target, o => { o.UseGovernance(g => { g.AllMethods.Retry = new RetryOptions(); }); }); var reader = channel.CreateClient<IReader>(); _channel = channel; _reader = reader;")]
    [InlineData("_channel = RpcChannel.Connect(target, Configure); _reader = _channel.CreateClient<IReader>(); static void Configure(RpcChannelOptions o) => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions());")]
    public async Task Retry_OfAChannelThatTheConstructorMakes_IsNested(string constructor)
        => await ExpectKeptAsync(constructor, "TERN2015", "return await [|_reader.ReadAsync(\"a\")|];");

    [Theory]
    [InlineData("_channel = RpcChannel.Connect(target, o => o.UseGovernance(g => g.Methods[\"Find\"] = new MethodPolicyOptions { Retry = new RetryOptions() })); _reader = _channel.CreateClient<IReader>();")]
    [InlineData("_channel = RpcChannel.Connect(target); if (target == \"\") { _channel = RpcChannel.Connect(target, o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions())); } _reader = _channel.CreateClient<IReader>();")]
    [InlineData("_channel = RpcChannel.Connect(target, o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions())); _reader = given;")]
    public async Task Retry_OfAnotherChannelOrMethod_IsRepeatedByHand(string constructor)
        => await ExpectKeptAsync(constructor, "TERN4009", "return await [|_reader.ReadAsync(\"a\")|];");

    private static Task ExpectKeptAsync(string constructor, string rule, string call)
        => CallRules.ExpectAsync(
            new PolicyAnalyzer(),
            rule,
            $$"""
            class Code
            {
                private readonly RpcChannel _channel;
                private readonly IReader _reader;

                public Code(string target, IReader given)
                {
                    {{constructor}}
                }

                public object? All => _channel;

                public async Task<Item> RunAsync()
                {
                    for (int i = 0; ; i++)
                    {
                        try
                        {
                            {{call}}
                        }
                        catch (RpcException) when (i < 3)
                        {
                        }
                    }
                }
            }
            """);

    private static Task ExpectAsync(string rule, string statements)
        => CallRules.ExpectAsync(
            new PolicyAnalyzer(),
            rule,
            $$"""
            using Polly;

            class Code
            {
                private static readonly ResiliencePipeline s_pipeline = new ResiliencePipelineBuilder().AddRetry(new Polly.Retry.RetryStrategyOptions()).Build();

                async Task<object?> RunAsync(ICatalog c, ICatalog spare, List<string> all, ResiliencePipeline given, int tries)
                {
                    await Task.Yield();
                    {{statements}}
                }

                static async Task<object?> AgainAsync(Func<Task<object>> attempt)
                {
                    for (int i = 0; ; i++)
                    {
                        try
                        {
                            return await attempt();
                        }
                        catch (RpcException) when (i < 3)
                        {
                        }
                    }
                }

                static async Task<object?> OnceAsync(Func<Task<object>> attempt)
                {
                    try
                    {
                        return await attempt();
                    }
                    catch (RpcException)
                    {
                        return null;
                    }
                }
            }

            namespace Polly
            {
                class Old
                {
                    public static Old WaitAndRetryAsync(int times) => new();

                    public Task<object> ExecuteAsync(Func<Task<object>> action) => action();
                }
            }
            """);
}
