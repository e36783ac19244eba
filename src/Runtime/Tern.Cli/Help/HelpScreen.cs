using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tern.Cli;

/// <summary>Shows what a command does, in the columns of the host.</summary>
internal sealed class HelpScreen(CliHost host) : SynchronousCommandLineAction
{
    private const int Indent = 2;
    private const int MostLeft = 28;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        Paragraph(command.Description ?? "");
        host.Out.WriteLine();
        Usage(command);
        List<(string Left, string Right)> commands = [.. command.Subcommands.Where(static sub => !sub.Hidden).Select(static sub => (sub.Name, FirstSentence(sub.Description ?? "")))];
        Table("Commands", commands);
        Table("Arguments", [.. command.Arguments.Where(static argument => !argument.Hidden).Select(static argument => ($"<{argument.Name}>", argument.Description ?? ""))]);
        CliCommand? own = command as CliCommand;
        HashSet<Option> shown = [];
        foreach ((string title, IReadOnlyList<Option> options) in own?.Groups ?? [])
        {
            shown.UnionWith(options);
            Table(title, [.. options.Where(static option => !option.Hidden).Select(Row)]);
        }

        Table(shown.Count > 0 ? "Other" : "Options", [.. AllOptions(command).Where(option => !option.Hidden && !shown.Contains(option)).Select(Row)]);
        foreach (string note in own?.Notes ?? [])
        {
            host.Out.WriteLine();
            Paragraph(note);
        }

        Examples(own?.Examples ?? []);
        return ExitCodes.Ok;
    }

    private static IEnumerable<Option> AllOptions(Command command) => command is RootCommand
        ? command.Options
        : command.Options.Concat(command.Parents.OfType<Command>().SelectMany(static parent => parent.Options).Where(static option => option is HelpOption));

    private void Usage(Command command)
    {
        string[] words =
        [
            "tern",
            .. command is RootCommand ? ["<command>"] : new[] { command.Name },
            .. command.Arguments.Select(static argument => argument.Arity switch
            {
                { MinimumNumberOfValues: 0, MaximumNumberOfValues: > 1 } => $"[<{argument.Name}>...]",
                { MinimumNumberOfValues: 0 } => $"[<{argument.Name}>]",
                { MaximumNumberOfValues: > 1 } => $"<{argument.Name}>...",
                _ => $"<{argument.Name}>",
            }),
            "[options]",
        ];
        host.Out.WriteLine($"Usage: {string.Join(' ', words)}");
    }

    private static (string Left, string Right) Row(Option option)
    {
        IEnumerable<string> names = option.Aliases.Where(static alias => alias is not ("/?" or "/h" or "-?")).Append(option.Name).Distinct(StringComparer.Ordinal).OrderBy(static name => name.Length);
        string all = string.Join(", ", names);

        // Short names have a column of their own.
        string left = all.StartsWith("--", StringComparison.Ordinal) ? "    " + all : all;
        string value = option.ValueType == typeof(bool) || option.HelpName is null ? "" : $" <{option.HelpName}>";
        return (left + value, option.Description ?? "");
    }

    private void Table(string title, IReadOnlyList<(string Left, string Right)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        host.Out.WriteLine();
        host.Out.WriteLine($"{title}:");
        int left = Math.Min(rows.Max(static row => row.Left.Length), MostLeft);
        int column = Indent + left + 2;
        foreach ((string name, string text) in rows)
        {
            IReadOnlyList<string> lines = TextWrap.Wrap(text, host.Width - column);
            bool fits = name.Length <= left;
            string first = fits ? lines.FirstOrDefault() ?? "" : "";
            host.Out.WriteLine($"{new string(' ', Indent)}{name.PadRight(left)}  {first}".TrimEnd());
            foreach (string line in lines.Skip(fits ? 1 : 0))
            {
                host.Out.WriteLine(new string(' ', column) + line);
            }
        }
    }

    private void Examples(IReadOnlyList<string> examples)
    {
        if (examples.Count == 0)
        {
            return;
        }

        host.Out.WriteLine();
        host.Out.WriteLine("Examples:");
        foreach (string line in examples.SelectMany(static example => example.ReplaceLineEndings("\n").Split('\n')))
        {
            host.Out.WriteLine($"  {line}".TrimEnd());
        }
    }

    private void Paragraph(string text)
    {
        foreach (string line in text.Split('\n').SelectMany(part => TextWrap.Wrap(part, host.Width)))
        {
            host.Out.WriteLine(line);
        }
    }

    private static string FirstSentence(string text)
    {
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }
}
