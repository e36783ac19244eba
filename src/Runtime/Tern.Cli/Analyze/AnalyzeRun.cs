using System.Text.Json.Nodes;

namespace Tern.Cli;

/// <summary>Builds code with the analyzers, and gathers what they find.</summary>
internal sealed class AnalyzeRun(CliHost host, AnalyzeOptions options)
{
    /// <summary>Runs it.</summary>
    /// <param name="path">Solution, project or folder, as it was named.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CliException">There is nothing to build, or it does not build.</exception>
    public async Task<AnalyzeResult> RunAsync(string path, CancellationToken cancellationToken)
    {
        string target = Find(host.PathOf(path)) ?? throw new CliException($"'{path}' is no solution and no C# project, and no folder that has exactly one of either directly in it.");
        await host.Error.WriteLineAsync($"building {host.Display(target)} with Tern's analyzers").ConfigureAwait(false);
        using AnalyzerInjection injection = new();
        ProgramResult build = await host.Programs.RunAsync(Path.GetDirectoryName(target)!, "dotnet", Arguments(target, injection), cancellationToken).ConfigureAwait(false);
        AnalyzeResult result = Read(injection);
        if (build.ExitCode != 0 && !IsFailedByFindings(build))
        {
            throw new CliException($"'{host.Display(target)}' does not build:{Environment.NewLine}{Problems(build)}");
        }

        return result.Projects.Count == 0 ? throw new CliException($"'{host.Display(target)}' has no C# project.") : result;
    }

    private static string? Find(string path)
    {
        if (File.Exists(path))
        {
            return Path.GetExtension(path) is ".sln" or ".slnx" or ".slnf" or ".csproj" ? path : null;
        }

        if (!Directory.Exists(path))
        {
            return null;
        }

        string[] solutions = [.. Directory.EnumerateFiles(path, "*.sln"), .. Directory.EnumerateFiles(path, "*.slnx")];
        return solutions.Length == 1 ? solutions[0] : solutions.Length == 0 && Directory.GetFiles(path, "*.csproj") is [var project] ? project : null;
    }

    private string[] Arguments(string target, AnalyzerInjection injection) =>
    [
        "build", target, "-c", options.Configuration, "-nologo", "-v:q", "-clp:NoSummary", "-nodeReuse:false", "--no-incremental",
        $"-p:CustomAfterMicrosoftCommonTargets={injection.Targets}",
        $"-p:TernNullFlow={(options.HasNullFlow ? "true" : "false")}",
        .. options.Evidence is { } evidence ? [$"-p:TernNullFlowEvidence={evidence}"] : Array.Empty<string>(),
        "-p:TernNullGate=false",
        "-p:TreatWarningsAsErrors=false",
        .. options.WritesBaseline ? ["-p:TernNullBaseline=none"] : Array.Empty<string>(),
    ];

    private AnalyzeResult Read(AnalyzerInjection injection)
    {
        Dictionary<(string, AnalyzePlace?, string), AnalyzeFinding> findings = [];
        Dictionary<(string, AnalyzePlace?, string), AnalyzeFinding> suppressed = [];
        Dictionary<string, JsonObject> rules = new(StringComparer.Ordinal);
        HashSet<string> projects = new(StringComparer.Ordinal);
        NullBaselineFile baselines = new();
        foreach ((string log, string project) in injection.ReadLogs())
        {
            projects.Add(project);
            IReadOnlyList<AnalyzeFinding> read = AnalyzeSarif.Read(File.ReadAllText(log), project, rules);

            // With those that the code suppresses: the analyzer takes entries before anybody suppresses, and two equal findings need two.
            baselines.Add(project, read);
            foreach (AnalyzeFinding finding in read.Where(finding => options.Takes(finding.Rule)))
            {
                (finding.IsSuppressed ? suppressed : findings).TryAdd(finding.Identity, finding);
            }
        }

        return new AnalyzeResult(
            Ordered(findings.Values),
            Ordered(suppressed.Values.Where(finding => !findings.ContainsKey(finding.Identity))),
            rules,
            [.. projects.Order(StringComparer.Ordinal)],
            options.WritesBaseline ? baselines.Write() : []);
    }

    private static IReadOnlyList<AnalyzeFinding> Ordered(IEnumerable<AnalyzeFinding> findings) =>
        [.. findings.OrderBy(static f => f.Where?.File, StringComparer.Ordinal).ThenBy(static f => f.Where?.Line).ThenBy(static f => f.Where?.Column).ThenBy(static f => f.Rule, StringComparer.Ordinal)];

    // Where a project has made rules of Tern to errors, that is an answer and no obstacle.
    private static bool IsFailedByFindings(ProgramResult build) => Errors(build).All(static line => line.Contains(": error TERN", StringComparison.Ordinal));

    private static string Problems(ProgramResult build)
    {
        string[] errors = [.. Errors(build)];
        return errors.Length > 0 ? string.Join(Environment.NewLine, errors) : $"{build.Output.Trim()}{build.Error.Trim()}";
    }

    private static IEnumerable<string> Errors(ProgramResult build)
    {
        string[] errors = [.. build.Output.Split('\n').Select(static line => line.Trim()).Where(static line => line.Contains(": error ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
        return errors.Length > 0 ? errors : ["the build failed without an error"];
    }
}
