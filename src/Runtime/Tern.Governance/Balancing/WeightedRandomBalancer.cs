namespace Tern.Governance.Balancing;

/// <summary>At random by weight: a number below the total is looked up.</summary>
internal sealed class WeightedRandomBalancer : ILoadBalancer
{
    public string Name => "weighted-random";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random) =>
        Weights.AreEqual(instances) ? new UniformPicker([.. instances], random) : new Picker(new WeightTable(instances), random);

    private sealed class Picker(WeightTable table, Random random) : IInstancePicker
    {
        public InstanceState? Pick(in PickContext context) => table.At(random.NextInt64(table.Total));
    }
}

/// <summary>At random among instances of the same weight.</summary>
internal sealed class UniformPicker(InstanceState[] instances, Random random) : IInstancePicker
{
    public InstanceState? Pick(in PickContext context) => instances[random.Next(instances.Length)];
}
