namespace Tern.Governance;

/// <summary>Times between attempts.</summary>
internal static class Pauses
{
    /// <summary>The pause before a further attempt.</summary>
    /// <param name="options">How it grows.</param>
    /// <param name="repeat">Which further attempt it is for, from 1.</param>
    /// <param name="random">Source of the jitter.</param>
    public static TimeSpan Before(RetryOptions options, int repeat, Random random) => options.Backoff switch
    {
        RetryBackoff.None => TimeSpan.Zero,
        RetryBackoff.Fixed => options.Delay,
        RetryBackoff.Random => options.Delay + (random.NextDouble() * (options.MaxDelay - options.Delay)),
        _ => Jittered(options, repeat, random),
    };

    /// <summary>The least time that the pauses before all further attempts take together.</summary>
    public static TimeSpan LeastBefore(RetryOptions options)
    {
        TimeSpan least = TimeSpan.Zero;
        for (int repeat = 1; repeat <= options.MaxRetries; repeat++)
        {
            least += Before(options, repeat, NoLuck.Instance);
        }

        return least;
    }

    // Half of the pause is certain: attempts that failed together must not come together, and none may come at once.
    private static TimeSpan Jittered(RetryOptions options, int repeat, Random random)
    {
        TimeSpan full = options.Delay * Math.Pow(options.Multiplier, Math.Min(repeat - 1, 30));
        TimeSpan bounded = full < options.MaxDelay ? full : options.MaxDelay;
        return bounded * (0.5 + (0.5 * random.NextDouble()));
    }

    /// <summary>A source of randomness that always draws the least.</summary>
    private sealed class NoLuck : Random
    {
        public static readonly NoLuck Instance = new();

        public override double NextDouble() => 0;
    }
}
