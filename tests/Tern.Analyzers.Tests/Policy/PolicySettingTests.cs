using Tern.Analyzers.Policy;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.Policy;

public sealed class PolicySettingTests
{
    [Theory]
    [InlineData("g.Methods[\"Place\"] = new MethodPolicyOptions { [|Retry = new RetryOptions()|] };")]
    [InlineData("g.Methods[\"shop.Catalog/Place\"] = new() { [|Retry = new() { MaxRetries = 3 }|] };")]
    [InlineData("g.Methods[\"Place\"] = new MethodPolicyOptions { [|Backup = new BackupOptions()|], Timeout = TimeSpan.FromSeconds(1) };")]
    [InlineData("g.Methods.Add(\"Place\", new MethodPolicyOptions { [|Retry = new RetryOptions()|] });")]
    [InlineData("g.Methods[\"Place\"] = new(); [|g.Methods[\"Place\"].Retry = new RetryOptions()|];")]
    [InlineData("var policy = new MethodPolicyOptions { [|Retry = new RetryOptions()|] }; g.Methods[\"Place\"] = policy;")]
    [InlineData("g.Methods[\"Place\"] = new() { [|Retry = s_retry|] };")]
    [InlineData("const string first = \"Pla\"; g.Methods[first + \"ce\"] = new() { [|Retry = new() { On = RetryReasons.All }|] };")]
    [InlineData("g.Methods[\"Place\"] = new() { [|Retry = new() { On = RetryReasons.NotSent, OnError = e => true }|] };")]
    [InlineData("_ = c.ReserveAsync(new PlaceOrder(\"a\", 1), new CallContext().UsePolicy(new MethodPolicyOptions { [|Retry = new RetryOptions()|] }));")]
    [InlineData("var context = new CallContext(); context.UsePolicy(new MethodPolicyOptions { [|Retry = new RetryOptions()|] }); _ = c.ReserveAsync(new PlaceOrder(\"a\", 1), context);")]
    [InlineData("g.Methods[\"Place\"] = new() { [|Retry = name == \"a\" ? new RetryOptions { MaxRetries = 5 } : null|] };")]
    public async Task Retry_OfAMethodThatIsNotIdempotent_IsReported(string statements) => await ExpectAsync("TERN2001", statements);

    [Theory]
    [InlineData("g.Methods[\"Get\"] = new MethodPolicyOptions { Retry = new RetryOptions(), Backup = new BackupOptions() };")]
    [InlineData("g.Methods[\"Place\"] = new MethodPolicyOptions { Retry = new RetryOptions { MaxRetries = 0 } };")]
    [InlineData("g.Methods[\"Place\"] = new MethodPolicyOptions { Retry = new RetryOptions { On = RetryReasons.NotSent } };")]
    [InlineData("g.Methods[\"Place\"] = new MethodPolicyOptions { Retry = null, Backup = null, Timeout = TimeSpan.FromSeconds(1), Breaker = new BreakerOptions() };")]
    [InlineData("g.Methods[\"Elsewhere\"] = new MethodPolicyOptions { Retry = new RetryOptions() };")]
    [InlineData("g.Methods[name] = new MethodPolicyOptions { Retry = new RetryOptions() };")]
    [InlineData("g.Methods[\"Place\"] = new MethodPolicyOptions { Retry = retry };")]
    [InlineData("g.Methods[\"Twice\"] = new MethodPolicyOptions { Retry = new RetryOptions() };")]
    [InlineData("_ = c.GetAsync(new GetItem(\"a\"), new CallContext().UsePolicy(new MethodPolicyOptions { Retry = new RetryOptions() }));")]
    [InlineData("g.Methods[\"Place\"] = new() { Retry = name == \"a\" ? new RetryOptions { On = RetryReasons.NotSent } : retry };")]
    public async Task Policy_ThatRepeatsNothingUnsafe_IsSilent(string statements) => await ExpectAsync("TERN2001", statements);

