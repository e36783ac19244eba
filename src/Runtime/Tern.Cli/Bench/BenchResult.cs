using HdrHistogram;

namespace Tern.Cli;

/// <summary>What a load measured.</summary>
/// <param name="Record">Calls and times.</param>
/// <param name="Measured">How long it was measured.</param>
internal sealed record BenchResult(LoadRecord Record, TimeSpan Measured)
{
    private const int MostBars = 12;

    /// <summary>Percentiles that are shown.</summary>
    public static IReadOnlyList<double> Percentiles { get; } = [50, 75, 90, 95, 99, 99.9, 99.99];

    /// <summary>Calls that ended, per second.</summary>
    public double PerSecond => Measured > TimeSpan.Zero ? (Record.Answered - Record.Late + Record.Failed) / Measured.TotalSeconds : 0;

    /// <summary>Time that so many percent of the answered calls did not exceed.</summary>
    public TimeSpan At(double percentile) => TimeSpan.FromTicks(Record.Times.GetValueAtPercentile(percentile));

    /// <summary>The longest time.</summary>
    public TimeSpan Max => TimeSpan.FromTicks(Record.Answered == 0 ? 0 : Record.Longest);

    /// <summary>The mean time.</summary>
    public TimeSpan Mean => TimeSpan.FromTicks(Record.Answered == 0 ? 0 : (long)Record.Times.GetMean());

    /// <summary>Calls by time, in steps of one factor from the shortest to the longest.</summary>
    public IReadOnlyList<(TimeSpan UpTo, long Count)> Histogram()
    {
        (long Value, long Count)[] values = [.. Record.Times.RecordedValues().Select(static value => (value.ValueIteratedTo, value.CountAtValueIteratedTo))];
        if (values.Length == 0)
        {
            return [];
        }

        double least = Math.Max(values[0].Value, 1);
        double most = Math.Max(values[^1].Value, least);
        int bars = (int)Math.Clamp(Math.Ceiling(Math.Log(most / least, 1.25)) + 1, 1, MostBars);
        double factor = Math.Pow(most / least, 1.0 / bars);
        long[] counts = new long[bars];
        foreach ((long value, long count) in values)
        {
            int bar = factor <= 1 ? 0 : (int)Math.Ceiling(Math.Log(value / least, factor)) - 1;
            counts[Math.Clamp(bar, 0, bars - 1)] += count;
        }

        return [.. counts.Select((count, i) => (TimeSpan.FromTicks((long)Math.Ceiling(i == bars - 1 ? most : least * Math.Pow(factor, i + 1))), count))];
    }
}
