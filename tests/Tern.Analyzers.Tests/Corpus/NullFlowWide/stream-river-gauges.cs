// case: stream-river-gauges
// category: async-stream
// rationale: gauges yield null for gaps, a source returns no stream at all, and an iterator runs after its source closed
// csc: none

using System.Collections.Generic;
using System.Threading.Tasks;

namespace NullSafety.Wide9.RiverGauges;

public sealed record Level(string Gauge, double Metres);

public abstract class Source
{
    public abstract IAsyncEnumerable<Level> ReadAsync();
}

public sealed class Telemetry : Source
{
    private readonly double[] _raw;

    public Telemetry(params double[] raw) => _raw = raw;

    public override async IAsyncEnumerable<Level> ReadAsync()
    {
        foreach (double value in _raw)
        {
            await Task.Yield();
            yield return double.IsNaN(value) ? null! : new Level("Elbe", value);
        }
    }
}

public sealed class Retired : Source
{
    public override IAsyncEnumerable<Level> ReadAsync() => null!;
}

public sealed class Archive
{
    private List<Level>? _pages = new() { new Level("Oder", 2.1), new Level("Oder", 2.4) };

    public void Close() => _pages = null;

    public IEnumerable<double> Peaks(double above)
    {
        for (int i = 0; i < _pages!.Count; i++) // want: null-deref
        {
            if (_pages[i].Metres > above)
                yield return _pages[i].Metres;
        }
    }
}

public static class FloodWatch
{
    private static async Task<double> MaxAsync(Source source)
    {
        double max = 0;
        await foreach (var level in source.ReadAsync()) // want: null-deref
        {
            max = level.Metres > max ? level.Metres : max; // want: null-deref
        }

        return max;
    }

    private static async Task<int> GapsAsync(Source source)
    {
        int gaps = 0;
        await foreach (Level? level in source.ReadAsync())
        {
            gaps += level is null ? 1 : 0;
        }

        return gaps;
    }

    private static double Sum(IEnumerable<double> values)
    {
        double sum = 0;
        foreach (double v in values) sum += v;
        return sum;
    }

    private static double FromArchive(bool closeFirst)
    {
        var archive = new Archive();
        var peaks = archive.Peaks(2.2);
        if (closeFirst) archive.Close();
        return Sum(peaks);
    }

    public static Task<double> Demo1() => MaxAsync(new Retired());
    public static Task<double> Demo2() => MaxAsync(new Telemetry(1.5, double.NaN));
    public static double Demo3() => FromArchive(true);
    public static async Task<double> Demo4() => await MaxAsync(new Telemetry(1.5, 3.5)) + await GapsAsync(new Telemetry(double.NaN, 1));
    public static double Demo5() => FromArchive(false);
}
