namespace Tern.Governance.Balancing;

/// <summary>At random by weight: a number below the total is looked up among the sums.</summary>
internal sealed class WeightedRandomBalancer : ILoadBalancer
{
    public string Name => "weighted-random";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random) =>
        Weights.AreEqual(instances) ? new UniformPicker([.. instances], random) : new Picker([.. instances], random);

    private sealed class Picker : IInstancePicker
    {
        private readonly InstanceState[] _instances;
        private readonly Random _random;
        private readonly long[] _sums;

        public Picker(InstanceState[] instances, Random random)
        {
            _instances = instances;
            _random = random;
            _sums = new long[instances.Length];
            long sum = 0;
            for (int i = 0; i < instances.Length; i++)
            {
                _sums[i] = sum += instances[i].Instance.Weight;
            }
        }

        public InstanceState? Pick(in PickContext context)
        {
            long drawn = _random.NextInt64(_sums[^1]);
            int low = 0;
            int high = _sums.Length - 1;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (_sums[middle] > drawn)
                {
                    high = middle;
                }
                else
                {
                    low = middle + 1;
                }
            }

            return _instances[low];
        }
    }
}

/// <summary>At random among instances of the same weight.</summary>
internal sealed class UniformPicker(InstanceState[] instances, Random random) : IInstancePicker
{
    public InstanceState? Pick(in PickContext context) => instances[random.Next(instances.Length)];
}
