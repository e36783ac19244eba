using System.Globalization;
using System.Text;
using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Idl.CSharp;

/// <summary>Writes values of keyword types as C#.</summary>
internal static class CSharpLiterals
{
    /// <summary>A truth value.</summary>
    public static LiteralValue Of(bool value) => new(value ? "true" : "false", !value);

    /// <summary>A whole number of a type.</summary>
    public static LiteralValue Of(long value, ScalarKind kind)
    {
        string text = kind switch
        {
            ScalarKind.UInt32 => ((uint)value).ToString(CultureInfo.InvariantCulture),
            ScalarKind.UInt64 => ((ulong)value).ToString(CultureInfo.InvariantCulture),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
        return new(text, value == 0);
    }

    /// <summary>A floating-point number.</summary>
    public static LiteralValue Of(double value, bool isSingle)
    {
        string keyword = isSingle ? "float" : "double";
        string text = value switch
        {
            double.PositiveInfinity => keyword + ".PositiveInfinity",
            double.NegativeInfinity => keyword + ".NegativeInfinity",
            _ when double.IsNaN(value) => keyword + ".NaN",
            _ => Digits(value, isSingle),
        };

        // Minus zero is not the zero that is left out.
        return new(text, BitConverter.DoubleToInt64Bits(value) == 0);
    }

    /// <summary>Text.</summary>
    public static LiteralValue Of(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when IsPlain(value, i) => text.Append(c),
                _ => text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        return new(text.Append('"').ToString(), value.Length == 0);
    }

    /// <summary>Nothing in a collection.</summary>
    public static LiteralValue Empty { get; } = new("[]", true);

    private static string Digits(double value, bool isSingle)
    {
        string digits = isSingle ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        bool isNegativeZero = value == 0 && BitConverter.DoubleToInt64Bits(value) != 0;
        string signed = isNegativeZero && digits[0] != '-' ? "-" + digits : digits;
        return isSingle ? signed + "F" : signed.IndexOfAny(['.', 'E']) < 0 ? signed + ".0" : signed;
    }

    // What an editor shows as it is: no control characters, no halves of surrogate pairs, no line separators.
    private static bool IsPlain(string text, int at)
    {
        char c = text[at];
        if (char.IsSurrogate(c))
        {
            return (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                || (char.IsLowSurrogate(c) && at > 0 && char.IsHighSurrogate(text[at - 1]));
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
    }
}
