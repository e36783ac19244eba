using System.Text.RegularExpressions;

namespace Tern.Cli;

/// <summary>The pages of the rules, as the tool carries them: what a rule means and how to mend what it finds, readable where there is no network.</summary>
internal static partial class RulePages
{
    /// <summary>Page of a rule in Markdown, without links to other pages; <see langword="null"/> if the tool has none.</summary>
    public static string? Of(string rule)
    {
        using Stream? stream = typeof(RulePages).Assembly.GetManifestResourceStream("rule/" + rule);
        if (stream is null)
        {
            return null;
        }

        using StreamReader reader = new(stream);
        return Link().Replace(reader.ReadToEnd(), "$1");
    }

    [GeneratedRegex(@"\[([^\]\n]+)\]\((?!https?:)[^)\n]*\)")]
    private static partial Regex Link();
}
