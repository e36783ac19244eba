using System.Globalization;

namespace Tern.Idl.Protobuf.Parsing;

/// <summary>Turns digits into numbers.</summary>
internal static class NumberLiterals
{
    /// <summary>Reads a decimal, octal or hexadecimal number.</summary>
    /// <returns>Whether it fits 64 bits.</returns>
    public static bool TryParseInteger(string text, out ulong value)
    {
        value = 0;
        bool isHex = text.Length > 2 && text[1] is 'x' or 'X';
        ulong radix = isHex ? 16UL : text[0] == '0' ? 8UL : 10UL;
        for (int i = isHex ? 2 : 0; i < text.Length; i++)
        {
            char c = text[i];
            ulong digit = ProtobufLexer.IsDigit(c) ? (ulong)(c - '0') : ProtobufLexer.IsHexDigit(c) ? (ulong)(uint)((c | 0x20) - 'a' + 10) : radix;
            if (digit >= radix)
            {
                return true; // The lexer has reported it.
            }

            if (value > (ulong.MaxValue - digit) / radix)
            {
                return false;
            }

            value = (value * radix) + digit;
        }

        return true;
    }

    /// <summary>Reads a number with a fraction or exponent; one that is too large is infinite.</summary>
    public static double ParseFloat(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.PositiveInfinity;
}