    [Theory]
    [InlineData("o.UseGovernance(g => { [|g.AllMethods.Retry = new RetryOptions()|]; })", "ICatalog")]
    [InlineData("o.UseGovernance(g => [|g.AllMethods.Backup = new BackupOptions()|])", "ICatalog")]
    [InlineData("o.UseGovernance(g => { g.AllMethods = new MethodPolicyOptions { [|Retry = new RetryOptions()|] }; g.Methods[\"Place\"] = new() { Retry = new() { MaxRetries = 0 } }; })", "ICatalog")]
    [InlineData("o.UseGovernance(g => { g.AllMethods.Retry = new RetryOptions(); })", "IReader")]
    [InlineData("o.UseGovernance(g => { g.AllMethods.Retry = new RetryOptions { On = RetryReasons.NotSent }; })", "ICatalog")]
    [InlineData(
        "o.UseGovernance(g => { g.AllMethods.Retry = new RetryOptions(); foreach (var name in new[] { \"Place\", \"Reserve\" }) { g.Methods[name] = new() { Retry = new() { MaxRetries = 0 } }; } })", "ICatalog")]
    [InlineData(
        "o.UseGovernance(g => { g.AllMethods.Retry = new RetryOptions(); g.Methods[\"Place\"] = new() { Retry = new() { MaxRetries = 0 } }; g.Methods[\"shop.Catalog/Reserve\"] = new() { Retry = new() { MaxRetries = 0 } }; })", "ICatalog")]
    [InlineData("o.UseGovernance(g => { g.AllMethods.Timeout = TimeSpan.FromSeconds(1); g.AllMethods.Breaker = new BreakerOptions(); })", "ICatalog")]
    public async Task Wildcard_OfAChannelWhoseClientsAreInSight_IsReportedWhereItCoversAnUnsafeMethod(string configuration, string service)
        => await CallRules.ExpectAsync(
            new PolicyAnalyzer(),
            "TERN2002",
            $$"""
            using Microsoft.Extensions.DependencyInjection;

            class Code
            {
                async Task RunAsync()
                {
                    await using var channel = RpcChannel.Connect("dns:///a:1", o => {{configuration}});
                    var client = channel.CreateClient<{{service}}>();
                }

                void Register(IServiceCollection services) => services.AddTernClient<{{service}}>("a", o => {{configuration}});
            }
            """);

    [Theory]
    [InlineData("_channel = RpcChannel.Connect(\"dns:///a:1\", o => o.UseGovernance(g => [|g.AllMethods.Retry = new RetryOptions()|])); _client = _channel.CreateClient<ICatalog>();")]
    [InlineData("this._channel = RpcChannel.Connect(\"dns:///a:1\", o => o.UseGovernance(g => [|g.AllMethods.Retry = new RetryOptions()|])); Use(this._channel.CreateClient<IReader>(), _channel.CreateClient<ICatalog>());")]
    [InlineData("var options = new RpcChannelOptions { Target = \"a:1\" }; options.UseGovernance(g => g.AllMethods = new MethodPolicyOptions { [|Backup = new BackupOptions()|] }); _client = RpcChannel.Connect(options).CreateClient<ICatalog>();")]
    [InlineData("var options = new RpcChannelOptions { Target = \"a:1\" }.UseGovernance(g => [|g.AllMethods.Retry = new RetryOptions()|]); _channel = RpcChannel.Connect(options); _client = _channel.CreateClient<ICatalog>();")]
    [InlineData("_client = RpcChannel.Connect(new RpcChannelOptions { Target = \"a:1\" }.UseGovernance(g => [|g.AllMethods.Retry = new RetryOptions()|])).CreateClient<ICatalog>();")]
    public async Task Wildcard_OfAChannelThatIsKeptOrConnectsByOptions_IsReported(string statements) => await ExpectKeptAsync(statements);

