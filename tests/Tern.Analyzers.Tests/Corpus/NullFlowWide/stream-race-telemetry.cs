// case: stream-race-telemetry
// category: iterator
// rationale: laps from iterators and async streams may be null, and so may the whole sequence
// csc: none

using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide.StreamRaceTelemetry;

internal sealed class Lap
{
    public double Seconds;
    public List<string> Flags { get; init; } = null!;
}

internal sealed class Feed
{
    private Lap? _best;

    public IEnumerable<Lap> Laps(params double[] times)
    {
        foreach (double t in times)
        {
            yield return t > 0 ? new Lap { Seconds = t } : null!;
        }
    }

    public IEnumerable<Lap> Valid(params double[] times)
    {
        foreach (var lap in Laps(times))
        {
            if (lap is not null)
            {
                yield return lap;
            }
        }
    }

    public async IAsyncEnumerable<Lap> Best(params double[] times)
    {
        foreach (var lap in Valid(times))
        {
            await Task.Yield();
            yield return _best!;
            _best = _best == null || lap.Seconds < _best.Seconds ? lap : _best;
        }
    }
}

internal static class PitWall
{
    public static double Sum(Feed feed, params double[] times)
    {
        double sum = feed.Valid(times).Sum(l => l.Seconds);
        foreach (var lap in feed.Laps(times))
            sum += lap.Seconds; // want: null-deref
        return sum;
    }

    public static async Task<double> Show(Feed feed)
    {
        double last = 0;
        await foreach (var best in feed.Best(81, 79))
        {
            last = best.Seconds; // want: null-deref
        }
        return last;
    }

    public static int Flags(Lap lap)
    {
        int n = 0;
        foreach (var flag in lap.Flags) // want: null-deref
        {
            n += flag.Length;
        }
        return n;
    }
}

public static class Demos
{
    public static void DemoSum() => PitWall.Sum(new Feed(), 80, -1);
    public static Task DemoBest() => PitWall.Show(new Feed());
    public static void DemoFlags() => PitWall.Flags(new Lap { Seconds = 3 });
    public static void DemoFlagsSet() => PitWall.Flags(new Lap { Flags = new List<string> { "red" } });
}
