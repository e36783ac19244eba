namespace Tern.Governance.Tests.Balancing;

/// <summary>Every balancer spreads picks by weight.</summary>
public sealed class WeightTests
{
    public static TheoryData<string> Exact => ["weighted-round-robin", "interleaved-weighted-round-robin"];

    public static TheoryData<string> Random => ["weighted-random", "weighted-random-alias"];

    [Theory]
    [MemberData(nameof(Exact))]
    public void Pick_InTurn_EachRoundGivesExactlyTheWeights(string name)
    {
        InstanceState[] instances = Picks.Instances(50, 10, 30, 20);

        int[] counts = LoadBalancers.Named(name)!.Over(instances).Count(instances, 11 * 10);

        Assert.Equal([50, 10, 30, 20], counts);
    }

    [Fact]
    public void Pick_RoundRobin_MixesHeavyAndLightEvenly()
    {
        InstanceState[] instances = Picks.Instances(5, 1, 1);
        IInstancePicker picker = LoadBalancers.WeightedRoundRobin.Over(instances);

        // The order of nginx: never more than two of the heavy one in a row beside the wrap of the ring.
        string order = string.Concat(Enumerable.Range(0, 14).Select(_ => "abc"[Array.IndexOf(instances, picker.Pick(Picks.Call()))]));

        Assert.DoesNotContain("aaaaa", order);
        Assert.Contains("aabacaa", order + order);
    }

    [Fact]
    public void Pick_RoundRobinOfMany_EachIsNearItsShareAtAnyTime()
    {
        // Weights without a common divisor whose ring would have a million places.
        InstanceState[] instances = Picks.Many(1_000, static i => 500 + (i * 7 % 1_009));
        long total = instances.Sum(static state => (long)state.Instance.Weight);

        IInstancePicker picker = LoadBalancers.WeightedRoundRobin.Over(instances);

        // At random the counts would lie up to 50 from their shares.
        foreach (int picks in (int[])[2_000, 20_000, 200_000])
        {
            int[] counts = picker.Count(instances, picks);
            for (int i = 0; i < instances.Length; i++)
            {
                double expected = (double)picks * instances[i].Instance.Weight / total;
                Assert.InRange(counts[i], expected - 4, expected + 4);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Random))]
    public void Pick_AtRandom_SharesAreThoseOfTheWeights(string name)
    {
        InstanceState[] instances = Picks.Instances(1, 2, 3, 4, 90);
        const int Total = 200_000;

        int[] counts = LoadBalancers.Named(name)!.Over(instances).Count(instances, Total);

        // Chi squared with 4 degrees of freedom: 18.5 is exceeded once in a thousand seeds, and the seed is fixed.
        double chi = instances.Select((state, i) => (Count: counts[i], Expected: Total * state.Instance.Weight / 100.0)).Sum(static entry => Math.Pow(entry.Count - entry.Expected, 2) / entry.Expected);
        Assert.True(chi < 18.5, $"chi squared is {chi:0.0}: {string.Join(", ", counts)}");
    }

    [Fact]
    public void Pick_EqualWeights_ProcessesBeginAtDifferentPlaces()
    {
        InstanceState[] instances = Picks.Instances(10, 10, 10, 10, 10);

        int begins = Enumerable.Range(0, 30).Select(seed => LoadBalancers.WeightedRoundRobin.Over(instances, seed).Pick(Picks.Call())!.Instance.Address).Distinct().Count();

        Assert.True(begins > 3, $"only {begins} places");
    }

    [Fact]
    public void CreatePicker_WorstWeights_TakesNoLongRing()
    {
        // 65,536 places for each of these before: now as many as there are instances.
        InstanceState[] instances = Picks.Many(5_000, static i => 1_000_000 + i);

        long before = GC.GetAllocatedBytesForCurrentThread();
        LoadBalancers.WeightedRoundRobin.Over(instances);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(bytes < 5_000 * 64, $"{bytes} bytes");
    }
}
