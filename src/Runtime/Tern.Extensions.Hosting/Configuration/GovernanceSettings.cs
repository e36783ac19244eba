namespace Tern.Extensions.Hosting;

/// <summary>Settings of governance under <c>Tern:Clients:{name}</c>, beside those of the channel. Keys are the names of the options; a test finds the option that is forgotten here.</summary>
internal static class GovernanceSettings
{
    private const string Zone = "Zone";
    private const string LaneAware = "LaneAware";
    private const string HashKey = "HashKey";

    private const string RetryReasonsExpected = "kinds of failure such as Timeout, Unavailable; Default or All";

    /// <summary>Keys that ask for governance by being there.</summary>
    private static readonly string[] s_keys =
    [
        nameof(GovernanceOptions.Balancer), Zone, LaneAware, HashKey, nameof(GovernanceOptions.RefreshInterval), nameof(GovernanceOptions.ResolveTimeout),
        nameof(GovernanceOptions.RestAfter), nameof(GovernanceOptions.StaleAfter), nameof(GovernanceOptions.Outliers), nameof(GovernanceOptions.SlowStart),
        nameof(GovernanceOptions.MaxConnectAttempts), nameof(GovernanceOptions.InstanceBreaker), nameof(GovernanceOptions.MaxConcurrencyPerInstance),
        nameof(GovernanceOptions.RetryBudget), nameof(GovernanceOptions.RetryBudgetFloor), nameof(GovernanceOptions.Mesh), nameof(GovernanceOptions.AllMethods),
        nameof(GovernanceOptions.Methods), nameof(GovernanceOptions.Access),
    ];

    /// <summary>Whether the settings ask for governance.</summary>
    public static bool AreIn(SettingsReader settings) => s_keys.Any(key => settings.In(key).Section.Value is not null || settings.In(key).Section.GetChildren().Any());

    public static void Apply(SettingsReader settings, GovernanceOptions options)
    {
        ApplyBalancer(settings, options);
        settings.Time(nameof(options.RefreshInterval), value => options.RefreshInterval = value);
        settings.Time(nameof(options.ResolveTimeout), value => options.ResolveTimeout = value);
        settings.Time(nameof(options.RestAfter), value => options.RestAfter = value);
        settings.Time(nameof(options.StaleAfter), value => options.StaleAfter = value);
        Part(settings.In(nameof(options.Outliers)), () => options.Outliers ??= new OutlierOptions(), () => options.Outliers = null, Apply);
        settings.Time(nameof(options.SlowStart), value => options.SlowStart = value);
        settings.Number(nameof(options.MaxConnectAttempts), value => options.MaxConnectAttempts = value);
        Part(settings.In(nameof(options.InstanceBreaker)), () => options.InstanceBreaker ??= new BreakerOptions(), () => options.InstanceBreaker = null, Apply);
        settings.Number(nameof(options.MaxConcurrencyPerInstance), value => options.MaxConcurrencyPerInstance = value);
        settings.Fraction(nameof(options.RetryBudget), value => options.RetryBudget = value);
        settings.Number(nameof(options.RetryBudgetFloor), value => options.RetryBudgetFloor = value);
        AccessSettings.Apply(settings.In(nameof(options.Access)), options.Access);
        settings.Flag(nameof(options.Mesh), value => options.Mesh = value);
        Apply(settings.In(nameof(options.AllMethods)), options.AllMethods);
        foreach (Microsoft.Extensions.Configuration.IConfigurationSection method in settings.In(nameof(options.Methods)).Section.GetChildren())
        {
            // As in Kitex, a star is every method that has no entry of its own.
            MethodPolicyOptions policy = method.Key == "*" ? options.AllMethods
                : options.Methods.TryGetValue(method.Key, out MethodPolicyOptions? own) ? own
                : options.Methods[method.Key] = new MethodPolicyOptions();
            Apply(new SettingsReader(method), policy);
        }
    }

    private static void ApplyBalancer(SettingsReader settings, GovernanceOptions options)
    {
        settings.Text(nameof(options.Balancer), name => options.Balancer = LoadBalancers.Named(name)
            ?? throw new ArgumentException($"it must be one of {string.Join(", ", LoadBalancers.Simple.Select(static balancer => balancer.Name))}."));

        // A key of the metadata: what else a call has is for code to choose.
        settings.Text(HashKey, key => options.Balancer = LoadBalancers.ConsistentHash((in PickContext context) => context.Persistent(key) ?? context.Context?.Transient[key]));
        settings.Text(Zone, zone => options.Balancer = LoadBalancers.LocalityFirst(zone, options.Balancer));
        settings.Flag(LaneAware, isOn => options.Balancer = isOn ? LoadBalancers.LaneAware(options.Balancer) : options.Balancer);
    }

