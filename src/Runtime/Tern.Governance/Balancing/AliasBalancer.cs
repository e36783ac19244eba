namespace Tern.Governance.Balancing;

/// <summary>At random by weight in constant time: each column of a table holds an instance and the one that has the rest of the column. Source: Vose, 1991.</summary>
internal sealed class AliasBalancer : ILoadBalancer
{
    public string Name => "weighted-random-alias";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random) =>
        Weights.AreEqual(instances) ? new UniformPicker([.. instances], random) : new Picker([.. instances], random);

    private sealed class Picker : IInstancePicker
    {
        private readonly InstanceState[] _instances;
        private readonly Random _random;
        private readonly double[] _share;
        private readonly int[] _alias;

        public Picker(InstanceState[] instances, Random random)
        {
            _instances = instances;
            _random = random;
            _share = new double[instances.Length];
            _alias = new int[instances.Length];
            Fill();
        }

        public InstanceState? Pick(in PickContext context)
        {
            // One number serves both: its whole part is the column, the rest says who has it.
            double drawn = _random.NextDouble() * _instances.Length;
            int column = (int)drawn;
            return _instances[drawn - column < _share[column] ? column : _alias[column]];
        }

        private void Fill()
        {
            double total = _instances.Sum(static state => (double)state.Instance.Weight);
            var small = new Stack<int>();
            var large = new Stack<int>();
            for (int i = 0; i < _instances.Length; i++)
            {
                _share[i] = _instances[i].Instance.Weight * _instances.Length / total;
                (_share[i] < 1 ? small : large).Push(i);
            }

            while (small.Count > 0 && large.Count > 0)
            {
                int less = small.Pop();
                int more = large.Pop();
                _alias[less] = more;
                _share[more] -= 1 - _share[less];
                (_share[more] < 1 ? small : large).Push(more);
            }

            // What is left over is whole but for rounding.
            foreach (int whole in small.Concat(large))
            {
                _share[whole] = 1;
            }
        }
    }
}
