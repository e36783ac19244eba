namespace Tern.Governance.Balancing;

/// <summary>Weighted round robin, evenly mixed. Few instances with small weights are laid out once as a ring; among others an even sequence picks.</summary>
/// <remarks>Source of the order of the ring: nginx and Kitex <c>pkg/loadbalance/weighted_round_robin.go</c>.</remarks>
internal sealed class WeightedRoundRobinBalancer : ILoadBalancer
{
    // Laying out costs the length of the ring times the instances: this many steps take well under a millisecond.
    private const long MostSteps = 100_000;

    public string Name => "weighted-round-robin";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random)
    {
        if (Weights.AreEqual(instances))
        {
            return new RingPicker([.. instances], random.Next(instances.Count));
        }

        int divisor = Weights.Divisor(instances);
        long length = instances.Sum(state => (long)(state.Instance.Weight / divisor));
        return length * instances.Count <= MostSteps
            ? new RingPicker(Ring(instances, divisor, (int)length), random.Next((int)length))
            : new EvenPicker(new WeightTable(instances), random.Next());
    }

    // Each step raises every instance by its weight; the highest is next and pays the total.
    private static InstanceState[] Ring(IReadOnlyList<InstanceState> instances, int divisor, int length)
    {
        var ring = new InstanceState[length];
        long[] current = new long[instances.Count];
        for (int step = 0; step < length; step++)
        {
            int best = 0;
            for (int i = 0; i < current.Length; i++)
            {
                current[i] += instances[i].Instance.Weight / divisor;
                if (current[i] > current[best])
                {
                    best = i;
                }
            }

            current[best] -= length;
            ring[step] = instances[best];
        }

        return ring;
    }

    /// <summary>Goes along the line of weights in steps of the golden ratio.</summary>
    /// <remarks>Its multiples are spread more evenly than those of any other number, on every part of the line at every time: an instance comes as often as it weighs, in nearly equal distances. No lock, no ring.</remarks>
    private sealed class EvenPicker(WeightTable table, int start) : IInstancePicker
    {
        private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

        private long _turn = start;

        public InstanceState? Pick(in PickContext context) =>
            table.At((long)Math.BigMul((ulong)Interlocked.Increment(ref _turn) * GoldenRatio, (ulong)table.Total, out _));
    }

    private sealed class RingPicker(InstanceState[] ring, int start) : IInstancePicker
    {
        private uint _turn = (uint)start;

        public InstanceState? Pick(in PickContext context) => ring[Interlocked.Increment(ref _turn) % (uint)ring.Length];
    }
}
