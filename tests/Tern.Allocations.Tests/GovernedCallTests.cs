namespace Tern.Allocations.Tests;

/// <summary>What a governed call allocates after warm-up when its first attempt succeeds.</summary>
public sealed class GovernedCallTests
{
    public static TheoryData<int, string> Ways => new()
    {
        { 1, "weighted-round-robin" },
        { 64, "weighted-round-robin" },
        { 64, "least-in-flight" },
        { 64, "peak-latency" },
        { 64, "backup" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Multiplexed_EveryStageButTimeouts_AllocatesNothing(int callers, string way)
    {
        double bytes = await MeasureAsync(callers, options => Govern(options, way));

        Assert.True(bytes < UnaryCallTests.NoiseBytesPerCall, $"{bytes:0.00} bytes per call");
    }

    [Fact]
    public async Task Multiplexed_EveryStage_AllocatesNothing()
    {
        double bytes = await MeasureAsync(16, static options =>
        {
            Govern(options, "weighted-round-robin");
            options.AllMethods.Timeout = TimeSpan.FromMinutes(1);
            options.AllMethods.AttemptTimeout = TimeSpan.FromSeconds(30);
        });

        Assert.True(bytes < UnaryCallTests.NoiseBytesPerCall, $"{bytes:0.00} bytes per call");
    }

    private static void Govern(GovernanceOptions options, string way)
    {
        options.Balancer = way switch
        {
            "least-in-flight" => LoadBalancers.LeastInFlight,
            "peak-latency" => LoadBalancers.PeakLatency,
            _ => LoadBalancers.WeightedRoundRobin,
        };
        options.MaxConcurrencyPerInstance = 100_000;
        options.Outliers = new OutlierOptions { Interval = TimeSpan.FromHours(1) };
        options.SlowStart = TimeSpan.FromSeconds(1);
        options.AllMethods.Retry = new RetryOptions { On = RetryReasons.All };
        options.AllMethods.Breaker = new BreakerOptions { ConsecutiveFailures = 50 };
        options.AllMethods.Backup = way == "backup" ? new BackupOptions { Delay = TimeSpan.FromSeconds(20) } : null;
    }

    private static Task<double> MeasureAsync(int callers, Action<GovernanceOptions>? govern) => UnaryCallTests.MeasureAsync(
        callers,
        RpcProtocol.ThriftTTHeader,
        ConnectionMode.Multiplexed,
        static async (client, calls) =>
        {
            for (int i = 0; i < calls; i++)
            {
                Sample reply = await client.EchoAsync(new Sample { Id = i }).ConfigureAwait(false);
                if (reply.Id != i)
                {
                    throw new InvalidOperationException("The reply of another call came back.");
                }
            }
        },
        govern: govern);
}
