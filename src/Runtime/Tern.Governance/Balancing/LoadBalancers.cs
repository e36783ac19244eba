using Tern.Governance.Balancing;

namespace Tern;

/// <summary>The balancers that Tern brings.</summary>
public static class LoadBalancers
{
    /// <summary>In turn, by weight, evenly mixed (the smooth order of nginx and Kitex). The default.</summary>
    public static ILoadBalancer WeightedRoundRobin { get; } = new WeightedRoundRobinBalancer();
}
