namespace Tern.Server.Tests.Limits;

/// <summary>A server that gets slower past its capacity, as the limit sees it.</summary>
public sealed class AdaptiveConcurrencyTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Limit_LatencyStaysTheSame_GrowsToTheMost()
    {
        var adaptive = new AdaptiveConcurrency(new RpcAdaptiveLimit { Most = 200 }, most: null, _time);

        Run(adaptive, windows: 200, capacity: int.MaxValue);

        Assert.Equal(200, adaptive.Limit);
    }

    [Fact]
    public void Limit_NumberOfConcurrentCallsIsSetToo_StaysBelowIt()
    {
        var adaptive = new AdaptiveConcurrency(new RpcAdaptiveLimit(), most: 30, _time);

        Run(adaptive, windows: 200, capacity: int.MaxValue);

        Assert.Equal(30, adaptive.Limit);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(150)]
    public void Limit_ServerQueuesPastItsCapacity_SettlesNearIt(int capacity)
    {
        var adaptive = new AdaptiveConcurrency(new RpcAdaptiveLimit(), most: null, _time);

        Run(adaptive, windows: 200, capacity);

        // Enough to use what there is, and no queue of more than the capacity again.
        Assert.InRange(adaptive.Limit, capacity, capacity * 5 / 2);
    }

    [Fact]
    public void Limit_ServerBecomesSlowForAnotherReason_ShrinksUntilThatDoesNotHelp()
    {
        var adaptive = new AdaptiveConcurrency(new RpcAdaptiveLimit { Most = 100, Least = 5 }, most: null, _time);
        Run(adaptive, windows: 100, capacity: int.MaxValue);
        Assert.Equal(100, adaptive.Limit);

        Run(adaptive, windows: 9, capacity: int.MaxValue, slowness: 20);
        Assert.InRange(adaptive.Limit, 40, 65);

        Run(adaptive, windows: 100, capacity: int.MaxValue, slowness: 20);
        Assert.Equal(100, adaptive.Limit);

        Run(adaptive, windows: 10, capacity: int.MaxValue);
        Assert.Equal(100, adaptive.Limit);
    }

    [Fact]
    public void Limit_FewCallsRun_StaysAsItIs()
    {
        var adaptive = new AdaptiveConcurrency(new RpcAdaptiveLimit { Initial = 50 }, most: null, _time);

        for (int i = 0; i < 1_000; i++)
        {
            long begun = _time.GetTimestamp();
            _time.Advance(TimeSpan.FromMilliseconds(i % 2 == 0 ? 5 : 500));
            adaptive.Add(begun, inFlight: 3);
        }

        Assert.Equal(50, adaptive.Limit);
    }

    // As many calls as the limit allows, each of 10 ms up to the capacity and proportionally longer past it.
    private void Run(AdaptiveConcurrency adaptive, int windows, int capacity, double slowness = 1)
    {
        for (int window = 0; window < windows; window++)
        {
            TimeSpan end = TimeSpan.FromTicks(_time.GetTimestamp()) + TimeSpan.FromMilliseconds(600);
            while (TimeSpan.FromTicks(_time.GetTimestamp()) < end)
            {
                int running = adaptive.Limit;
                long begun = _time.GetTimestamp();
                _time.Advance(TimeSpan.FromMilliseconds(10 * slowness * Math.Max(1, (double)running / capacity)));
                for (int i = 0; i < running; i++)
                {
                    adaptive.Add(begun, running);
                }
            }
        }
    }
}
