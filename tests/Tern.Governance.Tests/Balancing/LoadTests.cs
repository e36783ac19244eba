namespace Tern.Governance.Tests.Balancing;

/// <summary>Balancers that look at how instances are doing.</summary>
public sealed class LoadTests
{
    [Fact]
    public void LeastInFlight_OneIsBusy_GetsAlmostNothing()
    {
        InstanceState[] instances = Picks.Instances(10, 10, 10, 10);
        for (int i = 0; i < 50; i++)
        {
            instances[2].Load.Begin();
        }

        int[] counts = LoadBalancers.LeastInFlight.Over(instances).Count(instances, 9_000);

        Assert.Equal(0, counts[2]);
        Assert.All([counts[0], counts[1], counts[3]], count => Assert.InRange(count, 1_500, 4_500));
    }

    [Fact]
    public void LeastInFlight_CallsStayOpen_LoadFollowsWeights()
    {
        InstanceState[] instances = Picks.Instances(10, 10, 40);
        IInstancePicker picker = LoadBalancers.LeastInFlight.Over(instances);

        for (int i = 0; i < 3_000; i++)
        {
            picker.Pick(Picks.Call())!.Load.Begin();
        }

        Assert.InRange(instances[2].InFlight, 1_800, 2_200);
        Assert.InRange(instances[0].InFlight, 400, 600);
    }

    [Theory]
    [InlineData("least-latency")]
    [InlineData("peak-latency")]
    public void Latency_OneIsSlow_GetsLittleAndIsTriedAgainLater(string name)
    {
        var time = new ManualTime();
        InstanceState[] instances = [.. Enumerable.Range(0, 3).Select(i => new InstanceState(new ServiceInstance($"tcp://10.0.0.{i}:1"), new Tern.Governance.Balancing.InstanceLoad(time)))];
        IInstancePicker picker = LoadBalancers.Named(name)!.Over(instances);
        double[] seconds = [0.010, 0.010, 0.500];

        int[] counts = Serve(1_000);

        Assert.InRange(counts[2], 0, 20);
        Assert.InRange(counts[0], 300, 700);

        // It is well again; nobody would know if what is known of it did not fade.
        seconds[2] = 0.010;
        time.Advance(TimeSpan.FromMinutes(10));
        Serve(200);
        counts = Serve(1_000);
        Assert.InRange(counts[2], 200, 500);

        int[] Serve(int calls)
        {
            int[] served = new int[3];
            for (int i = 0; i < calls; i++)
            {
                InstanceState picked = picker.Pick(Picks.Call() with { Now = time.GetTimestamp() })!;
                int index = Array.IndexOf(instances, picked);
                picked.Load.Begin();
                time.Advance(TimeSpan.FromMilliseconds(1));
                picked.Load.End(seconds[index], time.GetTimestamp());
                served[index]++;
            }

            return served;
        }
    }

    [Fact]
    public void PeakLatency_OneSlowAnswer_IsAvoidedAtOnceWhereTheMeanHardlyMoves()
    {
        var time = new ManualTime();
        var load = new Tern.Governance.Balancing.InstanceLoad(time) { FollowsPeaks = true };
        for (int i = 0; i < 100; i++)
        {
            End(0.010);
        }

        End(1);

        Assert.Equal(0.010 + (0.125 * 0.99), load.Latency, 6);
        Assert.Equal(1, load.PeakCost(time.GetTimestamp()), 6);

        // The peak falls by e within 10 seconds of quick answers.
        time.Advance(TimeSpan.FromSeconds(10));
        load.Begin();
        load.End(0.010, time.GetTimestamp());
        Assert.Equal((1 * Math.Exp(-1)) + (0.010 * (1 - Math.Exp(-1))), load.PeakCost(time.GetTimestamp()), 6);

        void End(double seconds)
        {
            load.Begin();
            load.End(seconds, time.GetTimestamp());
        }
    }

    [Fact]
    public void LocalityFirst_OwnZoneIsThere_GetsAllUntilNoneOfItIsAvailable()
    {
        InstanceState[] instances =
        [
            Of("a", "zone", "east"), Of("b", "zone", "east"), Of("c", "zone", "west"),
        ];
        IInstancePicker picker = LoadBalancers.LocalityFirst("east").Over(instances);

        Assert.Equal([50, 50, 0], picker.Count(instances, 100));

        var gate = new Gate();
        instances[0].Gate = instances[1].Gate = gate;
        int[] counts = picker.Count(instances, 99);
        Assert.Equal(33, counts[2]);

        gate.IsOpenForCalls = true;
        Assert.Equal(0, picker.Count(instances, 100)[2]);
    }

    [Fact]
    public void LaneAware_LaneHasInstances_GetsItsCallsAndNoOthers()
    {
        InstanceState[] instances = [Of("a"), Of("b"), Of("c", "lane", "blue")];
        IInstancePicker picker = LoadBalancers.LaneAware().Over(instances);
        var blue = new CallContext();
        blue.Persistent.Set("lane", "blue");
        var green = new CallContext();
        green.Persistent.Set("lane", "green");

        Assert.Equal([0, 0, 100], picker.Count(instances, 100, () => Picks.Call(blue)));
        Assert.Equal([50, 50, 0], picker.Count(instances, 100, () => Picks.Call(green)));
        Assert.Equal([50, 50, 0], picker.Count(instances, 100, () => Picks.Call()));

        // A lane whose instances are all sick counts as not there.
        instances[2].Gate = new Gate();
        Assert.Equal([50, 50, 0], picker.Count(instances, 100, () => Picks.Call(blue)));
    }

    [Fact]
    public void Tagged_NoInstanceHasTheValue_PicksNone()
    {
        InstanceState[] instances = [Of("a", "version", "1"), Of("b", "version", "2"), Of("c")];
        IInstancePicker picker = LoadBalancers.Tagged("version", static (in PickContext context) => context.Context?.Transient["version"]).Over(instances);

        Assert.Equal("b", picker.Pick(Picks.Call(Wanting("2")))!.Instance.Address);
        Assert.Equal("c", picker.Pick(Picks.Call())!.Instance.Address);
        Assert.Null(picker.Pick(Picks.Call(Wanting("3"))));

        static CallContext Wanting(string version)
        {
            var context = new CallContext();
            context.Transient.Set("version", version);
            return context;
        }
    }

    private static InstanceState Of(string address, string? tag = null, string value = "") => new(new ServiceInstance(address)
    {
        Tags = tag is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [tag] = value },
    });

    private sealed class Gate : IInstanceGate
    {
        public bool IsOpenForCalls { get; set; }

        public BreakerState State => IsOpenForCalls ? BreakerState.Closed : BreakerState.Open;
    }
}
