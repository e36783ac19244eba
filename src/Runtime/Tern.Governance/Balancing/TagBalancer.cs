namespace Tern.Governance.Balancing;

/// <summary>Instances whose tag has the value that the call asks for. Source: kitex-contrib <c>loadbalance-tagging</c>.</summary>
internal sealed class TagBalancer(string tag, PickKey wanted, ILoadBalancer inner, bool fallsBack) : ILoadBalancer
{
    public string Name => fallsBack ? $"lane-aware({inner.Name})" : $"tagged({tag}, {inner.Name})";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random)
    {
        // Instances without the tag are the group of no value.
        Dictionary<string, Group> groups = instances
            .GroupBy(state => state.Instance.Tag(tag) ?? "", StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, group => GroupOf([.. group], random), StringComparer.Ordinal);

        // Where nobody has a lane, nothing is to be looked up.
        return fallsBack && groups.Count == 1 && groups.TryGetValue("", out Group? all) ? all.Picker : new Picker(new GroupTable(groups), wanted, fallsBack);
    }

    private Group GroupOf(InstanceState[] instances, Random random) => new(instances, inner.CreatePicker(instances, random));

    private sealed class Picker(GroupTable groups, PickKey wanted, bool fallsBack) : IInstancePicker, ICandidates
    {
        public InstanceState? Pick(in PickContext context) => GroupOf(context)?.Pick(context);

        public IReadOnlyList<InstanceState> CandidatesFor(in PickContext context) => GroupOf(context)?.CandidatesFor(context) ?? [];

        private Group? GroupOf(in PickContext context)
        {
            Group? group = groups.Find(wanted(context));
            if (!fallsBack || ReferenceEquals(group, groups.WithoutValue) || group?.Suits(context) == true)
            {
                return group;
            }

            // With both of them sick, what was picked for a call that has failed in its lane is tried there again.
            return groups.WithoutValue is { HasAvailable: true } baseLine ? baseLine : group ?? groups.WithoutValue;
        }
    }
}