    [Theory]
    [InlineData("_channel = RpcChannel.Connect(\"dns:///a:1\", o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions())); Use(_channel.CreateClient<IReader>(), _client);")]
    [InlineData("_channel = RpcChannel.Connect(\"dns:///a:1\", o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions())); _other = RpcChannel.Connect(\"dns:///b:1\"); _client = _other.CreateClient<ICatalog>();")]
    [InlineData("_channel = RpcChannel.Connect(\"a:1\", o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions())); Use(_channel.CreateClient<IReader>(), null); _channel = RpcChannel.Connect(\"b:1\"); _client = _channel.CreateClient<ICatalog>();")]
    [InlineData("var options = new RpcChannelOptions { Target = \"a:1\" }; options.UseGovernance(g => g.AllMethods = new MethodPolicyOptions { Backup = new BackupOptions() }); Use(RpcChannel.Connect(options).CreateClient<IReader>(), null);")]
    [InlineData(
        "var options = new RpcChannelOptions { Target = \"a:1\" }; options.UseGovernance(g => g.AllMethods.Retry = new RetryOptions()); "
        + "options.UseGovernance(g => { g.Methods[\"Place\"] = new() { Retry = new() { MaxRetries = 0 } }; g.Methods[\"Reserve\"] = new() { Retry = new() { MaxRetries = 0 } }; }); _client = RpcChannel.Connect(options).CreateClient<ICatalog>();")]
    [InlineData("var options = new RpcChannelOptions { Target = \"a:1\" }; options.UseGovernance(g => g.AllMethods.Retry = new RetryOptions()); _client = RpcChannel.Connect(\"b:1\").CreateClient<ICatalog>(); Keep(options);")]
    public async Task Wildcard_OfAnotherChannelOrWithEntriesOfTheirOwn_IsSilent(string statements) => await ExpectKeptAsync(statements);

    [Theory]
    [InlineData("private readonly RpcChannel _channel = RpcChannel.Connect(\"a:1\", o => { o.UseGovernance(g => { [|g.AllMethods.Retry = new RetryOptions()|]; }); }); ICatalog Open() => _channel.CreateClient<ICatalog>();")]
    [InlineData("private readonly RpcChannel _channel = RpcChannel.Connect(\"a:1\", Configure); private static void Configure(RpcChannelOptions o) => o.UseGovernance(g => [|g.AllMethods.Retry = new RetryOptions()|]); ICatalog Open() => this._channel.CreateClient<ICatalog>();")]
    [InlineData("ICatalog Open() => RpcChannel.Connect(\"a:1\", o => o.UseGovernance(Govern)).CreateClient<ICatalog>(); private static void Govern(GovernanceOptions g) { [|g.AllMethods.Backup = new BackupOptions()|]; }")]
    [InlineData("ICatalog Open() { return RpcChannel.Connect(\"a:1\", o => { Govern(o); }).CreateClient<ICatalog>(); static void Govern(RpcChannelOptions o) => o.UseGovernance(g => [|g.AllMethods.Retry = new RetryOptions()|]); }")]
    [InlineData("ICatalog Open() { Action<GovernanceOptions> govern = g => { [|g.AllMethods.Retry = new RetryOptions()|]; }; return RpcChannel.Connect(\"a:1\", o => o.UseGovernance(govern)).CreateClient<ICatalog>(); }")]
    [InlineData("private static readonly Action<GovernanceOptions> s_govern = g => [|g.AllMethods.Retry = new RetryOptions()|]; ICatalog Open() => RpcChannel.Connect(\"a:1\", o => o.UseGovernance(s_govern)).CreateClient<ICatalog>();")]
    [InlineData("private readonly List<RpcChannel> _all = []; ICatalog Open() => Keep(RpcChannel.Connect(\"a:1\", o => o.UseGovernance(g => [|g.AllMethods.Retry = new RetryOptions()|]))).CreateClient<ICatalog>(); RpcChannel Keep(RpcChannel channel) { _all.Add(channel); return channel; }")]
    [InlineData("ICatalog Open() { var channel = RpcChannel.Connect(\"a:1\", o => o.UseGovernance(g => [|g.AllMethods.Backup = new BackupOptions()|])); return Same(Same(channel)).CreateClient<ICatalog>(); static T Same<T>(T value) => value; }")]
    public async Task Wildcard_OfAChannelThatOtherMembersUseOrHelpersConfigure_IsReported(string members)
        => await CallRules.ExpectAsync(new PolicyAnalyzer(), "TERN2002", $"class Code {{ {members} }}");

