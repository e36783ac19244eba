using Tern.Client;
using Tern.Governance;
using Tern.Transport;

namespace Tern;

/// <summary>Discovery, balancing and failure handling of one channel.</summary>
/// <remarks>Read when the channel is made; clients of a host take over changes of the configuration while they run. Not thread-safe.</remarks>
public sealed class GovernanceOptions : IChannelGovernance
{
    private readonly List<RpcMiddleware> _instanceMiddleware = [];

    /// <summary>Resolvers beside those for <c>list</c> and <c>dns</c>; one that has the scheme of another replaces it.</summary>
    public IList<IServiceResolver> Resolvers { get; } = [];

    /// <summary>How calls are spread over instances.</summary>
    /// <value><see cref="LoadBalancers.WeightedRoundRobin"/> by default.</value>
    public ILoadBalancer Balancer { get; set; } = LoadBalancers.WeightedRoundRobin;

    /// <summary>Time between two questions to the resolver.</summary>
    /// <value>5 seconds by default, as in Kitex; 10 milliseconds to 1 day.</value>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time that one question to the resolver may take.</summary>
    /// <value>3 seconds by default; 10 milliseconds to 1 minute.</value>
    public TimeSpan ResolveTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Instances that are tried for a request that does not get out, whatever the retry policies say. Source: Kitex <c>client/middlewares.go</c>.</summary>
    /// <value>6 by default; 1 to 100.</value>
    public int MaxConnectAttempts { get; set; } = 6;

    /// <summary>Time without a call after which the resolver is no longer asked; the next call wakes it, and uses the instances that are known meanwhile.</summary>
    /// <value>30 seconds by default, as in Kitex; 1 second to 365 days.</value>
    public TimeSpan RestAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time without an answer of the resolver after which the instances that are known are dropped; calls fail then until it answers.</summary>
    /// <value><see langword="null"/> by default: what was known last stays in use however long the registry is down. 1 second to 365 days.</value>
    public TimeSpan? StaleAfter { get; set; }

    /// <summary>When an instance that does worse than the others gets no calls for a while.</summary>
    /// <value><see langword="null"/> by default: never.</value>
    public OutlierOptions? Outliers { get; set; }

    /// <summary>Time over which the share of an instance grows from a tenth to the whole, when it has come new or was ejected.</summary>
    /// <value><see langword="null"/> by default: it gets its whole share at once. 100 milliseconds to 1 day.</value>
    public TimeSpan? SlowStart { get; set; }

    /// <summary>Told of each change of a breaker. Called on the thread of a call: it should be quick, and must not throw.</summary>
    /// <value><see langword="null"/> by default; changes are logged in any case.</value>
    public Action<BreakerChange>? OnBreakerChanged { get; set; }

    /// <summary>The breaker of each instance; it counts failures to connect. <see langword="null"/> turns it off.</summary>
    /// <value>By default it opens after 5 failures in a row, or at the rate of <see cref="BreakerOptions"/>.</value>
    public BreakerOptions? InstanceBreaker { get; set; } = new() { ConsecutiveFailures = 5 };

    /// <summary>Which calls may be made. The others fail with <see cref="RpcStatusCode.PermissionDenied"/> before an instance is looked for; <see cref="RpcAccessRule.Callers"/> is compared with <see cref="RpcChannelOptions.CallerService"/>.</summary>
    /// <value>All by default.</value>
    public RpcAccessOptions Access { get; set; } = new();

    /// <summary>Calls that may be under way on one instance; an instance with as many gets no further ones.</summary>
    /// <value><see langword="null"/> by default: no limit.</value>
    public int? MaxConcurrencyPerInstance { get; set; }

    /// <summary>Share of calls that may be sent once more, by retries and backups together, counted over 10 seconds.</summary>
    /// <value>0.1 by default, as in Kitex; 0 to 1.</value>
    public double RetryBudget { get; set; } = 0.1;

    /// <summary>Repeated attempts within 10 seconds that are allowed beyond the share, so that a quiet client can retry at all.</summary>
    /// <value>10 by default.</value>
    public int RetryBudgetFloor { get; set; } = 10;

    /// <summary>Whether a proxy beside the process (a service mesh) resolves, balances, breaks and retries: then all of that is off here, and deadlines and metadata still travel.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool Mesh { get; set; }

    /// <summary>Policy for all methods.</summary>
    public MethodPolicyOptions AllMethods { get; set; } = new();

    /// <summary>Policies of single methods by wire name: <c>Place</c>, or <c>shop.Catalog/Place</c> where services share a channel.</summary>
    public IDictionary<string, MethodPolicyOptions> Methods { get; private set; } = new Dictionary<string, MethodPolicyOptions>(StringComparer.Ordinal);

    /// <summary>Source of randomness; tests give one with a seed.</summary>
    public Random Random { get; set; } = Random.Shared;

    internal IReadOnlyList<RpcMiddleware> InstanceMiddleware => _instanceMiddleware;

