namespace Tern.Governance.Tests.Balancing;

public sealed class ConsistentHashTests
{
    private const int Keys = 20_000;

    private static readonly ILoadBalancer s_balancer = LoadBalancers.ConsistentHash(static (in PickContext context) => context.Context?.Transient["user"]);

    [Fact]
    public void Pick_SameInstancesInAnotherProcess_SameAnswer()
    {
        // Literals, computed by another program: they must never change.
        IInstancePicker picker = s_balancer.Over(Picks.Instances(10, 10, 10, 10, 10), seed: 5);

        Assert.Equal([4, 2, 1, 4, 3, 1, 3, 1, 1, 2, 4, 2], Enumerable.Range(0, 12).Select(key => Owner(picker, key)["tcp://10.0.0.".Length] - '0'));
        Assert.Equal(0x65EE6F41A1D54595UL, Tern.Governance.Balancing.HashRing.Hash("tern"));
    }

    [Fact]
    public void Pick_ManyKeys_SharesAreNearTheWeights()
    {
        InstanceState[] instances = Picks.Instances(10, 10, 10, 20);
        IInstancePicker picker = s_balancer.Over(instances);

        int[] counts = new int[4];
        for (int key = 0; key < Keys; key++)
        {
            counts[Owner(picker, key)["tcp://10.0.0.".Length] - '0']++;
        }

        // A hundred points for a weight of 10: the standard deviation of a share is about a tenth of it.
        for (int i = 0; i < 4; i++)
        {
            Assert.InRange(counts[i], Keys * instances[i].Instance.Weight / 50 * 0.7, Keys * instances[i].Instance.Weight / 50 * 1.3);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public void Pick_OneInstanceGoes_OnlyItsKeysMove(int count)
    {
        InstanceState[] all = Picks.Many(count, static _ => 10);
        IInstancePicker before = s_balancer.Over(all);
        InstanceState gone = all[count / 2];
        IInstancePicker after = s_balancer.Over([.. all.Where(state => state != gone)]);

        int moved = 0;
        for (int key = 0; key < Keys; key++)
        {
            string was = Owner(before, key);
            string isNow = Owner(after, key);
            if (was != isNow)
            {
                Assert.Equal(gone.Instance.Address, was);
                moved++;
            }
        }

        Assert.InRange(moved, Keys / count * 0.6, Keys / count * 1.4);
    }

    [Fact]
    public void Pick_FurtherAttemptOrUnavailable_GoesToTheNextOfTheRing()
    {
        InstanceState[] instances = Picks.Instances(10, 10, 10, 10, 10);
        IInstancePicker picker = s_balancer.Over(instances);
        string[] attempts = [.. Enumerable.Range(1, 5).Select(attempt => Owner(picker, 42, attempt))];

        Assert.Equal(5, attempts.Distinct().Count());

        instances.Single(state => state.Instance.Address == attempts[0]).Gate = new Shut();
        Assert.Equal(attempts[1], Owner(picker, 42));
    }

    [Fact]
    public void Pick_Replicas_ShareTheCallsOfAKey()
    {
        InstanceState[] instances = Picks.Instances(10, 10, 10, 10, 10);
        IInstancePicker picker = LoadBalancers.ConsistentHash(static (in PickContext _) => "hot", replicas: 2).Over(instances);

        for (int i = 0; i < 100; i++)
        {
            picker.Pick(Picks.Call())!.Load.Begin();
        }

        Assert.Equal([0, 0, 0, 50, 50], instances.Select(static state => state.InFlight).Order());
    }

    [Fact]
    public void Pick_NoKey_GoesAnywhere()
    {
        InstanceState[] instances = Picks.Instances(10, 10, 10);

        int[] counts = s_balancer.Over(instances).Count(instances, 3_000);

        Assert.All(counts, static count => Assert.InRange(count, 800, 1_200));
    }

    private static string Owner(IInstancePicker picker, int key, int attempt = 1)
    {
        var context = new CallContext();
        context.Transient.Set("user", $"user-{key}");
        return picker.Pick(Picks.Call(context, attempt))!.Instance.Address;
    }

    private sealed class Shut : IInstanceGate
    {
        public bool IsOpenForCalls => false;

        public BreakerState State => BreakerState.Open;
    }
}