    [Theory]
    [InlineData("private readonly RpcChannel _channel = RpcChannel.Connect(\"a:1\", o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions())); IReader Open() => _channel.CreateClient<IReader>();")]
    [InlineData("private RpcChannel _channel = RpcChannel.Connect(\"a:1\", o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions())); void Move() => _channel = RpcChannel.Connect(\"b:1\"); ICatalog Open() => _channel.CreateClient<ICatalog>();")]
    [InlineData("private static void Configure(RpcChannelOptions o) => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions()); ICatalog Open() => RpcChannel.Connect(\"a:1\").CreateClient<ICatalog>();")]
    [InlineData(
        "ICatalog Open() => RpcChannel.Connect(\"a:1\", o => o.UseGovernance(g => { g.AllMethods.Retry = new RetryOptions(); Except(g); })).CreateClient<ICatalog>(); "
        + "internal static void Except(GovernanceOptions g) { g.Methods[\"Place\"] = new() { Retry = new() { MaxRetries = 0 } }; g.Methods[\"Reserve\"] = new() { Retry = new() { MaxRetries = 0 } }; }")]
    [InlineData("ICatalog Open(Action<GovernanceOptions> more) => RpcChannel.Connect(\"a:1\", o => o.UseGovernance(g => { g.AllMethods.Retry = new RetryOptions(); more(g); })).CreateClient<ICatalog>();")]
    [InlineData("ICatalog Open(IGovernanceSuite suite) => RpcChannel.Connect(\"a:1\", o => o.UseGovernance(g => { g.AllMethods.Retry = new RetryOptions(); g.Use(suite); })).CreateClient<ICatalog>();")]
    [InlineData("private readonly RpcChannel _other = null!; ICatalog Open() => Instead(RpcChannel.Connect(\"a:1\", o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions()))).CreateClient<ICatalog>(); RpcChannel Instead(RpcChannel channel) => channel.ToString() == \"\" ? channel : _other;")]
    [InlineData("private readonly RpcChannel _other = null!; ICatalog Open() => Instead(RpcChannel.Connect(\"a:1\", o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions()))).CreateClient<ICatalog>(); RpcChannel Instead(RpcChannel channel) { channel = _other; return channel; }")]
    [InlineData("IReader Open() => Same(RpcChannel.Connect(\"a:1\", o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions()))).CreateClient<IReader>(); static RpcChannel Same(RpcChannel channel) => channel;")]
    public async Task Wildcard_ThatOtherClientsOrSettingsMayGoWith_IsSilent(string members)
        => await CallRules.ExpectAsync(new PolicyAnalyzer(), "TERN2002", $"class Code {{ {members} }}");

    [Fact]
    public async Task Wildcard_WhereTheClientsAreNotInSight_IsSilent()
        => await CallRules.ExpectAsync(
            new PolicyAnalyzer(),
            "TERN2002",
            """
            class Code
            {
                private readonly RpcChannel _channel = RpcChannel.Connect("dns:///a:1", o => o.UseGovernance(g => g.AllMethods.Retry = new RetryOptions()));

                static void Apply(GovernanceOptions options) => options.AllMethods.Retry = new RetryOptions();
            }
            """);

    [Theory]
    [InlineData("g.Methods[\"Track\"] = new MethodPolicyOptions { [|Retry = new RetryOptions()|] };")]
    [InlineData("g.Methods[\"Watch\"] = new MethodPolicyOptions { [|Retry = new RetryOptions()|], [|Backup = new BackupOptions()|] };")]
    [InlineData("g.Methods[\"Upload\"] = new MethodPolicyOptions { [|Backup = new BackupOptions()|] };")]
    [InlineData("g.Methods[\"Chat\"] = new MethodPolicyOptions { [|Retry = new RetryOptions { On = RetryReasons.NotSent }|] };")]
    [InlineData("_ = c.WatchAsync(new GetItem(\"a\"), new CallContext().UsePolicy(new MethodPolicyOptions { [|Retry = new RetryOptions()|] }));")]
    public async Task Retry_OfAOneWayOrAStream_IsReported(string statements) => await ExpectAsync("TERN2004", statements);

    [Theory]
    [InlineData("g.Methods[\"Track\"] = new MethodPolicyOptions { Timeout = TimeSpan.FromSeconds(1) };")]
    [InlineData("g.Methods[\"Watch\"] = new MethodPolicyOptions { Breaker = new BreakerOptions() };")]
    [InlineData("g.Methods[\"Watch\"] = new MethodPolicyOptions { Retry = new RetryOptions { MaxRetries = 0 } };")]
    [InlineData("g.Methods[\"Get\"] = new MethodPolicyOptions { Retry = new RetryOptions() };")]
    public async Task Policy_ThatFitsTheMethod_IsSilent(string statements) => await ExpectAsync("TERN2004", statements);

