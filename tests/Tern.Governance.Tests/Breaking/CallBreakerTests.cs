namespace Tern.Governance.Tests.Breaking;

/// <summary>The numbers of Kitex's breaker, to the millisecond.</summary>
public sealed class CallBreakerTests
{
    private readonly ManualTime _time = new();
    private readonly List<BreakerState> _changes = [];

    [Fact]
    public void Record_BelowTheSamples_StaysClosed()
    {
        CallBreaker breaker = Create(new BreakerOptions());

        Run(breaker, successes: 0, failures: 199);
        Assert.Equal(BreakerState.Closed, breaker.State);

        Run(breaker, successes: 0, failures: 1);
        Assert.Equal(BreakerState.Open, breaker.State);
        Assert.Equal([BreakerState.Open], _changes);
    }

    [Theory]
    [InlineData(101, 99, BreakerState.Closed)]
    [InlineData(100, 100, BreakerState.Open)]
    public void Record_AtTheRate_Opens(int successes, int failures, BreakerState expected)
    {
        CallBreaker breaker = Create(new BreakerOptions());

        Run(breaker, successes, failures);

        Assert.Equal(expected, breaker.State);
    }

    [Theory]
    [InlineData(9_899, BreakerState.Open)]
    [InlineData(10_000, BreakerState.Closed)]
    public void Record_FailuresGrowOld_FallOutOfTheWindow(int milliseconds, BreakerState expected)
    {
        CallBreaker breaker = Create(new BreakerOptions());
        Run(breaker, successes: 0, failures: 199);

        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        Run(breaker, successes: 0, failures: 1);

        Assert.Equal(expected, breaker.State);
    }

    [Fact]
    public void TryEnter_Open_IsRefusedForTheCoolDownThenProbes()
    {
        CallBreaker breaker = Open();

        _time.Advance(TimeSpan.FromMilliseconds(4_999));
        Assert.Equal(BreakerEntry.Refused, breaker.TryEnter());
        Assert.False(breaker.IsOpenForCalls);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(breaker.IsOpenForCalls);
        Assert.Equal(BreakerEntry.Probe, breaker.TryEnter());
        Assert.Equal(BreakerState.HalfOpen, breaker.State);

        // One probe in 200 ms.
        _time.Advance(TimeSpan.FromMilliseconds(199));
        Assert.Equal(BreakerEntry.Refused, breaker.TryEnter());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(BreakerEntry.Probe, breaker.TryEnter());
    }

    [Fact]
    public void Record_TwoProbesSucceed_ClosesWithNewCounts()
    {
        CallBreaker breaker = Open();
        _time.Advance(TimeSpan.FromSeconds(5));
        Probe(breaker, failed: false);
        Assert.Equal(BreakerState.HalfOpen, breaker.State);
        _time.Advance(TimeSpan.FromMilliseconds(200));
        Probe(breaker, failed: false);

        Assert.Equal([BreakerState.Open, BreakerState.HalfOpen, BreakerState.Closed], _changes);
        Run(breaker, successes: 0, failures: 199);
        Assert.Equal(BreakerState.Closed, breaker.State);
    }

    [Fact]
    public void Record_ProbeFails_OpensForAnotherCoolDown()
    {
        CallBreaker breaker = Open();
        _time.Advance(TimeSpan.FromSeconds(5));
        Probe(breaker, failed: true);

        _time.Advance(TimeSpan.FromMilliseconds(4_999));
        Assert.Equal(BreakerEntry.Refused, breaker.TryEnter());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(BreakerEntry.Probe, breaker.TryEnter());
    }

    [Fact]
    public void TryEnter_ProbeIsNeverHeardOf_NextIntervalProbesAgain()
    {
        CallBreaker breaker = Open();
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(BreakerEntry.Probe, breaker.TryEnter());

        _time.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Equal(BreakerEntry.Probe, breaker.TryEnter());
    }

    [Fact]
    public void Record_SuccessOfAnOldCallWhileHalfOpen_ClosesNothing()
    {
        CallBreaker breaker = Open();
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(BreakerEntry.Probe, breaker.TryEnter());

        Run(breaker, successes: 10, failures: 0);

        Assert.Equal(BreakerState.HalfOpen, breaker.State);
    }

    [Fact]
    public void Record_FailuresInARow_OpenWhateverTheRate()
    {
        CallBreaker breaker = Create(new BreakerOptions { ConsecutiveFailures = 3 });
        Run(breaker, successes: 1_000, failures: 2);
        Run(breaker, successes: 1, failures: 2);
        Assert.Equal(BreakerState.Closed, breaker.State);

        Run(breaker, successes: 0, failures: 1);

        Assert.Equal(BreakerState.Open, breaker.State);
    }

    [Fact]
    public async Task Record_ManyThreads_CountsEveryOne()
    {
        CallBreaker breaker = Create(new BreakerOptions { MinSamples = 80_001 });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Run(breaker, successes: 0, failures: 10_000), TestContext.Current.CancellationToken)));
        Assert.Equal(BreakerState.Closed, breaker.State);
        Run(breaker, successes: 0, failures: 1);

        Assert.Equal(BreakerState.Open, breaker.State);
    }

    private CallBreaker Create(BreakerOptions options) => new(options, _time, _changes.Add);

    private CallBreaker Open()
    {
        CallBreaker breaker = Create(new BreakerOptions());
        Run(breaker, successes: 0, failures: 200);
        Assert.Equal(BreakerState.Open, breaker.State);
        return breaker;
    }

    private void Run(CallBreaker breaker, int successes, int failures)
    {
        for (int i = 0; i < successes; i++)
        {
            breaker.Record(BreakerEntry.Entered, failed: false, _time.GetTimestamp());
        }

        for (int i = 0; i < failures; i++)
        {
            breaker.Record(BreakerEntry.Entered, failed: true, _time.GetTimestamp());
        }
    }

    private void Probe(CallBreaker breaker, bool failed)
    {
        BreakerEntry entry = breaker.TryEnter();
        Assert.Equal(BreakerEntry.Probe, entry);
        breaker.Record(entry, failed, _time.GetTimestamp());
    }
}
