// case: stream-seismograph
// category: async-stream
// rationale: iterators of readings yield null for gaps; consumers read on
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.StreamSeismograph;

public sealed record Tremor(string Station, double Size);

public sealed class Feed
{
    private readonly double[] _raw;

    public Feed(params double[] raw) => _raw = raw;

    public async IAsyncEnumerable<Tremor> Live()
    {
        foreach (double v in _raw)
        {
            await Task.Yield();
            if (double.IsNaN(v))
            {
                yield return null!;
                continue;
            }

            yield return new Tremor("s", v);
        }
    }

    public IEnumerable<Tremor[]> Windows()
    {
        Tremor[]? window = null;
        for (int i = 0; i < _raw.Length; i++)
        {
            window = i % 2 == 1 ? [new Tremor("a", _raw[i - 1]), new Tremor("b", _raw[i])] : window;
            yield return window!;
        }
    }

    public IEnumerable<Tremor> Clean()
    {
        foreach (double v in _raw.Where(v => !double.IsNaN(v)))
        {
            yield return new Tremor("s", v);
        }
    }
}

public static class Case
{
    private static async Task<double> Peak(Feed feed)
    {
        double peak = 0;
        await foreach (var t in feed.Live())
        {
            peak = Math.Max(peak, t.Size); // want: null-deref
        }

        return peak;
    }

    private static async Task<double> PeakSkippingGaps(Feed feed)
    {
        double peak = 0;
        await foreach (var t in feed.Live())
        {
            peak = t is null ? peak : Math.Max(peak, t.Size);
        }

        return peak;
    }

    private static int Pairs(Feed feed) => feed.Windows().Sum(w => w.Length); // want: null-deref

    private static double Total(Feed feed) => feed.Clean().Sum(t => t.Size) + feed.Windows().Skip(1).Sum(w => w.Length); // needless

    public static Task Demo1() => Peak(new Feed(1, double.NaN));
    public static void Demo2() => Pairs(new Feed(1, 2));
    public static async Task Demo3() => _ = await PeakSkippingGaps(new Feed(1, double.NaN)) + Total(new Feed(1, double.NaN));
}
