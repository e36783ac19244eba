namespace Tern.Governance.Tests.Simulation;

/// <content>A lane of one instance or two beside the base line.</content>
public sealed partial class SimulationTests
{
    [Theory]
    [InlineData("crash", 1)]
    [InlineData("crash", 2)]
    [InlineData("slow", 1)]
    [InlineData("failing", 1)]
    public async Task Lane_AllOfItIsSick_ItsCallsSucceedOnTheBaseLineAndComeBack(string fault, int size)
    {
        int calls = 0;
        int failures = 0;
        await ForEachSeedAsync(
            $"lane of {size}, {fault}",
            world =>
            {
                VirtualInstance[] lane = [.. world.Instances.Take(size)];
                world.Run(2);
                Assert.Equal(0, InLanes(world.Instances.Skip(size)));
                Assert.Equal(lane.Sum(static instance => instance.Attempts), InLanes(lane));

                foreach (VirtualInstance instance in lane)
                {
                    Break(instance, fault);
                }

                world.Run(4);
                Assert.Empty(world.ServedTwice);
                calls += world.Calls;
                failures += world.Failures;

                foreach (VirtualInstance instance in lane)
                {
                    Mend(instance);
                }

                world.Run(14);
                world.Reset();
                world.Run(2);
                Assert.Equal(0, InLanes(world.Instances.Skip(size)));
                Assert.NotEqual(0, InLanes(lane));
            },
            static options => options.Balancer = LoadBalancers.LaneAware(),
            world =>
            {
                world.LaneOfSome = "blue";
                world.Instances.Take(size).ToList().ForEach(static instance => instance.Lane = "blue");
            });

        Assert.True(failures <= calls * 0.0001, $"{failures} of {calls} calls failed");
    }

    private static int InLanes(IEnumerable<VirtualInstance> instances) => instances.Sum(static instance => instance.AttemptsInLanes);
}
