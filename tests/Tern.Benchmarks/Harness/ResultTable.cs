using Tern.Benchmarks.Targets;

namespace Tern.Benchmarks.Harness;

/// <summary>Prints the medians over all rounds as a Markdown table to each point of the matrix.</summary>
internal static class ResultTable
{
    public static void Print(TextWriter output, IReadOnlyList<RoundResult> results)
    {
        foreach (var point in results.GroupBy(result => (result.Payload, result.Callers)))
        {
            output.WriteLine();
            output.WriteLine($"### {point.Key.Payload:N0} B, {point.Key.Callers:N0} callers");
            output.WriteLine();
            output.WriteLine(
                "| target | connections | calls/s | of limit | p50 µs | p99 µs | p99.9 µs | p99 / limit | CPU µs/call, client | server | CPU / limit | bytes/call, client | server |");
            output.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
            var medians = point.GroupBy(result => result.Target).ToDictionary(rounds => rounds.Key, Median);
            foreach (var (name, median) in medians)
            {
                var limit = TargetCatalog.Get(name).LimitName is { } limitName ? medians.GetValueOrDefault(limitName) : null;
                output.WriteLine(Row(median, limit));
            }
        }
    }

    private static string Row(RoundResult median, RoundResult? limit)
    {
        var isLimit = limit?.Target == median.Target;
        var share = limit is null || isLimit ? "–" : $"{median.Qps / limit.Qps:P1}";
        var tail = limit is null || isLimit ? "–" : $"{median.P99Us / limit.P99Us:N2}";
        var cost = limit is null || isLimit ? "–" : $"{Cpu(median) / Cpu(limit):N2}";
        return $"| {median.Target} | {median.Connections} | {median.Qps:N0} | {share} | {median.P50Us:N0} | {median.P99Us:N0} | {median.P999Us:N0} | {tail} "
            + $"| {median.ClientCpuUs:N2} | {Text(median.ServerCpuUs, "N2")} | {cost} "
            + $"| {Text(median.ClientAllocBytes, "N0")} | {Text(median.ServerAllocBytes, "N0")} |";
    }

    private static double Cpu(RoundResult result) => result.ClientCpuUs + (result.ServerCpuUs ?? 0);

    private static string Text(double? value, string format) =>
        value?.ToString(format, System.Globalization.CultureInfo.InvariantCulture) ?? "–";

    private static RoundResult Median(IEnumerable<RoundResult> rounds)
    {
        var all = rounds.ToArray();
        return all[0] with
        {
            Round = 0,
            Qps = Of(round => round.Qps),
            P50Us = Of(round => round.P50Us),
            P99Us = Of(round => round.P99Us),
            P999Us = Of(round => round.P999Us),
            ClientCpuUs = Of(round => round.ClientCpuUs),
            ServerCpuUs = OfOptional(round => round.ServerCpuUs),
            ClientAllocBytes = OfOptional(round => round.ClientAllocBytes),
            ServerAllocBytes = OfOptional(round => round.ServerAllocBytes),
        };

        double Of(Func<RoundResult, double> value)
        {
            var sorted = all.Select(value).Order().ToArray();
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }

        double? OfOptional(Func<RoundResult, double?> value) =>
            all.Any(round => value(round) is null) ? null : Of(round => value(round)!.Value);
    }
}
