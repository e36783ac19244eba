namespace Tern.Governance.Balancing;

/// <summary>Consistent hashing on a ring of points. The same instances make the same ring everywhere.</summary>
internal sealed class ConsistentHashBalancer(PickKey key, int replicas, int virtualNodes) : ILoadBalancer
{
    public const int MostReplicas = 8;

    public string Name => "consistent-hash";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random) =>
        new Picker([.. instances], new HashRing(instances, virtualNodes), random, key, replicas);

    private sealed class Picker(InstanceState[] instances, HashRing ring, Random random, PickKey key, int replicas) : IInstancePicker, IPickBySelf
    {
        public InstanceState? Pick(in PickContext context)
        {
            if (key(context) is not { Length: > 0 } text)
            {
                return instances[random.Next(instances.Length)];
            }

            int at = ring.Find(HashRing.Hash(text));
            InstanceState owner = instances[ring.OwnerAt(at)];
            return replicas == 1 && context.Attempt <= 1 && owner.IsAvailable ? owner : PickBehind(at, Math.Max(0, context.Attempt - 1));
        }

        // Further attempts go to the next instances of the ring, and so do the calls of instances that are not available.
        private InstanceState? PickBehind(int at, int skip)
        {
            const int Most = 32;
            Span<int> seen = stackalloc int[Most];
            int distinct = 0;
            int usable = 0;
            InstanceState? best = null;
            for (int step = 0; step < ring.Length && distinct < Math.Min(Most, instances.Length); step++)
            {
                int owner = ring.OwnerAt((at + step) % ring.Length);
                if (seen[..distinct].Contains(owner))
                {
                    continue;
                }

                seen[distinct++] = owner;
                InstanceState state = instances[owner];
                if (!state.IsAvailable)
                {
                    continue;
                }

                if (best is null || (usable >= skip && (usable == skip || state.InFlight < best.InFlight)))
                {
                    best = state;
                }

                if (++usable >= skip + replicas)
                {
                    break;
                }
            }

            return best ?? instances[ring.OwnerAt(at)];
        }
    }
}

/// <summary>A picker whose answer must not be put aside for a slow start: the place of a call means something.</summary>
internal interface IPickBySelf;
