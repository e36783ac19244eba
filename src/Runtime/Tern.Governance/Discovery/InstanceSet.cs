namespace Tern.Governance;

/// <summary>The instances of a service at one moment, and what picks among them. Immutable but for how the instances are doing.</summary>
internal sealed class InstanceSet
{
    // A picker that answers with tired instances again and again is not asked for ever; a look at all of them decides then.
    private const int MostPicks = 8;

    private readonly InstanceNode[] _nodes;
    private readonly IInstancePicker _picker;
    private readonly int? _maxConcurrency;
    private uint _start;

    public InstanceSet(InstanceNode[] nodes, ILoadBalancer balancer, Random random, int? maxConcurrency)
    {
        _nodes = nodes;
        _maxConcurrency = maxConcurrency;
        foreach (InstanceNode node in nodes)
        {
            node.State.Node = node;
        }

        _picker = balancer.CreatePicker([.. nodes.Select(static node => node.State)], random);
    }

    public IReadOnlyList<InstanceNode> Nodes => _nodes;

    /// <summary>Picks an instance that is available, and one that was not tried before if there is one; <see langword="null"/> if none is available.</summary>
    /// <param name="context">What the balancer may look at.</param>
    /// <param name="tried">Instances that the call has been to.</param>
    public InstanceNode? Pick(in PickContext context, List<InstanceNode>? tried)
    {
        for (int i = 0; i < MostPicks; i++)
        {
            if (_picker.Pick(context) is not { } state)
            {
                return null;
            }

            InstanceNode node = state.Node!;
            if (IsUsable(node) && tried?.Contains(node) != true)
            {
                return node;
            }
        }

        return Search(tried);
    }

    /// <summary>Whether an instance is available that a call has not been to.</summary>
    public bool HasUntried(List<InstanceNode>? tried) =>
        Array.Exists(_nodes, node => IsUsable(node) && tried?.Contains(node) != true);

    /// <summary>The instance of an address.</summary>
    public InstanceNode? Find(string address) => Array.Find(_nodes, node => node.Address == address);

    private InstanceNode? Search(List<InstanceNode>? tried)
    {
        InstanceNode? again = null;
        uint start = Interlocked.Increment(ref _start);
        for (uint i = 0; i < (uint)_nodes.Length; i++)
        {
            InstanceNode node = _nodes[(start + i) % (uint)_nodes.Length];
            if (!IsUsable(node))
            {
                continue;
            }

            if (tried?.Contains(node) != true)
            {
                return node;
            }

            again ??= node;
        }

        return again;
    }

    private bool IsUsable(InstanceNode node) =>
        node.State.IsAvailable && (_maxConcurrency is not { } limit || node.State.InFlight < limit);
}
