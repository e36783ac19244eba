namespace Tern.Governance.Balancing;

/// <summary>Smooth weighted round robin, laid out once as a ring. Source: Kitex <c>pkg/loadbalance/weighted_round_robin.go</c>.</summary>
internal sealed class WeightedRoundRobinBalancer : ILoadBalancer
{
    // Weights that share no divisor would make a ring of their sum; beyond this they are scaled down.
    private const int LongestRing = 65_536;

    public string Name => "weighted-round-robin";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random)
    {
        InstanceState[] ring = Ring(instances);
        return new RingPicker(ring, random.Next(ring.Length));
    }

    private static InstanceState[] Ring(IReadOnlyList<InstanceState> instances)
    {
        int[] weights = Scaled(instances);
        int total = weights.Sum();
        if (weights.All(weight => weight == weights[0]))
        {
            return [.. instances];
        }

        // Each step raises every instance by its weight; the highest is next and pays the total.
        var ring = new InstanceState[total];
        var current = new long[weights.Length];
        for (int step = 0; step < total; step++)
        {
            int best = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                current[i] += weights[i];
                if (current[i] > current[best])
                {
                    best = i;
                }
            }

            current[best] -= total;
            ring[step] = instances[best];
        }

        return ring;
    }

    private static int[] Scaled(IReadOnlyList<InstanceState> instances)
    {
        long divisor = instances.Aggregate(0L, static (divisor, state) => Gcd(divisor, state.Instance.Weight));
        long sum = instances.Sum(static state => (long)state.Instance.Weight) / divisor;
        double shrink = sum > LongestRing ? (double)LongestRing / sum : 1;
        return [.. instances.Select(state => Math.Max(1, (int)(state.Instance.Weight / divisor * shrink)))];
    }

    private static long Gcd(long left, long right) => right == 0 ? left : Gcd(right, left % right);

    private sealed class RingPicker(InstanceState[] ring, int start) : IInstancePicker
    {
        private uint _turn = (uint)start;

        public InstanceState? Pick(in PickContext context) => ring[Interlocked.Increment(ref _turn) % (uint)ring.Length];
    }
}
