namespace Tern.Server.Tests.Limits;

/// <summary>The numbers of Kitex's limiter, to the millisecond.</summary>
public sealed class CallRateTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Take_AtTheStart_GivesATenth()
    {
        var rate = new CallRate(100, _time);

        Assert.Equal(10, TakeAll(rate));
    }

    [Fact]
    public void Take_AfterATick_GivesATenthMore()
    {
        var rate = new CallRate(100, _time);
        TakeAll(rate);

        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal(0, TakeAll(rate));
        Assert.Equal(TimeSpan.FromMilliseconds(1), rate.NextRefill);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(10, TakeAll(rate));
        Assert.Equal(TimeSpan.FromMilliseconds(100), rate.NextRefill);
    }

    [Fact]
    public void Take_AfterAnIdleSecondOrMore_AllowsABurstOfTheLimit()
    {
        var rate = new CallRate(100, _time);

        _time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(100, TakeAll(rate));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(int.MaxValue, 214_748_365)]
    public void Take_AnyLimit_GivesAtLeastOneEachTick(int limit, int perTick)
    {
        var rate = new CallRate(limit, _time);

        // Not one by one: two thousand million take their time.
        for (int tick = 0; tick < 3; tick++)
        {
            for (int i = 0; i < Math.Min(perTick, 1_000); i++)
            {
                Assert.True(rate.TryTake());
            }

            Assert.Equal(perTick > 1_000, rate.TryTake());
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    [Fact]
    public void Take_OverManySeconds_GivesTheLimitEachSecond()
    {
        var rate = new CallRate(250, _time);
        TakeAll(rate);

        int taken = 0;
        for (int i = 0; i < 60_000; i += 10)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            taken += TakeAll(rate);
        }

        Assert.Equal(250 * 60, taken);
    }

    private static int TakeAll(CallRate rate)
    {
        int taken = 0;
        while (rate.TryTake())
        {
            taken++;
        }

        return taken;
    }
}
