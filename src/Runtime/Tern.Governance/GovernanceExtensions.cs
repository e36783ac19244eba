using Tern.Governance;

namespace Tern;

/// <summary>Turns governance on for a channel.</summary>
public static class GovernanceExtensions
{
    /// <summary>Lets the channel find the instances of a service, spread its calls over them, and handle their failures.</summary>
    /// <param name="options">The options of the channel. Its target may be <c>list:///host:port,host:port</c>, <c>dns:///name:port</c>, what a registry's resolver reads, or one address.</param>
    /// <param name="configure">Changes the options of governance; without it, calls are balanced, and a request that cannot be sent goes to another instance.</param>
    /// <remarks>Calling it again changes the same options further. They are checked when the channel is made: an error names the option.</remarks>
    public static RpcChannelOptions UseGovernance(this RpcChannelOptions options, Action<GovernanceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        GovernanceOptions governance = options.Governance as GovernanceOptions ?? new GovernanceOptions();
        configure?.Invoke(governance);
        options.Governance = governance;
        return options;
    }

    /// <summary>Sets a policy for the calls that are made with a context; what it leaves open is taken from the policy of the method.</summary>
    /// <param name="context">The context of a caller.</param>
    /// <param name="policy">The policy. It is read with the first call; a breaker in it is passed over, for it is the method's. Not to be changed afterwards.</param>
    /// <exception cref="ArgumentException">A value is wrong; the message names it.</exception>
    /// <remarks>Channels without governance pass it over.</remarks>
    public static CallContext UsePolicy(this CallContext context, MethodPolicyOptions policy)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(policy);
        policy.Validate("policy");
        context.Governance = new CallOverride(policy);
        return context;
    }

    /// <summary>The instances that the channel knows now, and how they are doing; empty before the first call, and without governance.</summary>
    public static IReadOnlyList<InstanceState> GetInstances(this RpcChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return (channel.Path as GovernedPath)?.Directory.Known?.States ?? [];
    }

    /// <summary>What the breaker of a method does with calls now; <see langword="null"/> if the method has none, or was not called yet.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="method">Wire name of the method: <c>Place</c> or <c>shop.Catalog/Place</c>.</param>
    public static BreakerState? GetBreakerState(this RpcChannel channel, string method)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(method);
        return (channel.Path as GovernedPath)?.BreakerStateOf(method);
    }

    /// <summary>Applies a bundle of options (a suite): what a team has agreed on, under a name of its own.</summary>
    /// <param name="options">The options of governance.</param>
    /// <param name="suite">The bundle.</param>
    public static GovernanceOptions Use(this GovernanceOptions options, IGovernanceSuite suite)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(suite);
        suite.Apply(options);
        return options;
    }
}
