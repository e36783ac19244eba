using System.CommandLine;

namespace Tern.Cli;

/// <summary><c>tern analyze</c>.</summary>
internal static class AnalyzeCommand
{
    private const int UsualCauses = 10;

    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        Argument<string> path = new("path") { Description = "Solution or C# project, or a folder with one. Default: this folder.", DefaultValueFactory = static _ => "." };
        Option<string[]> only = new("--only") { Description = "Rule to look at, or the beginning of several: TERN2005, TERN1; may be repeated. Default: all.", HelpName = "rule", DefaultValueFactory = static _ => [] };
        Option<bool> noNulls = new("--no-null-flow") { Description = "Leaves out the null flow rules (TERN1...), which take the most time." };
        Option<string?> evidence = new Option<string?>("--evidence") { Description = "Which null flows are reported: proven (what the code does for every caller), likely (others as notes, too) or all (as warnings). Default: what .editorconfig says, else likely.", HelpName = "level" }
            .AcceptOnlyFromAmong("proven", "likely", "all");
        Option<bool> baseline = new("--write-baseline") { Description = "Writes today's null flow findings to tern.nulls beside each project: later builds report new ones only." };
        Option<string> failOn = new Option<string>("--fail-on") { Description = "error, warning (default) or never: what makes the command fail.", HelpName = "level", DefaultValueFactory = static _ => "warning" }
            .AcceptOnlyFromAmong("error", "warning", "never");
        Option<string?> sarif = new("--sarif", "-o") { Description = "File to write all findings to as SARIF 2.1, for code scanning and editors.", HelpName = "file" };
        Option<int> top = new("--top") { Description = "Causes that are shown. Default: 10.", HelpName = "count", DefaultValueFactory = static _ => UsualCauses };
        Option<bool> all = new("--all") { Description = "Shows every finding on a line of its own, as compilers do." };
        Option<string> configuration = new("--configuration", "-c") { Description = "Build configuration. Default: Debug.", HelpName = "name", DefaultValueFactory = static _ => "Debug" };
        top.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--top takes a number from 0 on.");
            }
        });
        CliCommand command = new("analyze", "Builds C# code with Tern's analyzers: null flows, unsafe retries, misuse. Project files stay as they are.")
        {
            Examples = ["tern analyze", "tern analyze Shop.sln --sarif tern.sarif", "tern analyze src/Shop --only TERN1 --write-baseline"],
            Notes =
            [
                "The code need not use Tern. Projects that have the package use the analyzers of their own version.",
                "Exit code: 0 nothing that matters, 1 findings, 2 the code does not build.",
            ],
        };
        command.Add(path);
        command.Add("Analysis", only, noNulls, evidence, baseline, configuration);
        command.Add("Output", failOn, sarif, top, all);
        command.SetAction(async (parsed, token) =>
        {
            AnalyzeOptions options = new(parsed.GetValue(configuration)!, !parsed.GetValue(noNulls), parsed.GetValue(evidence), parsed.GetValue(baseline), parsed.GetValue(only)!);
            AnalyzeResult result = await new AnalyzeRun(host, options).RunAsync(parsed.GetValue(path)!, token).ConfigureAwait(false);
            if (parsed.GetValue(sarif) is { } file)
            {
                await File.WriteAllTextAsync(host.PathOf(file), AnalyzeSarif.Write(result), token).ConfigureAwait(false);
            }

            AnalyzeReport report = new(host, result);
            report.Write(parsed.GetValue(all) ? int.MaxValue : parsed.GetValue(top), eachFinding: parsed.GetValue(all));
            return !options.WritesBaseline && result.Fails(parsed.GetValue(failOn)!) ? ExitCodes.Failed : ExitCodes.Ok;
        });
        return command;
    }
}