    [Theory]
    [InlineData("g.Methods[\"Get\"] = new() { Timeout = TimeSpan.FromMilliseconds(100), [|Retry = new() { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromMilliseconds(50) }|] };")]
    [InlineData("g.Methods[\"Get\"] = new() { Timeout = TimeSpan.FromSeconds(1), AttemptTimeout = TimeSpan.FromMilliseconds(500), [|Retry = new() { MaxRetries = 3 }|] };")]
    [InlineData("g.AllMethods.Timeout = new TimeSpan(0, 0, 1); g.Methods[\"Get\"] = new() { [|Retry = new() { Delay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(8) }|] };")]
    [InlineData("g.Methods[\"Get\"] = new() { Timeout = s_second, [|Retry = new() { Backoff = RetryBackoff.Random, Delay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(2) }|] };")]
    [InlineData("g.Methods[\"Get\"] = new() { Retry = new() { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromSeconds(1), [|MaxDuration = TimeSpan.FromSeconds(2)|] } };")]
    [InlineData("g.Methods[\"Get\"] = new() { Timeout = TimeSpan.FromSeconds(1), [|Retry = new() { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromSeconds(1), MaxDuration = TimeSpan.FromSeconds(2) }|] };")]
    [InlineData("var patient = new RetryOptions { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromSeconds(1), MaxDuration = TimeSpan.FromSeconds(2) }; g.Methods[\"Get\"] = new() { [|Retry = patient|] };")]
    [InlineData("_ = c.GetAsync(new GetItem(\"a\"), new CallContext().UsePolicy(new() { Timeout = TimeSpan.FromMilliseconds(10), [|Retry = new() { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromMilliseconds(10) }|] }));")]
    [InlineData("_ = c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = TimeSpan.FromMilliseconds(5) }.UsePolicy(new() { [|Retry = new() { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromMilliseconds(10) }|] }));")]
    public async Task Deadline_ThatEndsBeforeTheLastAttemptCanBegin_IsReported(string statements) => await ExpectAsync("TERN2016", statements);

    [Theory]
    [InlineData("g.Methods[\"Get\"] = new() { Timeout = TimeSpan.FromSeconds(1), Retry = new() { MaxRetries = 5 } };")]
    [InlineData("g.Methods[\"Get\"] = new() { Timeout = TimeSpan.FromSeconds(2), AttemptTimeout = TimeSpan.FromMilliseconds(500), Retry = new() { MaxRetries = 3 } };")]
    [InlineData("g.Methods[\"Get\"] = new() { Timeout = TimeSpan.FromSeconds(1), AttemptTimeout = TimeSpan.FromMilliseconds(500), Retry = new() { MaxRetries = 3, On = RetryReasons.NotSent | RetryReasons.Unavailable } };")]
    [InlineData("g.Methods[\"Get\"] = new() { Timeout = time, Retry = new() { Delay = TimeSpan.FromSeconds(20), MaxDelay = TimeSpan.FromSeconds(20) } };")]
    [InlineData("g.Methods[\"Get\"] = new() { Timeout = TimeSpan.FromMilliseconds(100), Retry = new() { Backoff = RetryBackoff.None, Delay = TimeSpan.FromSeconds(1) } };")]
    [InlineData("g.Methods[\"Get\"] = new() { Retry = new() { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromSeconds(10) } };")]
    [InlineData("g.Methods[\"Find\"] = new() { Timeout = TimeSpan.FromMilliseconds(1) }; g.Methods[\"Get\"] = new() { Retry = new() { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromSeconds(10) } };")]
    [InlineData("_ = c.GetAsync(new GetItem(\"a\"), new CallContext { Timeout = time }.UsePolicy(new() { Retry = new() { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromSeconds(10) } }));")]
    [InlineData("var context = new CallContext { Timeout = TimeSpan.FromMilliseconds(5) }; context.Timeout = time; _ = c.GetAsync(new GetItem(\"a\"), context.UsePolicy(new() { Retry = new() { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromSeconds(10) } }));")]
    public async Task Deadline_WithRoomForTheAttempts_IsSilent(string statements) => await ExpectAsync("TERN2016", statements);

