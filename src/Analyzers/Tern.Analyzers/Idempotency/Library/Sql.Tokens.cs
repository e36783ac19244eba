using System.Text;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <content>Text in words.</content>
internal static partial class Sql
{
    /// <summary>Words in lower case, names without quotes, parameters with their sign, holes by number.</summary>
    private static List<string> Tokens(string text, int limit)
    {
        List<string> tokens = [];
        int hole = 0;
        for (int i = 0; i < text.Length && tokens.Count < limit;)
        {
            char c = text[i];
            if (c == '-' && i + 1 < text.Length && text[i + 1] == '-')
            {
                i = text.IndexOf('\n', i) is var line and >= 0 ? line : text.Length;
            }
            else if (c == Template.Hole)
            {
                tokens.Add("@#" + hole++.ToString(System.Globalization.CultureInfo.InvariantCulture));
                i++;
            }
            else if (c == '\'')
            {
                int end = text.IndexOf('\'', i + 1);
                string inner = text.Substring(i, (end < 0 ? text.Length : end + 1) - i);
                tokens.Add(inner.IndexOf(Template.Hole) >= 0 ? "@#" + hole++.ToString(System.Globalization.CultureInfo.InvariantCulture) : inner);
                i = end < 0 ? text.Length : end + 1;
            }
            else if (c is '"' or '[' or '`')
            {
                int end = text.IndexOf(c == '[' ? ']' : c, i + 1);
                tokens.Add(text.Substring(i + 1, (end < 0 ? text.Length : end) - i - 1).ToLowerInvariant());
                i = end < 0 ? text.Length : end + 1;
            }
            else if (char.IsLetterOrDigit(c) || c is '_' or '@' or ':' or '$' or '?')
            {
                StringBuilder word = new();
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '@' or ':' or '$' or '?'))
                {
                    word.Append(char.ToLowerInvariant(text[i++]));
                }

                tokens.Add(word.ToString());
            }
            else if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else
            {
                int length = i + 1 < text.Length && text.Substring(i, 2) is "+=" or "-=" or "*=" or "<>" or "!=" or "<=" or ">=" or "||" ? 2 : 1;
                tokens.Add(text.Substring(i, length));
                i += length;
            }
        }

        return tokens;
    }
}
