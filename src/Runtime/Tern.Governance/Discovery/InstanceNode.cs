using Tern.Client;

namespace Tern.Governance;

/// <summary>An instance with its connections.</summary>
internal sealed class InstanceNode(InstanceState state, ChannelInvoker path, CallBreaker? breaker)
{
    public InstanceState State => state;

    public ChannelInvoker Path => path;

    /// <summary>Its breaker, or <see langword="null"/>.</summary>
    public CallBreaker? Breaker => breaker;

    public string Address => state.Instance.Address;
}