    /// <summary>Adds middleware around every attempt: it sees the instance that was picked, and runs once more for each further attempt.</summary>
    public GovernanceOptions UseInstance(RpcMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _instanceMiddleware.Add(middleware);
        return this;
    }

    // Whether a proxy does the work decides whether there is anything to resolve.
    string IChannelGovernance.Fingerprint => $"governed, mesh {Mesh}";

    void IChannelGovernance.Validate(RpcChannelOptions channel) => GovernedPath.Validate(channel, this);

    CallPath IChannelGovernance.CreatePath(RpcChannelOptions channel) => new GovernedPath(channel, this);

    void IChannelGovernance.Update(CallPath path) => ((GovernedPath)path).Update(this);

    /// <summary>The policy of a method, all that it leaves open filled in.</summary>
    internal MethodPolicyOptions PolicyOf(RpcMethod method) =>
        Methods.TryGetValue(method.FullName, out MethodPolicyOptions? own) || Methods.TryGetValue(method.Name, out own) ? own.Over(AllMethods) : AllMethods;

    /// <summary>The options for a process whose calls a proxy resolves, balances, breaks and retries: deadlines and fallbacks stay.</summary>
    internal GovernanceOptions WithoutWhatProxiesDo()
    {
        var copy = (GovernanceOptions)MemberwiseClone();
        copy.InstanceBreaker = null;
        copy.Outliers = null;
        copy.SlowStart = null;
        copy.MaxConnectAttempts = 1;
        copy.AllMethods = AllMethods.WithoutWhatProxiesDo();
        copy.Methods = Methods.ToDictionary(static entry => entry.Key, static entry => entry.Value.WithoutWhatProxiesDo(), StringComparer.Ordinal);
        return copy;
    }

    /// <summary>All values that configuration can change, as text.</summary>
    internal IEnumerable<(string Name, string? Value)> Values()
    {
        yield return (nameof(Balancer), Balancer.Name);
        yield return (nameof(RefreshInterval), $"{RefreshInterval}");
        yield return (nameof(ResolveTimeout), $"{ResolveTimeout}");
        yield return (nameof(RestAfter), $"{RestAfter}");
        yield return (nameof(StaleAfter), $"{StaleAfter}");
        yield return (nameof(Outliers), Outliers?.Fingerprint());
        yield return (nameof(SlowStart), $"{SlowStart}");
        yield return (nameof(MaxConnectAttempts), $"{MaxConnectAttempts}");
        yield return (nameof(InstanceBreaker), InstanceBreaker?.Fingerprint());
        yield return (nameof(Access), Access.Fingerprint());
        yield return (nameof(MaxConcurrencyPerInstance), $"{MaxConcurrencyPerInstance}");
        yield return (nameof(RetryBudget), FormattableString.Invariant($"{RetryBudget}"));
        yield return (nameof(RetryBudgetFloor), $"{RetryBudgetFloor}");
        yield return (nameof(Mesh), $"{Mesh}");
        foreach ((string name, string? value) in AllMethods.Values())
        {
            yield return ($"{nameof(AllMethods)}:{name}", value);
        }

        foreach ((string method, MethodPolicyOptions policy) in Methods)
        {
            foreach ((string name, string? value) in policy.Values())
            {
                yield return ($"{nameof(Methods)}:{method}:{name}", value);
            }
        }
    }

    internal void Validate()
    {
        OptionRange.CheckSet(Balancer, nameof(Balancer));
        OptionRange.CheckSet(AllMethods, nameof(AllMethods));
        OptionRange.CheckSet(Random, nameof(Random));
        OptionRange.CheckSet(Access, nameof(Access));
        Access.Validate(nameof(Access));
        OptionRange.Check(RefreshInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1), nameof(RefreshInterval));
        OptionRange.Check(ResolveTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), nameof(ResolveTimeout));
        OptionRange.Check(RestAfter, TimeSpan.FromSeconds(1), TimeSpan.FromDays(365), nameof(RestAfter));
        if (StaleAfter is { } stale)
        {
            OptionRange.Check(stale, TimeSpan.FromSeconds(1), TimeSpan.FromDays(365), nameof(StaleAfter));
        }

        if (SlowStart is { } slow)
        {
            OptionRange.Check(slow, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1), nameof(SlowStart));
        }

        Outliers?.Validate(nameof(Outliers));
        OptionRange.Check(MaxConnectAttempts, 1, 100, nameof(MaxConnectAttempts));
        OptionRange.Check(RetryBudget, 0, 1, nameof(RetryBudget));
        OptionRange.Check(RetryBudgetFloor, 0, int.MaxValue, nameof(RetryBudgetFloor));
        if (MaxConcurrencyPerInstance is { } limit)
        {
            OptionRange.Check(limit, 1, int.MaxValue, nameof(MaxConcurrencyPerInstance));
        }

        InstanceBreaker?.Validate(nameof(InstanceBreaker));
        AllMethods.Validate(nameof(AllMethods));
        foreach ((string method, MethodPolicyOptions policy) in Methods)
        {
            OptionRange.CheckSet(policy, $"Methods[{method}]");
            policy.Validate($"Methods[{method}]");
        }
    }
}
