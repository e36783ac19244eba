using System.Text.Json;
using Tern.Benchmarks.Targets;

namespace Tern.Benchmarks.Harness;

/// <summary>The <c>rpc</c> command: every point of the matrix, all targets warmed up, then measured in rotation.</summary>
internal static class RpcBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        RpcOptions options;
        IReadOnlyList<BenchmarkTarget> targets;
        try
        {
            options = RpcOptions.Parse(args);
            targets = TargetCatalog.Select(options.Targets);
        }
        catch (FormatException error)
        {
            return Usage.Print(error.Message);
        }

        try
        {
            await (options.Curve ? ColdStartCurve.RunAsync(targets, options) : MeasureAllAsync(targets, options));
            return 0;
        }
        catch (Exception error) when (error is InvalidDataException or TimeoutException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static async Task MeasureAllAsync(IReadOnlyList<BenchmarkTarget> targets, RpcOptions options)
    {
        var results = new List<RoundResult>();
        foreach (var payload in options.Payloads)
        {
            foreach (var callers in options.Callers)
            {
                results.AddRange(await MeasureAsync(targets, callers, payload, options));
                await WriteAsync(results, options.JsonFile);
            }
        }

        ResultTable.Print(Console.Out, results);
    }

    private static async Task<List<RoundResult>> MeasureAsync(
        IReadOnlyList<BenchmarkTarget> targets, int callers, int payload, RpcOptions options)
    {
        var pairs = new List<TargetPair>();
        try
        {
            foreach (var target in targets)
            {
                var shape = new LoadShape(callers, target.ConnectionsFor(callers, options.Connections), payload);
                var pair = await TargetPair.StartAsync(target, shape);
                pairs.Add(pair);
                await pair.WarmUpAsync(options.WarmupSeconds);
            }

            var results = new List<RoundResult>();
            for (var round = 1; round <= options.Rounds; round++)
            {
                foreach (var pair in pairs)
                {
                    var result = await pair.MeasureAsync(round, options.Seconds);
                    results.Add(result);
                    Console.Error.WriteLine(
                        $"{payload} B, {callers} callers, round {round}: {result.Target} {result.Qps:N0} calls/s, p99 {result.P99Us:N0} µs");
                }
            }

            return results;
        }
        finally
        {
            foreach (var pair in pairs)
            {
                await pair.DisposeAsync();
            }
        }
    }

    private static async Task WriteAsync(IReadOnlyList<RoundResult> results, string? file)
    {
        if (file is null)
        {
            return;
        }

        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, results, ResultJson.Default.IReadOnlyListRoundResult);
    }
}
