// case: stream-tide-gauge
// category: iterator-stream
// rationale: an iterator and an async stream yield null for a gap, the consumer takes every element at its word
// csc: none

namespace NullSafety.StreamTideGauge;

public sealed record Reading(string Station, double Level);

public sealed class Gauge
{
    private readonly double[] _levels;

    public Gauge(string station, params double[] levels)
    {
        Station = station;
        _levels = levels;
    }

    public string Station { get; }

    public IEnumerable<Reading> Replay()
    {
        foreach (double level in _levels)
        {
            if (double.IsNaN(level))
                yield return null!;
            else
                yield return new Reading(Station, level);
        }
    }

    public async IAsyncEnumerable<Reading> Follow()
    {
        foreach (double level in _levels)
        {
            await Task.Yield();
            yield return double.IsNaN(level) ? null! : new Reading(Station, level);
        }
    }
}

public static class Harbour
{
    private static readonly double[] Levels = { 1.2, double.NaN, 1.9 };

    private static double Highest(Gauge gauge)
    {
        double highest = 0;
        foreach (var reading in gauge.Replay())
        {
            highest = Math.Max(highest, reading.Level); // want: null-deref
        }

        return highest;
    }

    private static double HighestKnown(Gauge gauge)
    {
        double highest = 0;
        foreach (var reading in gauge.Replay().Where(r => r is not null))
        {
            highest = Math.Max(highest, reading.Level);
        }

        return highest;
    }

    private static async Task<int> Letters(Gauge gauge, bool skipGaps)
    {
        int letters = 0;
        await foreach (var reading in gauge.Follow())
        {
            if (skipGaps && reading is null) continue;
            letters += reading!.Station.Length; // want: null-deref
        }

        return letters;
    }

    private static async Task<int> LettersKnown(Gauge gauge)
    {
        int letters = 0;
        await foreach (var reading in gauge.Follow())
        {
            letters += reading?.Station.Length ?? 0;
        }

        return letters;
    }

    public static void DemoReplay() => Highest(new Gauge("Kiel", Levels));

    public static void DemoReplayKnown() => HighestKnown(new Gauge("Kiel", Levels));

    public static Task DemoFollow() => Letters(new Gauge("Emden", Levels), false);

    public static Task DemoFollowKnown() => LettersKnown(new Gauge("Emden", Levels));
}
