using System.Text;
using Tern.Generic;

namespace Tern.Cli;

/// <summary>Cuts text into JSON values, one behind the other, on one line or many. What they hold is checked when they are sent.</summary>
internal static class JsonSequence
{
    private const int MaxCharacters = 64 * 1024 * 1024;

    /// <summary>Reads values; each is given when its end was read, so that a person can type one, see the answer and type the next.</summary>
    /// <exception cref="CliException">The text ends in the middle of a value, or a value has more than 64 million characters.</exception>
    public static async IAsyncEnumerable<GenericJson> ReadAsync(TextReader reader)
    {
        StringBuilder value = new();
        int depth = 0;
        bool isText = false;
        bool isEscaped = false;
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            foreach (char c in line)
            {
                if (value.Length == 0 && char.IsWhiteSpace(c))
                {
                    continue;
                }

                if (depth == 0 && !isText && value.Length > 0 && (char.IsWhiteSpace(c) || c is '{' or '['))
                {
                    // The end of a number or a word, which only what follows shows.
                    yield return Take(value);
                    if (char.IsWhiteSpace(c))
                    {
                        continue;
                    }
                }

                value.Append(c);
                if (isText)
                {
                    isText = c != '"' || isEscaped;
                    isEscaped = c == '\\' && !isEscaped;
                }
                else
                {
                    isText = c == '"';
                    depth += c switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
                }

                if (depth <= 0 && !isText && (c is '}' or ']' or '"'))
                {
                    depth = 0;
                    yield return Take(value);
                }
            }

            if (value.Length > MaxCharacters)
            {
                throw new CliException($"A request has more than {MaxCharacters} characters.");
            }

            if (value.Length > 0 && depth == 0 && !isText)
            {
                yield return Take(value);
            }
            else if (value.Length > 0)
            {
                value.Append('\n');
            }
        }

        if (value.Length > 0)
        {
            throw new CliException($"The JSON ends too early: {Start(value)}");
        }
    }

    private static GenericJson Take(StringBuilder value)
    {
        string text = value.ToString();
        value.Clear();
        return text;
    }

    private static string Start(StringBuilder value)
    {
        string text = value.ToString().ReplaceLineEndings(" ").Trim();
        return text.Length <= 40 ? text : text[..40] + "...";
    }
}
