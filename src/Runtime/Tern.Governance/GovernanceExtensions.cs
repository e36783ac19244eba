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
        options.ValidateGovernor = () => GovernedPath.Validate(options, governance);
        options.Governor = channel => new GovernedPath(channel, governance);
        return options;
    }
}
