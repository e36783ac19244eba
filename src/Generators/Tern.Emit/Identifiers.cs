using System.Globalization;
using System.Text;

namespace Tern.Emit;

/// <summary>Makes C# identifiers.</summary>
internal static class Identifiers
{
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do",
        "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int",
        "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true",
        "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "record", "file", "required", "scoped", "field",
    };

    /// <summary>The identifier, escaped if it is a keyword.</summary>
    public static string Escape(string name) => s_keywords.Contains(name) ? "@" + name : name;

    /// <summary>A dotted name, each part escaped if it is a keyword.</summary>
    public static string EscapePath(string path)
        => path.IndexOf('.') < 0 ? Escape(path) : string.Join(".", path.Split('.').Select(Escape));

    /// <summary>A C# string literal.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (char letter in text)
        {
            if (IsUnprintable(letter))
            {
                literal.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
                continue;
            }

            if (letter is '"' or '\\')
            {
                literal.Append('\\');
            }

            literal.Append(letter);
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Text in a documentation comment.</summary>
    public static string Xml(string text) => Comment(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Text in a comment, on a single line whatever it holds.</summary>
    public static string Comment(string text) => text.Any(IsUnprintable) ? string.Concat(text.Select(letter => IsUnprintable(letter) ? ' ' : letter)) : text;

    // C# ends lines at U+0085, U+2028 and U+2029 too.
    private static bool IsUnprintable(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';

    /// <summary>A member name as the name of a local variable: <c>UnitPrice</c> to <c>unitPrice</c>.</summary>
    public static string Camel(string name)
    {
        string trimmed = name.TrimStart('_');
        if (trimmed.Length == 0 || char.IsDigit(trimmed[0]))
        {
            return name;
        }

        return char.ToLowerInvariant(trimmed[0]) + trimmed.Substring(1);
    }

    /// <summary>A member name as part of a method name: <c>unitPrice</c> to <c>UnitPrice</c>.</summary>
    public static string Pascal(string name)
    {
        string trimmed = name.TrimStart('_');
        if (trimmed.Length == 0 || char.IsDigit(trimmed[0]))
        {
            return "Member" + name;
        }

        return char.ToUpperInvariant(trimmed[0]) + trimmed.Substring(1);
    }
}
