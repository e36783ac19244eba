// case: stream-sensor-feed
// category: async-stream
// rationale: an async stream and an iterator yield null for a broken element
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StreamSensorFeed;

public sealed record Reading(string Unit, double Value);

public sealed class Feed
{
    private readonly string[] _lines;

    public Feed(params string[] lines) => _lines = lines;

    private static Reading Parse(string line)
    {
        var p = line.Split(' ');
        return p.Length == 2 ? new Reading(p[1], p[0].Length) : null!;
    }

    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken stop = default)
    {
        foreach (var line in _lines)
        {
            await Task.Yield();
            stop.ThrowIfCancellationRequested();
            yield return Parse(line);
        }
    }

    public IEnumerable<string?> Units()
    {
        yield return "start";
        foreach (var line in _lines)
        {
            yield return Parse(line)?.Unit;
        }
    }

    public IEnumerable<string> Known() => Units().Where(u => u != null).Select(u => u!);
}

public static class Case
{
    private static async Task<double> SumAsync(Feed feed)
    {
        double sum = 0;
        await foreach (var r in feed.ReadAsync())
        {
            sum += r.Value; // want: null-deref
        }

        return sum;
    }

    private static int Widest(Feed feed)
    {
        int max = 0;
        foreach (string unit in feed.Units()!)
        {
            max = Math.Max(max, unit.Length); // want: null-deref
        }

        return max;
    }

    private static int WidestKnown(Feed feed) => feed.Known().Max(u => u.Length);

    public static Task Demo1() => SumAsync(new Feed("1 C", "broken"));

    public static int Demo2() => Widest(new Feed("broken"));

    public static int Demo3() => WidestKnown(new Feed("broken"));
}
