namespace Tern.Governance.Balancing;

/// <summary>Instances of the own zone as long as one is available.</summary>
internal sealed class LocalityBalancer(string zone, ILoadBalancer inner) : ILoadBalancer
{
    public string Name => $"locality-first({inner.Name})";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random)
    {
        InstanceState[] near = [.. instances.Where(state => state.Instance.Tag(ServiceTags.Zone) == zone)];
        IInstancePicker all = inner.CreatePicker(instances, random);
        return near.Length == 0 || near.Length == instances.Count ? all : new Picker(new Group(near, inner.CreatePicker(near, random)), new Group([.. instances], all));
    }

    private sealed class Picker(Group near, Group all) : IInstancePicker, ICandidates
    {
        public InstanceState? Pick(in PickContext context) => (near.Suits(context) ? near : all).Pick(context);

        public IReadOnlyList<InstanceState> CandidatesFor(in PickContext context) => (near.Suits(context) ? near : all).CandidatesFor(context);
    }
}
