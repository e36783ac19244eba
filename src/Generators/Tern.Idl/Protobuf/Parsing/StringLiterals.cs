using System.Text;
using Tern.Idl.Protobuf.Syntax;

namespace Tern.Idl.Protobuf.Parsing;

/// <summary>Turns text in quotes into what it stands for.</summary>
internal static class StringLiterals
{
    /// <summary>Adds the bytes of one literal. Wrong escapes, which the lexer has reported, stand for themselves.</summary>
    public static void Append(string text, ProtoToken token, List<byte> bytes)
    {
        int end = token.End;
        int position = token.Start + 1;
        if (token.Length > 1 && text[end - 1] == text[token.Start])
        {
            end--;
        }

        while (position < end)
        {
            if (text[position] == '\\' && position + 1 < end)
            {
                position = AppendEscape(text, position + 1, end, bytes);
            }
            else
            {
                int run = position;
                while (run < end && (text[run] != '\\' || run + 1 == end))
                {
                    run++;
                }

                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(position, run - position)));
                position = run;
            }
        }
    }

    private static int AppendEscape(string text, int position, int end, List<byte> bytes)
    {
        char c = text[position];
        switch (c)
        {
            case >= '0' and <= '7':
                return AppendNumber(text, position, Math.Min(end, position + 3), 8, bytes);
            case 'x' or 'X':
                return AppendNumber(text, position + 1, Math.Min(end, position + 3), 16, bytes);
            case 'u' or 'U':
                return AppendCodePoint(text, position + 1, Math.Min(end, position + (c == 'u' ? 5 : 9)), end, bytes);
            default:
                int at = "abfnrtv".IndexOf(c);
                bytes.AddRange(at < 0 ? Encoding.UTF8.GetBytes([c]) : [(byte)"\a\b\f\n\r\t\v"[at]]);
                return position + 1;
        }
    }

    private static int AppendNumber(string text, int position, int end, int radix, List<byte> bytes)
    {
        (int value, position) = ReadDigits(text, position, end, radix);
        bytes.Add(unchecked((byte)value));
        return position;
    }

    private static int AppendCodePoint(string text, int position, int end, int endOfText, List<byte> bytes)
    {
        (int value, position) = ReadDigits(text, position, end, 16);

        // Two escapes of surrogates are one character, as in JSON.
        if (value is >= 0xD800 and <= 0xDBFF && position + 6 <= endOfText && text[position] == '\\' && text[position + 1] == 'u')
        {
            (int low, int after) = ReadDigits(text, position + 2, position + 6, 16);
            if (low is >= 0xDC00 and <= 0xDFFF)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(new string([(char)value, (char)low])));
                return after;
            }
        }

        if (value is >= 0xD800 and <= 0xDFFF or > 0x10FFFF or < 0)
        {
            value = 0xFFFD;
        }

        bytes.AddRange(Encoding.UTF8.GetBytes(char.ConvertFromUtf32(value)));
        return position;
    }

    private static (int Value, int Position) ReadDigits(string text, int position, int end, int radix)
    {
        int value = 0;
        while (position < end && ProtobufLexer.IsHexDigit(text[position]) && Digit(text[position]) < radix)
        {
            value = unchecked((value * radix) + Digit(text[position]));
            position++;
        }

        return (value, position);
    }

    private static int Digit(char c) => ProtobufLexer.IsDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}
