using System.CommandLine;
using System.CommandLine.Parsing;

namespace Tern.Cli;

/// <summary>Options of the form <c>key=value</c>, which may be given several times.</summary>
internal static class Pairs
{
    /// <summary>An option that takes pairs.</summary>
    public static Option<KeyValuePair<string, string>[]> Option(string name, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "key=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = static _ => [],
        CustomParser = static result => [.. result.Tokens.Select(token => Parse(token.Value, result)).OfType<KeyValuePair<string, string>>()],
    };

    private static KeyValuePair<string, string>? Parse(string text, ArgumentResult result)
    {
        int end = text.IndexOf('=', StringComparison.Ordinal);
        if (end > 0)
        {
            return new(text[..end], text[(end + 1)..]);
        }

        result.AddError($"'{text}' is no pair: write key=value.");
        return null;
    }
}
