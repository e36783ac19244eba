using System.Globalization;

namespace Tern.Benchmarks.Analyzers;

/// <summary>
/// The <c>analyzers</c> command: the compiler over the sources of this repository, without Tern's analyzers, with all but null flow, and with all of them, one after the other for each project.
/// Each compilation is a process of its own, as in a build without the compiler's server: what starting costs is in the figures.
/// </summary>
internal static class AnalyzerBenchmark
{
    private static readonly (string Name, bool Analyzers, bool NullFlow)[] s_arms =
    [
        ("without", false, false),
        ("all but null flow", true, false),
        ("all", true, true),
    ];

    /// <summary>Runs the benchmark; the result is the exit code.</summary>
    public static int Run(string[] args)
    {
        bool asBuilt = args.Contains("--as-built");
        string[] rest = [.. args.Where(a => a != "--as-built")];
        if (!OperatingSystem.IsLinux() || rest.Length > 1 || !int.TryParse(rest.FirstOrDefault() ?? "3", NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) || rounds < 1)
        {
            Console.Error.WriteLine("""
                Usage: dotnet run -c Release --project tests/Tern.Benchmarks -- analyzers [rounds, 3 by default] [--as-built]

                Without --as-built the compiler runs with source generators and no other analyzers; with it, as this repository is built, with those of the SDK.
                Build the solution first (dotnet build Sdk.sln -c Release). Processor time and memory are read from /proc, so it needs Linux.
                """);
            return 2;
        }

        List<CompilerCall> calls = [.. CompilerCall.OfRepository(asBuilt)];
        if (calls.Count == 0)
        {
            Console.Error.WriteLine("No project could be prepared: build the solution first (dotnet build Sdk.sln -c Release).");
            return 1;
        }

        int lines = calls.Sum(c => c.Lines);
        Console.WriteLine($"{calls.Count} projects, {lines:N0} lines; {(asBuilt ? "with the analyzers this repository is built with" : "no other analyzers")}.");
        Console.WriteLine();
        Console.WriteLine("| round | analyzers | wall s | processor s | largest peak MB | wall | processor | memory |");
        Console.WriteLine("|--:|---|--:|--:|--:|--:|--:|--:|");
        for (int round = 1; round <= rounds; round++)
        {
            if (!RunRound(calls, round))
            {
                return 1;
            }
        }

        return 0;
    }

    private static bool RunRound(List<CompilerCall> calls, int round)
    {
        CompilerCost[] sums = new CompilerCost[s_arms.Length];
        double[] memory = new double[s_arms.Length];
        for (int p = 0; p < calls.Count; p++)
        {
            for (int a = 0; a < s_arms.Length; a++)
            {
                // Another arm begins each time, so that none always finds the files in the cache.
                int arm = (a + p + round) % s_arms.Length;
                CompilerCost cost = calls[p].Run(s_arms[arm].Analyzers, s_arms[arm].NullFlow);
                if (cost.Failure is { } failure)
                {
                    Console.Error.WriteLine($"{calls[p].Name}: {failure}");
                    return false;
                }

                sums[arm] = new CompilerCost(sums[arm].Wall + cost.Wall, sums[arm].Processor + cost.Processor, Math.Max(sums[arm].PeakBytes, cost.PeakBytes), null);
                memory[arm] += Math.Log(cost.PeakBytes);
            }
        }

        for (int a = 0; a < s_arms.Length; a++)
        {
            // Memory compares project by project (a geometric mean), since the largest alone decides nothing about the others.
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {round} | {s_arms[a].Name} | {sums[a].Wall.TotalSeconds:F1} | {sums[a].Processor.TotalSeconds:F1} | {sums[a].PeakBytes / 1e6:F0} | {sums[a].Wall / sums[0].Wall:F3} | {sums[a].Processor / sums[0].Processor:F3} | {Math.Exp((memory[a] - memory[0]) / calls.Count):F3} |"));
        }

        return true;
    }
}
