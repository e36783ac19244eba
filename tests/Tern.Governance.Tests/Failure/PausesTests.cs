namespace Tern.Governance.Tests.Failure;

public sealed class PausesTests
{
    [Fact]
    public void Before_None_IsZero() => Assert.Equal(TimeSpan.Zero, Pauses.Before(new RetryOptions { Backoff = RetryBackoff.None }, 1, new Random(1)));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Before_Fixed_IsTheDelay(int repeat) =>
        Assert.Equal(TimeSpan.FromMilliseconds(30), Pauses.Before(new RetryOptions { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromMilliseconds(30) }, repeat, new Random(1)));

    [Fact]
    public void Before_Random_IsEvenlyBetweenTheBounds()
    {
        var options = new RetryOptions { Backoff = RetryBackoff.Random, Delay = TimeSpan.FromMilliseconds(10), MaxDelay = TimeSpan.FromMilliseconds(30) };
        var random = new Random(1);

        double[] pauses = [.. Enumerable.Range(0, 10_000).Select(_ => Pauses.Before(options, 1, random).TotalMilliseconds)];

        Assert.InRange(pauses.Min(), 10, 10.1);
        Assert.InRange(pauses.Max(), 29.9, 30);
        Assert.InRange(pauses.Average(), 19.8, 20.2);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(3, 40)]
    [InlineData(4, 80)]
    [InlineData(5, 100)]
    public void Before_Exponential_IsBetweenHalfAndTheWhole(int repeat, double whole)
    {
        var options = new RetryOptions { MaxDelay = TimeSpan.FromMilliseconds(100) };
        var random = new Random(1);

        double[] pauses = [.. Enumerable.Range(0, 10_000).Select(_ => Pauses.Before(options, repeat, random).TotalMilliseconds)];

        Assert.InRange(pauses.Min(), whole / 2, whole * 0.51);
        Assert.InRange(pauses.Max(), whole * 0.99, whole);
    }

    [Fact]
    public void Before_ExponentialWithMultiplier_GrowsByIt()
    {
        var options = new RetryOptions { Multiplier = 3, MaxDelay = TimeSpan.FromSeconds(10) };

        Assert.InRange(Pauses.Before(options, 4, new Random(1)).TotalMilliseconds, 135, 270);
    }

    [Fact]
    public void TryTake_Budget_IsATenthOfTheCallsOfTenSeconds()
    {
        var time = new ManualTime();
        var budget = new RepeatBudget(0.1, floor: 0, time);
        for (int i = 0; i < 100; i++)
        {
            budget.NoteCall(time.GetTimestamp());
        }

        Assert.Equal(10, Enumerable.Range(0, 100).Count(_ => budget.TryTake()));

        time.Advance(TimeSpan.FromMilliseconds(9_999));
        Assert.False(budget.TryTake());

        // All of it is forgotten 10 seconds later, the room that it made too.
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(budget.TryTake());
        for (int i = 0; i < 10; i++)
        {
            budget.NoteCall(time.GetTimestamp());
        }

        Assert.True(budget.TryTake());
        Assert.False(budget.TryTake());
    }
}
