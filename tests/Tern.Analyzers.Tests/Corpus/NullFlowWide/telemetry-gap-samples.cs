// case: telemetry-gap-samples
// category: async-iterator
// rationale: streams yield null for a line that does not parse or for a gap; the consumers dereference the element
// csc: none

using System.Globalization;

namespace NullSafety.TelemetryGapSamples;

public sealed record Sample(string Sensor, double Value, int Second);

public interface ISampleSource
{
    IAsyncEnumerable<Sample> ReadAsync(CancellationToken ct = default);
}

public sealed class LineSource(IEnumerable<string> lines) : ISampleSource
{
    public async IAsyncEnumerable<Sample> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var line in lines)
        {
            ct.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return Parse(line)!;
        }
    }

    private static Sample? Parse(string line)
    {
        var parts = line.Split(';');
        if (parts.Length != 3) return null;
        return new Sample(parts[0], double.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}

public static class Series
{
    /// <summary>One item per second; seconds without a sample come out empty.</summary>
    public static IEnumerable<Sample> PerSecond(IReadOnlyList<Sample> samples, int seconds)
    {
        for (int second = 0, next = 0; second < seconds; second++)
        {
            if (next < samples.Count && samples[next].Second == second)
                yield return samples[next++];
            else
                yield return null!;
        }
    }
}

public sealed class Aggregator(ISampleSource source)
{
    public async Task<double> SumAsync()
    {
        double sum = 0;
        await foreach (var sample in source.ReadAsync())
        {
            sum += sample.Value; // want: null-deref
        }

        return sum;
    }

    public async Task<double> SumValidAsync()
    {
        double sum = 0;
        await foreach (var sample in source.ReadAsync())
        {
            if (sample is { Value: > 0 }) sum += sample.Value;
        }

        return sum;
    }
}

public static class Case
{
    private static readonly string[] Lines = { "t1;20.5;0", "# restart", "t1;21.0;2" };
    private static readonly Sample[] Sparse = { new("p", 1, 0), new("p", 3, 2) };

    private static double Peak(IEnumerable<Sample> series)
    {
        double peak = double.MinValue;
        foreach (var s in series)
        {
            peak = Math.Max(peak, s.Value); // want: null-deref
        }

        return peak;
    }

    public static Task DemoSum() => new Aggregator(new LineSource(Lines)).SumAsync();
    public static Task DemoSumValid() => new Aggregator(new LineSource(Lines)).SumValidAsync();
    public static void DemoPeak() => Peak(Series.PerSecond(Sparse, 3));
    public static void DemoPeakFiltered() => Series.PerSecond(Sparse, 3).Where(s => s != null).Max(s => s.Value);
}