    private static void Apply(SettingsReader settings, MethodPolicyOptions options)
    {
        settings.Time(nameof(options.Timeout), value => options.Timeout = value);
        settings.Time(nameof(options.AttemptTimeout), value => options.AttemptTimeout = value);
        settings.Time(nameof(options.ConnectTimeout), value => options.ConnectTimeout = value);
        settings.Time(nameof(options.ReceiveTimeout), value => options.ReceiveTimeout = value);
        Part(settings.In(nameof(options.Retry)), () => options.Retry ??= new RetryOptions(), () => options.Retry = new RetryOptions { MaxRetries = 0 }, Apply);
        Part(settings.In(nameof(options.Backup)), () => options.Backup ??= new BackupOptions(), () => options.Backup = null, Apply);
        Part(settings.In(nameof(options.Breaker)), () => options.Breaker ??= new BreakerOptions(), () => options.Breaker = null, Apply);
    }

    private static void Apply(SettingsReader settings, RetryOptions options)
    {
        settings.Number(nameof(options.MaxRetries), value => options.MaxRetries = value);
        settings.Time(nameof(options.MaxDuration), value => options.MaxDuration = value);
        settings.Choice<RetryBackoff>(nameof(options.Backoff), value => options.Backoff = value);
        settings.Time(nameof(options.Delay), value => options.Delay = value);
        settings.Fraction(nameof(options.Multiplier), value => options.Multiplier = value);
        settings.Time(nameof(options.MaxDelay), value => options.MaxDelay = value);
        settings.Choices<RetryReasons>(nameof(options.On), RetryReasonsExpected, value => options.On = value);
        settings.Flag(nameof(options.SameInstance), value => options.SameInstance = value);
        settings.Flag(nameof(options.StopsChains), value => options.StopsChains = value);
    }

    private static void Apply(SettingsReader settings, BackupOptions options)
    {
        settings.Time(nameof(options.Delay), value => options.Delay = value);
        settings.Fraction(nameof(options.Quantile), value => options.Quantile = value);
        settings.Number(nameof(options.MaxBackups), value => options.MaxBackups = value);
    }

    private static void Apply(SettingsReader settings, BreakerOptions options)
    {
        settings.Fraction(nameof(options.FailureRate), value => options.FailureRate = value);
        settings.Number(nameof(options.MinSamples), value => options.MinSamples = value);
        settings.Time(nameof(options.Window), value => options.Window = value);
        settings.Number(nameof(options.ConsecutiveFailures), value => options.ConsecutiveFailures = value);
        settings.Time(nameof(options.CoolDown), value => options.CoolDown = value);
        settings.Time(nameof(options.ProbeInterval), value => options.ProbeInterval = value);
        settings.Number(nameof(options.ProbesToClose), value => options.ProbesToClose = value);
    }

    private static void Apply(SettingsReader settings, OutlierOptions options)
    {
        settings.Number(nameof(options.ConsecutiveErrors), value => options.ConsecutiveErrors = value);
        settings.Time(nameof(options.Interval), value => options.Interval = value);
        settings.Number(nameof(options.MinRequests), value => options.MinRequests = value);
        settings.Number(nameof(options.MinInstances), value => options.MinInstances = value);
        settings.Fraction(nameof(options.DeviationFactor), value => options.DeviationFactor = value);
        settings.Time(nameof(options.BaseEjectionTime), value => options.BaseEjectionTime = value);
        settings.Time(nameof(options.MaxEjectionTime), value => options.MaxEjectionTime = value);
        settings.Number(nameof(options.MaxEjectedPercent), value => options.MaxEjectedPercent = value);
    }

    // `true` is a part with its defaults, `false` takes away what code or the policy for all methods would set.
    private static void Part<T>(SettingsReader settings, Func<T> get, Action takeAway, Action<SettingsReader, T> apply)
    {
        if (settings.IsOn)
        {
            apply(settings, get());
        }
        else if (settings.Section.Value is { Length: > 0 })
        {
            takeAway();
        }
    }
}
