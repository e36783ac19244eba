using System.Text.RegularExpressions;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Checks regular expressions of attributes and chooses how they are run.</summary>
internal static class RegexParser
{
    /// <summary>Time in which an expression that goes back must be done.</summary>
    public const int DefaultTimeoutMilliseconds = 250;

    /// <summary>How an expression is run; <see langword="null"/> if it is none.</summary>
    public static PatternDetail? Parse(string pattern, bool isWholeMatch, int timeoutMilliseconds, out string? problem)
    {
        try
        {
            _ = new Regex(isWholeMatch ? $@"\A(?:{pattern})\z" : pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException exception)
        {
            problem = $"'{pattern}' is no regular expression: {exception.Message}";
            return null;
        }

        problem = null;
        return new PatternDetail(pattern, isWholeMatch, RulePatterns.NeedsBacktracking(pattern), timeoutMilliseconds);
    }
}
