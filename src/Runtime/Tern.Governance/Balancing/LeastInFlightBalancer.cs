namespace Tern.Governance.Balancing;

/// <summary>Power of two choices by what is under way. Source: Mitzenmacher, 2001.</summary>
internal sealed class LeastInFlightBalancer : ILoadBalancer
{
    public string Name => "least-in-flight";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random) => new Picker([.. instances], random);

    private sealed class Picker(InstanceState[] instances, Random random) : IInstancePicker
    {
        public InstanceState? Pick(in PickContext context)
        {
            (InstanceState one, InstanceState other) = TwoOf(instances, random);

            // (in flight + 1) / weight, without dividing; the one drawn first at a tie.
            return (one.InFlight + 1L) * other.Weight <= (other.InFlight + 1L) * one.Weight ? one : other;
        }
    }

    /// <summary>Draws two instances, different ones if there are two that can be used; the same one twice otherwise.</summary>
    public static (InstanceState One, InstanceState Other) TwoOf(InstanceState[] instances, Random random)
    {
        if (instances.Length == 1)
        {
            return (instances[0], instances[0]);
        }

        // One number serves both: 31 bits each, scaled to the range.
        long drawn = random.NextInt64();
        int first = (int)(((drawn & 0x7FFF_FFFF) * instances.Length) >> 31);
        int second = (int)(((drawn >> 32) * (instances.Length - 1)) >> 31);
        InstanceState one = instances[first];
        InstanceState other = instances[second < first ? second : second + 1];
        return !other.IsAvailable ? (one, one) : !one.IsAvailable ? (other, other) : (one, other);
    }
}
