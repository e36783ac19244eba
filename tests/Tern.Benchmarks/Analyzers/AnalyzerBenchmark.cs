using System.Globalization;

namespace Tern.Benchmarks.Analyzers;

/// <summary>
/// The <c>analyzers</c> command: the compiler over the sources of this repository, without Tern's analyzers, with all but null flow, and with all of them, one after the other for each project.
/// Each compilation is a process of its own, as in a build without the compiler's server, so that what starting costs is in the figures; or each arm has a server, as a build has by default.
/// </summary>
internal static class AnalyzerBenchmark
{
    private const string Only = "--only=";

    private static readonly (string Name, TernParts Parts)[] s_arms =
    [
        ("without", TernParts.Generator),
        ("all but null flow", TernParts.Analyzers),
        ("all", TernParts.NullFlow),
    ];

    /// <summary>Runs the benchmark; the result is the exit code.</summary>
    public static int Run(string[] args)
    {
        bool asBuilt = args.Contains("--as-built");
        bool bare = args.Contains("--bare");
        bool shared = args.Contains("--server");
        bool il = args.Contains("--il");
        string[] projects = [.. args.Where(a => a.StartsWith(Only, StringComparison.Ordinal)).SelectMany(a => a[Only.Length..].Split(','))];
        string[] rest = [.. args.Where(a => a is not ("--as-built" or "--bare" or "--server" or "--il") && !a.StartsWith(Only, StringComparison.Ordinal))];
        if (!OperatingSystem.IsLinux() || rest.Length > 1 || !int.TryParse(rest.FirstOrDefault() ?? "3", NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) || rounds < 1)
        {
            Console.Error.WriteLine("""
                Usage: dotnet run -c Release --project tests/Tern.Benchmarks -- analyzers [rounds, 3 by default] [--server] [--il] [--as-built] [--bare] [--only=NAMES]

                  --server    compile in the compiler's server, one for each arm, as `dotnet build` does by default; the first round starts it
                  --il        with Tern's assemblies as IL, as SDKs have them that the package has no images for
                  --as-built  with the analyzers that this repository is built with too, those of the SDK among them
                  --bare      compare with compilations that have no generator of Tern either
                  --only      these projects alone, with commas between: a short run that says less

                -- analyzers --edit measures what an editor waits for after a keystroke instead.

                Build the solution first (dotnet build Sdk.sln -c Release). Processor time and memory are read from /proc, so it needs Linux.
                """);
            return 2;
        }

        string[] images = il ? [] : TernAssemblies.Images();
        List<CompilerCall> calls = [.. CompilerCall.OfRepository(images is [] ? TernAssemblies.Il() : images, asBuilt, projects)];
        if (calls.Count == 0)
        {
            Console.Error.WriteLine("No project could be prepared: build the solution first (dotnet build Sdk.sln -c Release).");
            return 1;
        }

        int lines = calls.Sum(c => c.Lines);
        Console.WriteLine($"{calls.Count} projects, {lines:N0} lines; {(asBuilt ? "with the analyzers this repository is built with" : "no other analyzers")}; Tern's as {(images is [] ? "IL" : "images")}; {(shared ? "a server for each arm" : "a process for each compilation")}.");
        Console.WriteLine();
        Console.WriteLine("| round | analyzers | wall s | processor s | largest peak MB | wall | processor | memory |");
        Console.WriteLine("|--:|---|--:|--:|--:|--:|--:|--:|");
        CompilerServer?[] servers = [.. s_arms.Select(_ => shared ? CompilerServer.Start(calls[0].Compiler) : null)];
        try
        {
            for (int round = 1; round <= rounds; round++)
            {
                if (!RunRound(calls, round, bare, servers))
                {
                    return 1;
                }
            }
        }
        finally
        {
            foreach (CompilerServer? server in servers)
            {
                server?.Dispose();
            }
        }

        return 0;
    }

    private static bool RunRound(List<CompilerCall> calls, int round, bool bare, CompilerServer?[] servers)
    {
        CompilerCost[] sums = new CompilerCost[s_arms.Length];
        double[] memory = new double[s_arms.Length];
        for (int p = 0; p < calls.Count; p++)
        {
            for (int a = 0; a < s_arms.Length; a++)
            {
                // Another arm begins each time, so that none always finds the files in the cache.
                int arm = (a + p + round) % s_arms.Length;
                CompilerCost cost = calls[p].Run(bare && arm == 0 ? TernParts.None : s_arms[arm].Parts, servers[arm]);
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
