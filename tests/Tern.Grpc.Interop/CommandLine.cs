using System.Globalization;

namespace Tern.Grpc.Interop;

/// <summary>Flags of the form <c>--name=value</c>, <c>--name value</c> or, for a switch, <c>--name</c>.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> _flags = new(StringComparer.Ordinal);

    private CommandLine()
    {
    }

    /// <exception cref="FormatException">An argument is no flag.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var line = new CommandLine();
        for (int i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                throw new FormatException($"\"{args[i]}\" is no flag.");
            }

            string flag = args[i][2..];
            int equals = flag.IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0)
            {
                line._flags[flag[..equals]] = flag[(equals + 1)..];
            }
            else if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                line._flags[flag] = args[++i];
            }
            else
            {
                line._flags[flag] = "true";
            }
        }

        return line;
    }

    public bool Has(string name) => _flags.ContainsKey(name);

    public string? Text(string name) => _flags.GetValueOrDefault(name);

    /// <exception cref="FormatException">The flag is missing.</exception>
    public string Required(string name) => Text(name) ?? throw new FormatException($"--{name} is missing.");

    /// <exception cref="FormatException">The flag is missing or no port.</exception>
    public int Port(string name) =>
        ushort.TryParse(Required(name), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) ? port : throw new FormatException($"--{name} is no port.");

    /// <exception cref="FormatException">The flag is neither true nor false.</exception>
    public bool Switch(string name) => Text(name) is { } text
        && (bool.TryParse(text, out bool value) ? value : throw new FormatException($"--{name} is \"{text}\" and not true or false."));
}
