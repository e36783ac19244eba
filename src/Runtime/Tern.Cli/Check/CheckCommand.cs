using System.CommandLine;

namespace Tern.Cli;

/// <summary><c>tern check</c>.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        Argument<string[]> paths = new("path") { Description = "IDL files, and folders whose IDL files are meant.", Arity = ArgumentArity.OneOrMore };
        Option<string?> against = new("--against", "-a")
        {
            Description = "What peers rely on: a tern.lock, an IDL file or folder, or a git revision (main, HEAD~1, v1.2). Default: tern.lock in this folder or beside the IDL, if there is one.",
            HelpName = "what",
        };
        Option<string> format = new Option<string>("--format", "-f") { Description = "text (default; as compilers write it), sarif, or github for annotations of GitHub Actions.", HelpName = "name", DefaultValueFactory = static _ => "text" }
            .AcceptOnlyFromAmong("text", "sarif", "github");
        Option<string?> output = new("--output", "-o") { Description = "File to write findings to. Default: standard output.", HelpName = "file" };
        Option<bool> strict = new("--strict") { Description = "Warnings fail the check too." };
        Option<string[]> ignored = new("--ignore") { Description = "Rule that is not looked at, TERN3107, unless it is an error of the IDL; may be repeated.", HelpName = "rule", DefaultValueFactory = static _ => [] };
        Option<string[]> include = ContractArguments.IncludeOption();
        Option<bool> negativeIds = ContractArguments.NegativeIdsOption();
        CliCommand command = new("check", "Checks IDL files: what is wrong with them, and what peers that were built earlier would notice.")
        {
            Examples =
            [
                "tern check idl/",
                "tern check idl/ --against origin/main",
                "tern check idl/ --against ../released/idl --format sarif -o tern.sarif",
            ],
            Notes = ["Exit code: 0 nothing that matters, 1 errors or breaking changes, 2 the check could not run."],
        };
        command.Add(paths);
        command.Add("Check", against, strict, ignored);
        command.Add("Output", format, output);
        command.Add("IDL", include, negativeIds);
        command.SetAction(async (parsed, token) =>
        {
            CheckRun run = new(host, parsed.GetValue(include)!, parsed.GetValue(negativeIds));
            CheckResult result = await run.RunAsync(parsed.GetValue(paths)!, parsed.GetValue(against), token).ConfigureAwait(false);
            result = result.Without(parsed.GetValue(ignored)!);
            FindingFormat writer = FindingFormat.Of(parsed.GetValue(format)!, host);
            if (parsed.GetValue(output) is { } file)
            {
                using StreamWriter stream = new(host.PathOf(file)) { NewLine = "\n" };
                writer.Write(result.Findings, stream);
            }
            else
            {
                writer.Write(result.Findings, host.Out);
            }

            await host.Error.WriteLineAsync(result.Summary).ConfigureAwait(false);
            return result.Fails(parsed.GetValue(strict)) ? ExitCodes.Failed : ExitCodes.Ok;
        });
        return command;
    }
}
