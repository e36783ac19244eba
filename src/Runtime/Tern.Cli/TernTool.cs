using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Reflection;

namespace Tern.Cli;

/// <summary>The <c>tern</c> command.</summary>
internal static class TernTool
{
    /// <summary>Version of the tool.</summary>
    public static string Version { get; } =
        (typeof(TernTool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code, one of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliHost host, CancellationToken cancellationToken = default)
    {
        // Response files (@file) are off: @file is how JSON is given.
        ParseResult parsed = Root(host).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            if (parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens.Count > 0)
            {
                throw new CliException($"There is no command '{parsed.UnmatchedTokens[0]}'. 'tern --help' lists them.");
            }

            if (parsed.Errors.Count > 0 && parsed.Action is not HelpScreen)
            {
                throw new CliException(Explain(parsed));
            }

            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Failures.Explain(exception) is { } failure)
        {
            await host.Error.WriteLineAsync($"error: {failure.Message}").ConfigureAwait(false);
            return failure.ExitCode;
        }
    }

    private static RootCommand Root(CliHost host)
    {
        RootCommand root = new("Calls, contracts and load for services that speak Thrift, Kitex or gRPC.")
        {
            CallCommand.Create(host),
            DescribeCommand.Create(host),
            BenchCommand.Create(host),
            GenCommand.Create(host),
            CheckCommand.Create(host),
            AnalyzeCommand.Create(host),
            LockCommand.Create(host),
            ExportCommand.Create(host),
            NewCommand.Create(host),
        };
        HelpScreen help = new(host);
        foreach (Option option in root.Options)
        {
            switch (option)
            {
                case HelpOption:
                    option.Description = "Shows this help.";
                    option.Action = help;
                    break;
                case VersionOption:
                    option.Description = "Shows the version.";
                    option.Action = new VersionAction(host);
                    break;
            }
        }

        // Without a command there is nothing to do but to say which there are.
        root.Action = help;
        return root;
    }

    private static string Explain(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string name = command is RootCommand ? "tern" : $"tern {command.Name}";
        IEnumerable<string> messages = parsed.Errors.Select(static error => error.Message.Replace("''", "'", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        return $"{string.Join(Environment.NewLine, messages)}{Environment.NewLine}'{name} --help' says how it is used.";
    }
}
