namespace Tern.Governance.Balancing;

/// <summary>Some of the instances, and what picks among them.</summary>
internal sealed class Group(InstanceState[] instances, IInstancePicker picker)
{
    private int _lastAvailable;

    /// <summary>Whether one of them may get calls now.</summary>
    public bool HasAvailable
    {
        get
        {
            // As a rule the one that was available a moment ago still is.
            int last = Volatile.Read(ref _lastAvailable);
            return instances[last].IsAvailable || FindAvailable();
        }
    }

    public IInstancePicker Picker => picker;

    /// <summary>Whether a call goes to this group where there is another one to fall back to.</summary>
    /// <remarks>
    /// An instance that has just failed the call does not hold it here, for its breaker may take many more failures to open. Where the group is larger than the number of instances that are
    /// tried, the last attempt leaves it.
    /// </remarks>
    public bool Suits(in PickContext context) =>
        context.Failed is not { Count: > 0 } failed ? HasAvailable : !context.IsLastConnect && HasAvailableBut(failed);

    public InstanceState? Pick(in PickContext context) => picker.Pick(context);

    public IReadOnlyList<InstanceState> CandidatesFor(in PickContext context) => picker is ICandidates inner ? inner.CandidatesFor(context) : instances;

    private bool HasAvailableBut(List<InstanceNode> failed)
    {
        foreach (InstanceState state in instances)
        {
            if (state.IsAvailable && (state.Node is not { } node || !failed.Contains(node)))
            {
                return true;
            }
        }

        return false;
    }

    private bool FindAvailable()
    {
        int found = Array.FindIndex(instances, static state => state.IsAvailable);
        if (found >= 0)
        {
            Volatile.Write(ref _lastAvailable, found);
        }

        return found >= 0;
    }
}
