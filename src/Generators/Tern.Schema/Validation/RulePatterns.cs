namespace Tern.Schema;

/// <summary>What the engine that runs a regular expression must be able to do.</summary>
public static class RulePatterns
{
    /// <summary>
    /// Whether an expression in .NET's syntax needs an engine that goes back, because of look-around, atomic groups, conditions or back-references. An expression that is damaged may give either answer.
    /// </summary>
    public static bool NeedsBacktracking(string pattern)
    {
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when IsReference(pattern, i + 1):
                    return true;
                case '\\':
                    i++;
                    break;
                case '[':
                    i = EndOfClass(pattern, i);
                    break;
                case '(' when IsBackwardGroup(pattern, i + 1):
                    return true;
            }
        }

        return false;
    }

    private static char At(string pattern, int index) => index < pattern.Length ? pattern[index] : '\0';

    private static bool IsReference(string pattern, int at) => At(pattern, at) is >= '1' and <= '9' || (At(pattern, at) == 'k' && At(pattern, at + 1) is '<' or '\'');

    // (?= (?! (?<= (?<! (?> (?( (?<name-other> (?'name-other'
    private static bool IsBackwardGroup(string pattern, int at)
    {
        if (At(pattern, at) != '?')
        {
            return false;
        }

        switch (At(pattern, at + 1))
        {
            case '=' or '!' or '>' or '(':
                return true;
            case '<' or '\'':
                int end = at + 2;
                while (char.IsLetterOrDigit(At(pattern, end)) || At(pattern, end) == '_')
                {
                    end++;
                }

                return At(pattern, end) is '=' or '!' or '-';
            default:
                return false;
        }
    }

    private static int EndOfClass(string pattern, int open)
    {
        int at = open + 1 + (At(pattern, open + 1) == '^' ? 1 : 0);

        // What comes first is no end.
        for (at += At(pattern, at) == ']' ? 1 : 0; at < pattern.Length && pattern[at] != ']'; at++)
        {
            if (pattern[at] == '\\')
            {
                at++;
            }
            else if (pattern[at] == '[' && pattern[at - 1] == '-')
            {
                at = EndOfClass(pattern, at);
            }
        }

        return at;
    }
}
