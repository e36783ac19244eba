namespace Tern.Governance.Balancing;

/// <summary>Interleaved weighted round robin. Source: Kitex <c>pkg/loadbalance/interleaved_weighted_round_robin.go</c>.</summary>
internal sealed class InterleavedBalancer : ILoadBalancer
{
    public string Name => "interleaved-weighted-round-robin";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random) => new Picker(instances, random.Next(instances.Count));

    /// <summary>Two queues: the head of the current one is next, and goes to its end while it has weight left, then to the other queue.</summary>
    private sealed class Picker : IInstancePicker
    {
        private readonly Lock _gate = new();
        private readonly InstanceState[] _instances;
        private readonly int[] _left;
        private readonly int _step;
        private Queue<int> _current;
        private Queue<int> _next;

        public Picker(IReadOnlyList<InstanceState> instances, int start)
        {
            _instances = [.. instances.Skip(start), .. instances.Take(start)];
            _left = [.. _instances.Select(static state => state.Instance.Weight)];
            _step = Weights.Divisor(instances);
            _current = new Queue<int>(Enumerable.Range(0, _instances.Length));
            _next = new Queue<int>(_instances.Length);
        }

        public InstanceState? Pick(in PickContext context)
        {
            lock (_gate)
            {
                int first = _current.Dequeue();
                _left[first] -= _step;
                if (_left[first] > 0)
                {
                    _current.Enqueue(first);
                }
                else
                {
                    _left[first] = _instances[first].Instance.Weight;
                    _next.Enqueue(first);
                }

                if (_current.Count == 0)
                {
                    (_current, _next) = (_next, _current);
                }

                return _instances[first];
            }
        }
    }
}
