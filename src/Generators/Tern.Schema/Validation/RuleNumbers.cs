using System.Globalization;

namespace Tern.Schema;

/// <summary>Reads numbers as rules spell them.</summary>
public static class RuleNumbers
{
    /// <summary>Reads a whole number: decimal, or with the prefix <c>0x</c>, <c>0o</c>, <c>0b</c> or <c>0</c>. Source: Go's strconv.ParseInt with base 0.</summary>
    public static bool TryParseInteger(string text, out decimal value)
    {
        value = 0;
        bool isNegative = text.StartsWith("-", StringComparison.Ordinal);
        string digits = isNegative || text.StartsWith("+", StringComparison.Ordinal) ? text.Substring(1) : text;
        (int radix, int skip) = digits.Length > 1 && digits[0] == '0'
            ? char.ToLowerInvariant(digits[1]) switch { 'x' => (16, 2), 'o' => (8, 2), 'b' => (2, 2), _ => (8, 1) }
            : (10, 0);
        bool hasDigit = false;
        for (int i = skip; i < digits.Length; i++)
        {
            // Go allows an underscore between digits, and behind a prefix.
            if (digits[i] == '_' && i > 0 && i + 1 < digits.Length && digits[i + 1] != '_')
            {
                continue;
            }

            int digit = DigitOf(digits[i]);
            if (digit < 0 || digit >= radix)
            {
                return false;
            }

            value = (value * radix) + digit;
            hasDigit = true;
            if (value > ulong.MaxValue)
            {
                return false;
            }
        }

        value = isNegative ? -value : value;
        return hasDigit;
    }

    /// <summary>Reads a floating-point number; not NaN.</summary>
    public static bool TryParseDouble(string text, out double value)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !double.IsNaN(value);

    /// <summary>Reads a truth value. Source: Go's strconv.ParseBool.</summary>
    public static bool TryParseBool(string text, out bool value)
    {
        value = text is "1" or "t" or "T" or "true" or "TRUE" or "True";
        return value || text is "0" or "f" or "F" or "false" or "FALSE" or "False";
    }

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
