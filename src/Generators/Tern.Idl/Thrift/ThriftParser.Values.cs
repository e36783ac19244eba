using System.Globalization;
using System.Text;
using Tern.Schema;

namespace Tern.Idl.Thrift;

internal sealed partial class ThriftParser
{
    private static readonly char[] s_special = ['\\', '\r'];

    private ThriftValue? ParseValue(int depth = 0)
    {
        ThriftToken token = Current;
        switch (token.Kind)
        {
            case ThriftTokenKind.Integer:
                return new ThriftInteger(IntegerOf(Take()), SpanOf(token));
            case ThriftTokenKind.Double:
                return new ThriftDouble(DoubleOf(Take()), SpanOf(token));
            case ThriftTokenKind.Literal:
                return new ThriftText(LiteralOf(Take()), SpanOf(token));
            case ThriftTokenKind.Identifier when !AtDefinition():
                return new ThriftReference(TextOf(Take()), SpanOf(token));
            case ThriftTokenKind.Symbol when At('[') || At('{'):
                return depth < MaxDepth ? At('[') ? ParseList(depth + 1) : ParseMap(depth + 1) : TooDeep();
            default:
                ReportExpected("a value: a number, a text in quotes, a name, […] or {…}");
                return null;
        }
    }

    private ThriftValue? TooDeep()
    {
        ThriftToken open = Current;
        Report(open.Start, open.Length, $"this nests more than {MaxDepth} levels deep; peers refuse such values");
        _next++;
        SkipBehind(Is(open, '[') ? ']' : '}');
        return null;
    }

    private ThriftList? ParseList(int depth)
    {
        ThriftToken open = Take();
        List<ThriftValue> items = [];
        while (!At(']'))
        {
            if (ParseValue(depth) is not { } item)
            {
                SkipBehind(']');
                return null;
            }

            items.Add(item);
            TryTakeSeparator();
        }

        return new(items.ToEquatableArray(), SpanOf(open, Take()));
    }

    private ThriftMap? ParseMap(int depth)
    {
        ThriftToken open = Take();
        List<ThriftMapEntry> entries = [];
        while (!At('}'))
        {
            if (ParseValue(depth) is not { } key
                || !ExpectColon()
                || ParseValue(depth) is not { } value)
            {
                SkipBehind('}');
                return null;
            }

            entries.Add(new(key, value));
            TryTakeSeparator();
        }

        return new(entries.ToEquatableArray(), SpanOf(open, Take()));

        bool ExpectColon()
        {
            if (TryTake(':'))
            {
                return true;
            }

            ReportExpected("':' between a key and its value", At('=') ? "; replace '=' by ':'" : At('}') || At(',') ? "; a list stands in [ ]" : "");
            return false;
        }
    }

    private long IntegerOf(ThriftToken token)
    {
        bool isNegative = _text[token.Start] == '-';
        string digits = TextOf(token).TrimStart('+', '-');
        ulong limit = isNegative ? 1UL << 63 : long.MaxValue;
        if (TryReadDigits(digits, limit, out ulong magnitude))
        {
            if (digits.Length > 1 && digits[0] == '0' && digits[1] is >= '0' and <= '9')
            {
                _diagnostics.Add(IdlRules.LeadingZero.At(SpanOf(token), digits, magnitude.ToString(CultureInfo.InvariantCulture)));
            }

            return unchecked(isNegative ? -(long)magnitude : (long)magnitude);
        }

        Report(token.Start, token.Length, $"{Shorten(TextOf(token))} does not fit 64 bits");
        return 0;
    }

    private static bool TryReadDigits(string digits, ulong limit, out ulong value)
    {
        bool hasPrefix = digits.Length > 2 && digits[1] is 'x' or 'o';
        uint numberBase = !hasPrefix ? 10u : digits[1] == 'x' ? 16u : 8u;
        value = 0;
        for (int i = hasPrefix ? 2 : 0; i < digits.Length; i++)
        {
            uint digit = digits[i] switch
            {
                >= '0' and <= '9' => (uint)(digits[i] - '0'),
                >= 'a' and <= 'f' => (uint)(digits[i] - 'a' + 10),
                >= 'A' and <= 'F' => (uint)(digits[i] - 'A' + 10),
                _ => 0, // Reported when the token was read.
            };
            if (value > (limit - digit) / numberBase)
            {
                return false;
            }

            value = (value * numberBase) + digit;
        }

        return true;
    }

    private double DoubleOf(ThriftToken token)
    {
        if (double.TryParse(TextOf(token), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !double.IsInfinity(value))
        {
            return value;
        }

        Report(token.Start, token.Length, $"{Shorten(TextOf(token))} does not fit a double");
        return 0;
    }

    /// <summary>
    /// The text in quotes. Apache knows six escapes and refuses others; thriftgo keeps a backslash that escapes no quote. So the six are read, and other backslashes stay: patterns rely on it.
    /// </summary>
    private string LiteralOf(ThriftToken token)
    {
        char quote = _text[token.Start];
        bool isClosed = token.Length > 1 && (_text[token.End - 1] == quote || quote is not ('"' or '\''));
        int end = isClosed ? token.End - 1 : token.End;
        if (_text.IndexOfAny(s_special, token.Start, token.Length) < 0)
        {
            return _text.Substring(token.Start + 1, end - token.Start - 1);
        }

        StringBuilder result = new(token.Length);
        for (int i = token.Start + 1; i < end; i++)
        {
            char c = _text[i];
            if (c == '\r' && _text[i + 1] == '\n')
            {
                // A text with several lines is the same whatever system the file was written on.
                continue;
            }

            char escaped = c == '\\' && i + 1 < end ? _text[i + 1] : '\0';
            i += escaped is 'n' or 'r' or 't' or '"' or '\'' or '\\' ? 1 : 0;
            result.Append(escaped switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '"' or '\'' or '\\' => escaped,
                _ => c,
            });
        }

        return result.ToString();
    }
}