    [Theory]
    [InlineData("g.Methods[\"Get\"] = new() { Timeout = TimeSpan.FromSeconds(1), [|AttemptTimeout = TimeSpan.FromSeconds(2)|] };")]
    [InlineData("g.AllMethods.Timeout = TimeSpan.FromSeconds(1); g.Methods[\"Get\"] = new() { [|AttemptTimeout = TimeSpan.FromMinutes(2)|] };")]
    [InlineData("g.Methods[\"Get\"] = new() { Timeout = TimeSpan.FromSeconds(2), AttemptTimeout = TimeSpan.FromSeconds(2) };")]
    [InlineData("g.AllMethods.Timeout = TimeSpan.FromSeconds(1); g.Methods[\"Get\"] = new() { Timeout = TimeSpan.FromSeconds(5), AttemptTimeout = TimeSpan.FromSeconds(2) };")]
    public async Task Attempt_ThatMayTakeLongerThanItsCall_IsReported(string statements) => await ExpectAsync("TERN4007", statements);

    [Fact]
    public async Task Attempt_ThatMayTakeLongerThanTheTimeOfTheChannel_IsReported()
        => await CallRules.ExpectAsync(
            new PolicyAnalyzer(),
            "TERN4007",
            """
            class Code
            {
                static RpcChannel Open() => RpcChannel.Connect("dns:///a:1", o =>
                {
                    o.Timeout = TimeSpan.FromSeconds(1);
                    o.UseGovernance(g => [|g.AllMethods.AttemptTimeout = TimeSpan.FromSeconds(2)|]);
                });
            }
            """);

    [Theory]
    [InlineData("TERN4007", "var options = new RpcChannelOptions { Target = \"a:1\" }; options.Timeout = TimeSpan.FromSeconds(1); options.UseGovernance(g => [|g.AllMethods.AttemptTimeout = TimeSpan.FromSeconds(2)|]); _ = RpcChannel.Connect(options);")]
    [InlineData("TERN4007", "var options = new RpcChannelOptions { Target = \"a:1\", Timeout = TimeSpan.FromSeconds(1) }; options.UseGovernance(g => [|g.AllMethods.AttemptTimeout = TimeSpan.FromSeconds(2)|]); _ = RpcChannel.Connect(options);")]
    [InlineData("TERN4007", "var other = new RpcChannelOptions { Target = \"a:1\", Timeout = TimeSpan.FromSeconds(1) }; var options = new RpcChannelOptions { Target = \"b:1\" }.UseGovernance(g => g.AllMethods.AttemptTimeout = TimeSpan.FromSeconds(2)); _ = (RpcChannel.Connect(options), RpcChannel.Connect(other));")]
    public async Task Options_OfAChannel_SayItsTimes(string rule, string statements)
        => await CallRules.ExpectAsync(new PolicyAnalyzer(), rule, $$"""class Code { static void Open() { {{statements}} } }""");

    private static Task ExpectKeptAsync(string statements)
        => CallRules.ExpectAsync(
            new PolicyAnalyzer(),
            "TERN2002",
            $$"""
            class Code
            {
                private RpcChannel? _channel, _other;
                private ICatalog? _client;

                public Code()
                {
                    {{statements}}
                }

                public object? All => (_channel, _other, _client);

                private static void Use(IReader? reader, ICatalog? catalog) { }

                private static void Keep(RpcChannelOptions options) { }
            }
            """);

    private static Task ExpectAsync(string rule, string statements)
        => CallRules.ExpectAsync(
            new PolicyAnalyzer(),
            rule,
            $$"""
            [RpcService] public interface IFirst { [Idempotent] ValueTask TwiceAsync(); }

            [RpcService] public interface ISecond { ValueTask TwiceAsync(); }

            class Code
            {
                private static readonly RetryOptions s_retry = new RetryOptions { MaxRetries = 1 };
                private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

                void Configure(GovernanceOptions g, string name, RetryOptions retry, TimeSpan time, ICatalog c)
                {
                    {{statements}}
                }
            }
            """);
}
