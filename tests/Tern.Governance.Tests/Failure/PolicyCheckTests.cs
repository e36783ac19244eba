using Tern.Governance;

namespace Tern.Governance.Tests.Failure;

/// <summary>Policies against the methods they are for, and against their own times.</summary>
public sealed class PolicyCheckTests
{
    private static readonly RpcMethod s_get = new Described("Get", MethodKind.Unary, isIdempotent: true);
    private static readonly RpcMethod s_place = new Described("Place", MethodKind.Unary, isIdempotent: false);
    private static readonly RpcMethod s_track = new Described("Track", MethodKind.OneWay, isIdempotent: false);
    private static readonly RpcMethod s_watch = new Described("Watch", MethodKind.ServerStreaming, isIdempotent: true);
    private static readonly RpcMethod[] s_all = [s_get, s_place, s_track, s_watch];

    public static TheoryData<string, string, Action<GovernanceOptions>> Wrong => new()
    {
        { "TERN2001", "Methods[Place].Retry", static g => g.Methods["Place"] = new() { Retry = new() } },
        { "TERN2001", "Methods[shop.Catalog/Place].Backup", static g => g.Methods["shop.Catalog/Place"] = new() { Backup = new() } },
        { "TERN2001", "shop.Catalog/Place", static g => g.Methods["Place"] = new() { Retry = new() { On = RetryReasons.NotSent, OnResult = static _ => true } } },
        { "TERN2002", "shop.Catalog/Place is not [Idempotent]", static g => g.AllMethods.Retry = new() },
        { "TERN2002", "Backup is set for all methods", static g => g.AllMethods.Backup = new() },
        { "TERN2004", "Methods[Track].Retry", static g => g.Methods["Track"] = new() { Retry = new() { On = RetryReasons.NotSent } } },
        { "TERN2004", "Methods[Watch].Backup", static g => g.Methods["Watch"] = new() { Backup = new() } },
    };

    public static TheoryData<Action<GovernanceOptions>> Right => new()
    {
        static g => g.Methods["Get"] = new() { Retry = new(), Backup = new() },
        static g => g.Methods["Place"] = new() { Retry = new() { MaxRetries = 0 }, Timeout = TimeSpan.FromSeconds(1), Breaker = new() },
        static g => g.Methods["Place"] = new() { Retry = new() { On = RetryReasons.NotSent } },
        static g => g.Methods["Elsewhere"] = new() { Retry = new() },
        static g => g.AllMethods.Retry = new() { On = RetryReasons.NotSent },
        static g =>
        {
            g.AllMethods.Retry = new();
            g.Methods["Place"] = new() { Retry = new() { MaxRetries = 0 } };
        },
        static g => g.Methods["Watch"] = new() { Retry = new() { MaxRetries = 0 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Policy_ThatDoesNotFitItsMethod_IsRefusedByTheIdOfItsRule(string id, string what, Action<GovernanceOptions> set)
    {
        var options = new GovernanceOptions();
        set(options);

        ArgumentException error = Assert.Throws<ArgumentException>(() => PolicyCheck.CheckTargets(options, s_all));

        Assert.StartsWith(id + ": ", error.Message);
        Assert.Contains(what, error.Message);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void Policy_ThatFitsItsMethod_Passes(Action<GovernanceOptions> set)
    {
        var options = new GovernanceOptions();
        set(options);

        PolicyCheck.CheckTargets(options, s_all);
    }

    [Theory]
    [InlineData(RetryBackoff.Fixed, 2, 50, null, 100, true)]
    [InlineData(RetryBackoff.Fixed, 2, 50, null, 101, false)]
    [InlineData(RetryBackoff.None, 5, 1000, null, 1, false)]
    [InlineData(RetryBackoff.Random, 3, 40, null, 120, true)]
    [InlineData(RetryBackoff.Exponential, 3, 100, null, 350, true)]     // 50 + 100 + 200, each at its least
    [InlineData(RetryBackoff.Exponential, 3, 100, null, 351, false)]
    [InlineData(RetryBackoff.None, 2, 10, 500, 1000, true)]
    [InlineData(RetryBackoff.None, 2, 10, 500, 1001, false)]
    public void Timeout_AgainstAttemptsAndPauses_MustLetTheLastAttemptBegin(RetryBackoff backoff, int retries, int delay, int? attempt, int timeout, bool isRefused)
    {
        var policy = new MethodPolicyOptions
        {
            Timeout = TimeSpan.FromMilliseconds(timeout),
            AttemptTimeout = attempt is { } time ? TimeSpan.FromMilliseconds(time) : null,
            Retry = new RetryOptions { Backoff = backoff, MaxRetries = retries, Delay = TimeSpan.FromMilliseconds(delay) },
        };

        Exception? error = Record.Exception(() => PolicyCheck.CheckRoom(policy, s_get, channelTimeout: null));

        Assert.Equal(isRefused, error?.Message.StartsWith("TERN2016: ", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void Timeout_OfTheChannel_CountsWhereThePolicyHasNone()
    {
        var policy = new MethodPolicyOptions { Retry = new RetryOptions { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromSeconds(1) } };

        PolicyCheck.CheckRoom(policy, s_get, channelTimeout: null);
        PolicyCheck.CheckRoom(policy, s_get, TimeSpan.FromSeconds(3));

        Assert.Throws<ArgumentException>(() => PolicyCheck.CheckRoom(policy, s_get, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void LeastPause_OfEveryBackoff_IsTheShortestThatIsDrawn()
    {
        foreach (RetryBackoff backoff in Enum.GetValues<RetryBackoff>())
        {
            var options = new RetryOptions { Backoff = backoff, MaxRetries = 4, Delay = TimeSpan.FromMilliseconds(30), MaxDelay = TimeSpan.FromMilliseconds(100) };
            TimeSpan drawn = Enumerable.Range(1, 4).Aggregate(TimeSpan.Zero, (sum, repeat) => sum + Pauses.Before(options, repeat, new Lowest()));

            Assert.Equal(drawn, Pauses.LeastBefore(options));
        }
    }

    private sealed class Lowest : Random
    {
        public override double NextDouble() => 0;
    }

    private sealed class Described(string name, MethodKind kind, bool isIdempotent) : RpcMethod("shop.Catalog", name, kind, isIdempotent);
}
