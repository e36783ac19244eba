namespace Tern.Governance.Balancing;

/// <summary>Power of two choices by the time of answers and what is under way. Source: Finagle's <c>Balancers.p2cPeakEwma</c>.</summary>
internal sealed class LeastLatencyBalancer(bool followsPeaks) : ILoadBalancer
{
    public string Name => followsPeaks ? "peak-latency" : "least-latency";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random)
    {
        if (!followsPeaks)
        {
            return new Picker([.. instances], random);
        }

        foreach (InstanceState state in instances)
        {
            state.Load.FollowsPeaks = true;
        }

        return new PeakPicker([.. instances], random);
    }

    private sealed class Picker(InstanceState[] instances, Random random) : IInstancePicker
    {
        public InstanceState? Pick(in PickContext context)
        {
            (InstanceState one, InstanceState other) = LeastInFlightBalancer.TwoOf(instances, random);
            if (ReferenceEquals(one, other))
            {
                return one;
            }

            long now = context.Now == 0 ? one.Load.Now : context.Now;
            return one.Load.Cost(now) * other.Weight <= other.Load.Cost(now) * one.Weight ? one : other;
        }
    }

    private sealed class PeakPicker(InstanceState[] instances, Random random) : IInstancePicker
    {
        public InstanceState? Pick(in PickContext context)
        {
            (InstanceState one, InstanceState other) = LeastInFlightBalancer.TwoOf(instances, random);
            if (ReferenceEquals(one, other))
            {
                return one;
            }

            long now = context.Now == 0 ? one.Load.Now : context.Now;
            return one.Load.PeakCost(now) * other.Weight <= other.Load.PeakCost(now) * one.Weight ? one : other;
        }
    }
}
