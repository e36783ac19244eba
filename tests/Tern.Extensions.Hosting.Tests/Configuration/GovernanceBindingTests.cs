using Microsoft.Extensions.Configuration;

namespace Tern.Extensions.Hosting.Tests.Configuration;

/// <summary>Every option of governance can be set by configuration, and counts when settings are compared.</summary>
public sealed class GovernanceBindingTests
{
    public static TheoryData<string> Options => [.. OptionValue.Of(typeof(GovernanceOptions)).Select(static option => option.Path)];

    [Theory]
    [MemberData(nameof(Options))]
    public void Option_InConfiguration_IsBound(string path)
    {
        OptionValue option = Option(path);
        object other = option.OtherThan(option.Get(new GovernanceOptions()));

        GovernanceOptions bound = Bind(Section([.. OptionValue.Settings($"Tern:Clients:x:{path.Replace('.', ':')}", other)]));

        Assert.Equal(other, option.Get(bound));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Option_Changed_IsSeen(string path)
    {
        OptionValue option = Option(path);
        var options = new GovernanceOptions();
        object other = option.OtherThan(option.Get(options));
        (string, string?)[] before = [.. options.Values()];

        option.Set(options, other);

        Assert.NotEqual(before, options.Values());
    }

    [Fact]
    public void Method_InConfiguration_OverridesPartByPart()
    {
        GovernanceOptions options = Bind(Section(
            ("Tern:Clients:x:Methods:*:Timeout", "00:00:02"),
            ("Tern:Clients:x:Methods:*:Retry:MaxRetries", "1"),
            ("Tern:Clients:x:Methods:Place:Retry:MaxRetries", "3"),
            ("Tern:Clients:x:Methods:Place:Retry:On", "Timeout, Unavailable"),
            ("Tern:Clients:x:Methods:shop.Catalog/Get:Breaker", "true"),
            ("Tern:Clients:x:Methods:Track:Retry", "false")));

        Assert.Equal((TimeSpan.FromSeconds(2), 1), (options.AllMethods.Timeout, options.AllMethods.Retry!.MaxRetries));
        MethodPolicyOptions place = options.PolicyOf(new Described("Place"));
        Assert.Equal((TimeSpan.FromSeconds(2), 3, RetryReasons.Timeout | RetryReasons.Unavailable), (place.Timeout, place.Retry!.MaxRetries, place.Retry.On));
        Assert.Equal(200, options.PolicyOf(new Described("Get")).Breaker!.MinSamples);
        Assert.Equal(0, options.PolicyOf(new Described("Track")).Retry!.MaxRetries);
    }

    [Fact]
    public void Part_False_IsTakenAway() => Assert.Null(Bind(Section(("Tern:Clients:x:InstanceBreaker", "false"))).InstanceBreaker);

    [Fact]
    public void Balancer_WithZoneAndLanes_IsWrapped()
    {
        GovernanceOptions options = Bind(Section(("Tern:Clients:x:Balancer", "least-in-flight"), ("Tern:Clients:x:Zone", "east"), ("Tern:Clients:x:LaneAware", "true")));

        Assert.Equal("lane-aware(locality-first(least-in-flight))", options.Balancer.Name);
    }

    [Theory]
    [InlineData("Balancer", "fastest", "it must be one of weighted-round-robin")]
    [InlineData("RetryBudget", "much", "a number such as 0.1")]
    [InlineData("Methods:Place:Retry:On", "Sometimes", "kinds of failure")]
    public void Setting_Wrong_IsNamedWithWhatItMayBe(string key, string value, string message)
    {
        FormatException error = Assert.Throws<FormatException>(() => Bind(Section(($"Tern:Clients:x:{key}", value))));

        Assert.Contains($"Tern:Clients:x:{key}", error.Message);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Access_InConfiguration_IsBoundRuleByRule()
    {
        GovernanceOptions options = Bind(Section(
            ("Tern:Clients:x:Access:AllowByDefault", "false"),
            ("Tern:Clients:x:Access:Rules:0:Allow", "true"),
            ("Tern:Clients:x:Access:Rules:0:Methods", "Get"),
            ("Tern:Clients:x:Access:Rules:0:Metadata:plan", "gold"),
            ("Tern:Clients:x:Access:Rules:1:Callers:0", "batch")));

        Assert.False(options.Access.AllowByDefault);
        Assert.Equal((true, "Get", "gold"), (options.Access.Rules[0].Allow, options.Access.Rules[0].Methods[0], options.Access.Rules[0].Metadata["plan"]));
        Assert.Equal((false, "batch"), (options.Access.Rules[1].Allow, options.Access.Rules[1].Callers[0]));
    }

    [Fact]
    public void NoSettings_LeaveTheChannelUngoverned()
    {
        var options = new RpcChannelOptions();

        ClientSettings.Apply(Section(("Tern:Clients:x:Timeout", "00:00:02")), options);

        Assert.Null(options.Governance);
    }

    private sealed class Described(string name) : RpcMethod("shop.Catalog", name, MethodKind.Unary, isIdempotent: true);

    private static OptionValue Option(string path) => OptionValue.Of(typeof(GovernanceOptions)).Single(option => option.Path == path);

    private static GovernanceOptions Bind(IConfigurationSection section)
    {
        var options = new RpcChannelOptions();
        ClientSettings.Apply(section, options);
        return Assert.IsType<GovernanceOptions>(options.Governance);
    }

    private static IConfigurationSection Section(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().Add(new ChangingSettings(settings)).Build().GetSection("Tern:Clients:x");
}
