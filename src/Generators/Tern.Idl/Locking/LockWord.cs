using System.Globalization;
using System.Text;

namespace Tern.Idl.Locking;

/// <summary>Words of a lock's lines: they hold no space, so that a line splits at spaces.</summary>
public static class LockWord
{
    /// <summary>Some text as one word.</summary>
    public static string Escape(string text)
    {
        if (text.All(IsPlain) && text.Length > 0)
        {
            return text;
        }

        var word = new StringBuilder();
        foreach (char c in text)
        {
            word.Append(IsPlain(c) ? c.ToString() : "%" + ((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        // A word cannot be nothing.
        return word.Length == 0 ? "%" : word.ToString();
    }

    /// <summary>The text of a word.</summary>
    public static string Unescape(string word)
    {
        if (word.IndexOf('%') < 0)
        {
            return word;
        }

        var text = new StringBuilder();
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] == '%' && i + 4 < word.Length && int.TryParse(word.Substring(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code))
            {
                text.Append((char)code);
                i += 4;
            }
            else if (word[i] != '%')
            {
                text.Append(word[i]);
            }
        }

        return text.ToString();
    }

    // The signs that types and lines are made of are not plain.
    private static bool IsPlain(char c) => c > ' ' && c is not ('%' or '|' or '=' or '<' or '>' or ',' or '#' or '\u007f') && !char.IsWhiteSpace(c);
}
