using System.Globalization;

namespace Tern.Governance.Tests.Simulation;

/// <summary>Faults in virtual time, over many seeds. A seed that fails says how to run it again.</summary>
/// <remarks><c>TERN_SIMULATION_SEEDS=2000</c> runs more of them, <c>TERN_SIMULATION_SEED=17</c> just one, and both together so many from that one on.</remarks>
[Collection(nameof(SimulationTests))]
public sealed partial class SimulationTests
{
    private const int DefaultSeeds = 4;
    private const int Instances = 5;

    public static TheoryData<string> Faults => ["crash", "slow", "failing", "flapping", "registry-down", "stale-registry", "rolling-restart", "two-crash", "partition", "partition-of-answers", "random"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_HealthyMajority_CallsSucceedWithinBudgetAndNothingRunsTwice(string fault)
    {
        int calls = 0;
        int failures = 0;
        await ForEachSeedAsync(fault, world =>
        {
            world.Run(2);
            foreach (VirtualInstance instance in world.Instances)
            {
                Assert.InRange(world.ShareOf(instance), world.WeightOf(instance) * 0.9, world.WeightOf(instance) * 1.1);
            }

            Inject(world, fault);
            world.Run(2);
            Assert.Empty(world.ServedTwice);

            // A tenth of the calls, and 10 of each client for each 10 seconds that the window can hold.
            int seconds = (int)(world.Time.GetTimestamp() / TimeSpan.TicksPerSecond);
            Assert.InRange(world.Served, 0, (world.AllCalls * 1.1) + (10 * world.ClientCount * (1 + (seconds / 10))) + world.ClientCount);
            calls += world.Calls;
            failures += world.Failures;
        });

        Assert.True(failures <= calls * 0.0001, $"{failures} of {calls} calls failed");
    }

    [Theory]
    [InlineData("crash")]
    [InlineData("slow")]
    [InlineData("failing")]
    public Task SickInstance_LosesItsTrafficWithinASecond_AndGetsItBack(string fault) => ForEachSeedAsync(fault, world =>
    {
        world.Run(1);
        VirtualInstance sick = world.Instances[0];
        Break(sick, fault);
        world.Run(1);
        world.Reset();
        world.Run(2);
        Assert.True(world.ShareOf(sick) < 0.02, $"the sick instance still has {world.ShareOf(sick):P1}");

        Mend(sick);

        // The longest ejection that two faults in a row can bring, and the slow start behind it.
        world.Run(14);
        world.Reset();
        world.Run(2);
        Assert.InRange(world.ShareOf(sick), world.WeightOf(sick) * 0.85, world.WeightOf(sick) * 1.15);
    });

    [Theory]
    [InlineData("partition")]
    [InlineData("partition-of-answers")]
    public Task PartialPartition_TheClientBehindIt_LeavesTheOtherSideAndComesBack(string fault) => ForEachSeedAsync(fault, world =>
    {
        world.Run(1);
        VirtualInstance[] far = [.. world.Instances.Take(2)];
        SetPartition(far, fault, isOn: true);
        world.Run(1.5);
        world.Reset();
        world.Run(2);
        foreach (VirtualInstance instance in far)
        {
            Assert.True(world.ShareOf(instance, client: 0) < 0.03, $"the client behind the partition still sends {world.ShareOf(instance, client: 0):P1} there");
            Assert.InRange(world.ShareOf(instance, client: 1), world.WeightOf(instance) * 0.85, world.WeightOf(instance) * 1.15);
        }

        SetPartition(far, fault, isOn: false);
        world.Run(14);
        world.Reset();
        world.Run(2);
        Assert.All(far, instance => Assert.InRange(world.ShareOf(instance, client: 0), world.WeightOf(instance) * 0.85, world.WeightOf(instance) * 1.15));
    });

    [Fact]
    public Task Overload_IsOver_CallsSucceedAgainWithinTwoSeconds() => ForEachSeedAsync("overload", world =>
    {
        world.Run(1);
        foreach (VirtualInstance instance in world.Instances)
        {
            instance.Capacity = 1;
            instance.Latency = TimeSpan.FromMilliseconds(20);
        }

        world.Run(5);
        world.Reset();
        foreach (VirtualInstance instance in world.Instances)
        {
            Mend(instance);
        }

        world.Run(2);
        world.Reset();
        world.Run(1);

        Assert.True(world.Failures <= world.Calls * 0.01, $"{world.Failures} of {world.Calls} calls still fail");
    });

    [Fact]
    public async Task Run_SameSeed_SameWorld()
    {
        List<string> worlds = [];
        for (int i = 0; i < 2; i++)
        {
            await using var world = new World(4_711, Instances);
            await world.StartAsync();
            await Task.Factory.StartNew(
                () =>
                {
                    world.Run(1);
                    Inject(world, "flapping");
                    world.Run(1);
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
            worlds.Add($"{world.AllCalls} {world.Served} {world.Failures} {string.Join(',', world.Instances.Select(static instance => instance.Attempts))}");
        }

        Assert.Equal(worlds[0], worlds[1]);
    }

    private static void Inject(World world, string fault)
    {
        VirtualInstance sick = world.Instances[world.Random.Next(Instances)];
        switch (fault)
        {
            case "flapping":
                for (int i = 0; i < 6; i++)
                {
                    sick.Crash();
                    world.Run(0.2 + (0.3 * world.Random.NextDouble()));
                    sick.Restart();
                    world.Run(0.2 + (0.3 * world.Random.NextDouble()));
                }

                break;
            case "registry-down":
                world.RegistryIsUp = false;
                world.Run(12);
                sick.Crash();
                world.Run(3);
                break;
            case "stale-registry":
                // It goes on naming one that is gone for good, and then another.
                sick.Crash();
                world.Run(8);
                break;
            case "rolling-restart":
                foreach (VirtualInstance instance in world.Instances)
                {
                    instance.Crash();
                    world.Run(1);
                    instance.Restart();
                    world.Run(4);
                }

                break;
            case "two-crash":
                sick.Crash();
                world.Instances.First(instance => instance != sick).Crash();
                world.Run(4);
                break;
            case "partition" or "partition-of-answers":
                // Between one client and a minority; the other client sees nothing of it.
                VirtualInstance[] far = [sick, world.Instances.First(instance => instance != sick)];
                SetPartition(far, fault, isOn: true);
                world.Run(4);
                SetPartition(far, fault, isOn: false);
                break;
            case "random":
                InjectAtRandom(world);
                break;
            default:
                Break(sick, fault);
                world.Run(4);
                break;
        }
    }

    // One after the other, on one instance or two, with what was broken mended in between or not until the end.
    private static void InjectAtRandom(World world)
    {
        string[] faults = ["crash", "slow", "failing", "partition", "partition-of-answers"];
        for (int i = 0; i < 4; i++)
        {
            VirtualInstance[] sick = [.. world.Instances.OrderBy(_ => world.Random.Next()).Take(world.Random.Next(1, 3))];
            foreach (VirtualInstance instance in sick)
            {
                string fault = faults[world.Random.Next(faults.Length)];
                if (fault.StartsWith("partition", StringComparison.Ordinal))
                {
                    SetPartition([instance], fault, isOn: true);
                }
                else
                {
                    Break(instance, fault);
                }
            }

            world.RegistryIsUp = world.Random.Next(4) != 0;
            world.Run(0.5 + (2 * world.Random.NextDouble()));
            world.RegistryIsUp = true;
            foreach (VirtualInstance instance in sick)
            {
                Mend(instance);
            }

            world.Run(world.Random.NextDouble());
        }
    }

    private static void SetPartition(IEnumerable<VirtualInstance> far, string fault, bool isOn)
    {
        foreach (VirtualInstance instance in far)
        {
            HashSet<int> clients = fault == "partition" ? instance.Deaf : instance.Mute;
            clients.Clear();
            if (isOn)
            {
                clients.Add(0);
            }
        }
    }

    private static void Break(VirtualInstance instance, string fault)
    {
        switch (fault)
        {
            case "crash":
                instance.Crash();
                break;
            case "slow":
                instance.Latency = TimeSpan.FromSeconds(2);
                break;
            default:
                instance.FailureRate = 0.9;
                break;
        }
    }

    private static void Mend(VirtualInstance instance)
    {
        instance.Restart();
        instance.Latency = TimeSpan.FromMilliseconds(4);
        instance.Capacity = 200;
        instance.FailureRate = 0;
        instance.Deaf.Clear();
        instance.Mute.Clear();
    }

    private static int? Variable(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static async Task ForEachSeedAsync(string what, Action<World> run, Action<GovernanceOptions>? configure = null, Action<World>? prepare = null)
    {
        int? only = Variable("TERN_SIMULATION_SEED");
        int first = only ?? 1;
        int count = Variable("TERN_SIMULATION_SEEDS") ?? (only is null ? DefaultSeeds : 1);
        for (int seed = first; seed < first + count; seed++)
        {
            await using var world = new World(seed, Instances, configure: configure);
            prepare?.Invoke(world);
            try
            {
                await world.StartAsync();

                // On a thread without a context of the runner: what the clock sets off runs there.
                await Task.Factory.StartNew(() => run(world), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"Seed {seed} of '{what}' fails; again: TERN_SIMULATION_SEED={seed} Tern.Governance.Tests -class {typeof(SimulationTests).FullName}. {exception.Message}"), exception);
            }
        }
    }
}
