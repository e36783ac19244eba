using System.Diagnostics;

namespace Tern.Governance.Tests.Balancing;

/// <summary>A pick at a thousand instances costs nothing on the heap and little time.</summary>
public sealed class PickCostTests
{
    private const int Batch = 20_000;

    // The aim is 100 ns on a quiet machine; tests run beside others.
    private const double MostNanoseconds = 1_000;

    private static readonly TimeSpan s_usual = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    public static TheoryData<string> All => ["consistent-hash", "locality-first", "lane-aware", .. LoadBalancers.Simple.Select(static balancer => balancer.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void Pick_AThousandInstances_TakesLittleAndAllocatesNothing(string name)
    {
        InstanceState[] instances = [.. Enumerable.Range(0, 1_000).Select(static i => new InstanceState(new ServiceInstance($"tcp://10.0.{i / 250}.{i % 250}:8888")
        {
            Weight = 1 + (i * 37 % 101),
            Tags = i % 10 == 0
                ? new Dictionary<string, string> { ["zone"] = "east", ["lane"] = "blue" }
                : new Dictionary<string, string> { ["zone"] = i % 2 == 0 ? "east" : "west" },
        }))];
        ILoadBalancer balancer = name switch
        {
            "consistent-hash" => LoadBalancers.ConsistentHash(static (in PickContext context) => context.Persistent("user")),
            "locality-first" => LoadBalancers.LocalityFirst("east", LoadBalancers.LeastInFlight),
            "lane-aware" => LoadBalancers.LaneAware(LoadBalancers.LeastInFlight),
            _ => LoadBalancers.Named(name)!,
        };
        IInstancePicker picker = balancer.CreatePicker(instances, Random.Shared);
        var context = new CallContext();
        context.Persistent.Set("user", "user-4711");
        context.Persistent.Set("lane", "blue");
        foreach (InstanceState state in instances)
        {
            // As after its first answers: what has never answered costs less to look at.
            state.Load.Begin();
            state.Load.End(0.001 * state.Instance.Weight, Stopwatch.GetTimestamp());
        }

        PickContext call = Picks.Call(context) with { Now = Stopwatch.GetTimestamp() };
        double best = double.MaxValue;
        long bytes = long.MaxValue;
        long begun = Stopwatch.GetTimestamp();

        // Long enough for the runtime to have compiled it for speed, which it does behind a pause of 100 ms, and on a busy machine much later.
        for (int round = 0; round < 20 || Stopwatch.GetElapsedTime(begun) < (best < MostNanoseconds ? s_usual : s_longest); round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            for (int i = 0; i < Batch; i++)
            {
                picker.Pick(call);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalNanoseconds / Batch);
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {best:0.0} ns");
        Assert.Equal(0, bytes);
        Assert.True(best < MostNanoseconds, $"{best:0.0} ns for a pick");
    }
}
