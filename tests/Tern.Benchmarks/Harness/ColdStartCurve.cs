using Tern.Benchmarks.Targets;

namespace Tern.Benchmarks.Harness;

/// <summary>The <c>rpc --curve</c> command: how a fresh client and server come up to speed.</summary>
internal static class ColdStartCurve
{
    private const double IntervalSeconds = 0.1;
    private const int Intervals = 50;

    // One interval is noisy (a collection, a recompilation); speed is reached when half a second keeps it.
    private const int Window = 5;
    private const double Share = 0.9;

    public static async Task RunAsync(IReadOnlyList<BenchmarkTarget> targets, RpcOptions options)
    {
        foreach (var payload in options.Payloads)
        {
            foreach (var callers in options.Callers)
            {
                foreach (var target in targets)
                {
                    await MeasureAsync(target, callers, payload, options);
                }
            }
        }
    }

    private static async Task MeasureAsync(BenchmarkTarget target, int callers, int payload, RpcOptions options)
    {
        var shape = new LoadShape(callers, target.ConnectionsFor(callers, options.Connections), payload);
        Console.WriteLine();
        Console.WriteLine($"### {target.Name}, {payload:N0} B, {callers:N0} callers");
        Console.WriteLine();
        await using var pair = await TargetPair.StartAsync(target, shape);
        var counts = await pair.MeasureCurveAsync(IntervalSeconds, Intervals);
        await pair.WarmUpAsync(options.WarmupSeconds);
        var steady = (await pair.MeasureAsync(round: 0, options.Seconds)).Qps;

        Console.WriteLine($"Steady: {steady:N0} calls/s. {Describe(counts, steady)}");
        Console.WriteLine();
        Console.WriteLine("| s | calls/s | of steady |");
        Console.WriteLine("|--:|--:|--:|");
        for (var index = 0; index < counts.Length; index++)
        {
            var rate = counts[index] / IntervalSeconds;
            Console.WriteLine($"| {(index + 1) * IntervalSeconds:N1} | {rate:N0} | {rate / steady:P0} |");
        }
    }

    private static string Describe(long[] counts, double steady)
    {
        for (var end = Window; end <= counts.Length; end++)
        {
            var rate = counts.AsSpan(end - Window, Window).ToArray().Sum() / (Window * IntervalSeconds);
            if (rate >= Share * steady)
            {
                return $"{Share:P0} of it was kept for half a second from {(end - Window) * IntervalSeconds:N1} s on.";
            }
        }

        return $"{Share:P0} of it was not reached within {Intervals * IntervalSeconds:N0} s.";
    }
}
