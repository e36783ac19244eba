using Tern.Governance.Balancing;
using Tern.Transport;

namespace Tern;

/// <summary>The balancers that Tern brings. All look at weights, take less than 100 ns for a pick at a thousand instances, and allocate nothing for it.</summary>
public static class LoadBalancers
{
    /// <summary>In turn, by weight, evenly mixed. The default.</summary>
    public static ILoadBalancer WeightedRoundRobin { get; } = new WeightedRoundRobinBalancer();

    /// <summary>In turn, each round once through the instances, those with more weight in more rounds (Kitex: interleaved weighted round robin).</summary>
    public static ILoadBalancer InterleavedWeightedRoundRobin { get; } = new InterleavedBalancer();

    /// <summary>At random, by weight.</summary>
    public static ILoadBalancer WeightedRandom { get; } = new WeightedRandomBalancer();

    /// <summary>At random, by weight, with a table of aliases (Vose): each pick costs the same at any number of instances.</summary>
    public static ILoadBalancer WeightedRandomAlias { get; } = new AliasBalancer();

    /// <summary>Of two that are drawn, the one that has less under way for its weight (power of two choices).</summary>
    public static ILoadBalancer LeastInFlight { get; } = new LeastInFlightBalancer();

    /// <summary>Of two that are drawn, the one whose answers take less time by a smoothed measure, counted with what is under way on it.</summary>
    public static ILoadBalancer LeastLatency { get; } = new LeastLatencyBalancer(followsPeaks: false);

    /// <summary>As <see cref="LeastLatency"/>, by a measure that a slow answer raises at once and that falls slowly: more wary of instances that stall now and then.</summary>
    public static ILoadBalancer PeakLatency { get; } = new LeastLatencyBalancer(followsPeaks: true);

    /// <summary>Calls with the same key go to the same instance, in every process and after every restart; when an instance goes, only its keys move.</summary>
    /// <param name="key">The key of a call. A call without one goes anywhere.</param>
    /// <param name="replicas">Instances that share the calls of a key; the one with the least under way gets the next. 1 by default; 1 to 8.</param>
    /// <param name="virtualNodes">Points on the ring for an instance of weight 10. 100 by default, as in Kitex; more spread keys more evenly and take more memory. 1 to 10,000.</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public static ILoadBalancer ConsistentHash(PickKey key, int replicas = 1, int virtualNodes = 100)
    {
        ArgumentNullException.ThrowIfNull(key);
        OptionRange.Check(replicas, 1, ConsistentHashBalancer.MostReplicas, nameof(replicas));
        OptionRange.Check(virtualNodes, 1, 10_000, nameof(virtualNodes));
        return new ConsistentHashBalancer(key, replicas, virtualNodes);
    }

    /// <summary>Instances of a zone as long as one of them is available on which the call has not failed yet; otherwise all.</summary>
    /// <param name="zone">The zone that this process runs in; instances name theirs by the tag <see cref="ServiceTags.Zone"/>.</param>
    /// <param name="inner">How to pick among them. <see langword="null"/>: <see cref="WeightedRoundRobin"/>.</param>
    public static ILoadBalancer LocalityFirst(string zone, ILoadBalancer? inner = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(zone);
        return new LocalityBalancer(zone, inner ?? WeightedRoundRobin);
    }

    /// <summary>Instances whose tag has the value that the call asks for; a call whose value no instance has is not sent.</summary>
    /// <param name="tag">Name of the tag.</param>
    /// <param name="value">The value that a call asks for; instances without the tag serve those that ask for none.</param>
    /// <param name="inner">How to pick among them. <see langword="null"/>: <see cref="WeightedRoundRobin"/>.</param>
    public static ILoadBalancer Tagged(string tag, PickKey value, ILoadBalancer? inner = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        ArgumentNullException.ThrowIfNull(value);
        return new TagBalancer(tag, value, inner ?? WeightedRoundRobin, fallsBack: false);
    }

    /// <summary>Instances of the call's lane if there are any; otherwise the base line: those without a lane.</summary>
    /// <param name="inner">How to pick among them. <see langword="null"/>: <see cref="WeightedRoundRobin"/>.</param>
    /// <remarks>
    /// The lane of a call is its persistent metadata <see cref="ServiceTags.Lane"/>, so it holds along the whole chain of calls; instances name theirs by the tag of the same name.
    /// A lane whose instances are all unavailable counts as not there. A call whose attempts have failed on every instance of its lane, and that may be made once more, goes to the base line; so does the
    /// last of <see cref="GovernanceOptions.MaxConnectAttempts"/> when none of the others reached an instance. The next call begins in its lane again.
    /// </remarks>
    public static ILoadBalancer LaneAware(ILoadBalancer? inner = null) =>
        new TagBalancer(ServiceTags.Lane, static (in PickContext context) => context.Persistent(ServiceTags.Lane), inner ?? WeightedRoundRobin, fallsBack: true);

    /// <summary>The balancer of a name, as configuration gives it; <see langword="null"/> if there is none, or if it needs more than a name.</summary>
    internal static ILoadBalancer? Named(string name) => Simple.FirstOrDefault(balancer => balancer.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The balancers that need no parameters.</summary>
    internal static ILoadBalancer[] Simple { get; } =
        [WeightedRoundRobin, InterleavedWeightedRoundRobin, WeightedRandom, WeightedRandomAlias, LeastInFlight, LeastLatency, PeakLatency];
}

/// <summary>What a balancer takes from a call: the key of a consistent hash, the value of a tag.</summary>
/// <param name="context">The call. Metadata and arguments may be read; do not keep it.</param>
/// <returns>The text; <see langword="null"/> if the call has none.</returns>
public delegate string? PickKey(in PickContext context);
