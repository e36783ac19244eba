using Tern.Governance.Balancing;

namespace Tern.Governance;

/// <summary>The instances of a service at one moment, and what picks among them. Immutable but for how the instances are doing.</summary>
internal sealed class InstanceSet
{
    // A picker that answers with tired instances again and again is not asked for ever; a look at all of them decides then.
    private const int MostPicks = 8;

    private readonly InstanceNode[] _nodes;
    private readonly InstanceState[] _states;
    private readonly IInstancePicker _picker;
    private readonly ICandidates? _candidates;
    private readonly bool _heedsSlowStart;
    private readonly Random _random;
    private readonly int _maxConcurrency;
    private uint _start;

    public InstanceSet(InstanceNode[] nodes, ILoadBalancer balancer, Random random, int? maxConcurrency)
    {
        _nodes = nodes;
        _random = random;
        _maxConcurrency = maxConcurrency ?? int.MaxValue;
        _states = new InstanceState[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            _states[i] = nodes[i].State;
            _states[i].Node = nodes[i];
        }

        _picker = balancer.CreatePicker(_states, random);
        _candidates = _picker as ICandidates;
        _heedsSlowStart = _picker is not IPickBySelf;
    }

    public IReadOnlyList<InstanceNode> Nodes => _nodes;

    public IReadOnlyList<InstanceState> States => _states;

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
            if (IsUsable(state) && IsReady(state) && tried?.Contains(node) != true)
            {
                return node;
            }
        }

        return Search(_candidates?.CandidatesFor(context) ?? _states, tried);
    }

    /// <summary>Whether an instance is available that may get a call and that the call has not been to.</summary>
    public bool HasUntried(in PickContext context, List<InstanceNode>? tried)
    {
        IReadOnlyList<InstanceState> candidates = _candidates?.CandidatesFor(context) ?? _states;
        for (int i = 0; i < candidates.Count; i++)
        {
            if (IsUsable(candidates[i]) && tried?.Contains(candidates[i].Node!) != true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The instance of an address.</summary>
    public InstanceNode? Find(string address) => Array.Find(_nodes, node => node.Address == address);

    private InstanceNode? Search(IReadOnlyList<InstanceState> candidates, List<InstanceNode>? tried)
    {
        InstanceNode? again = null;
        uint start = Interlocked.Increment(ref _start);
        for (uint i = 0; i < (uint)candidates.Count; i++)
        {
            InstanceState state = candidates[(int)((start + i) % (uint)candidates.Count)];
            if (!IsUsable(state))
            {
                continue;
            }

            if (tried?.Contains(state.Node!) != true)
            {
                return state.Node;
            }

            again ??= state.Node;
        }

        return again;
    }

    private bool IsUsable(InstanceState state) => state.IsAvailable && state.InFlight < _maxConcurrency;

    // The rest of its share goes to whom the balancer picks next.
    private bool IsReady(InstanceState state) =>
        state.Ramp is not { } ramp || !_heedsSlowStart || ramp.Readiness is var share && (share >= 1 || _random.NextDouble() < share);
}
