using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Parsing;

/// <summary>Options and their values.</summary>
internal sealed partial class ProtobufParser
{
    /// <summary>How deep the value of an option may be nested.</summary>
    public const int MaxValueDepth = 100;

    private bool ParseOptionStatement(List<ProtoOption> options)
    {
        _position++;
        if (ParseOption() is not { } option)
        {
            return false;
        }

        // What stands behind the value may be part of it.
        bool isRead = ExpectEnd();
        if (isRead)
        {
            options.Add(option);
        }

        return isRead;
    }

    /// <summary>Reads options in brackets.</summary>
    private bool ParseOptionList(List<ProtoOption> options)
    {
        _position++;
        do
        {
            if (ParseOption() is not { } option)
            {
                return false;
            }

            options.Add(option);
        }
        while (TryTake(","));

        return Expect("]", "',' or ']'");
    }

    private ProtoOption? ParseOption()
    {
        int first = _position;
        List<ProtoOptionPart> parts = [];
        do
        {
            if (ParseOptionPart() is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }
        while (TryTake("."));

        SourceSpan where = SpanFrom(first);
        return Expect("=") && ParseOptionValue() is { } value ? new(parts.ToEquatableArray(), value, where) : null;
    }

    private ProtoOptionPart? ParseOptionPart()
    {
        int first = _position;
        bool isExtension = TryTake("(");
        ProtoName? name = isExtension ? TakeQualifiedName("the name of an extension", mayBeginWithDot: true) : TakeName("the name of an option");
        return name is not null && (!isExtension || Expect(")")) ? new(name.Text, isExtension, SpanFrom(first)) : null;
    }

    private ProtoValue? ParseOptionValue()
    {
        int first = _position;
        if (!TryTake("{"))
        {
            return ParseScalar("the value of the option");
        }

        ProtoAggregate? value = ParseAggregate(first, "}", 1);
        if (value is null)
        {
            // The braces of a broken value must not pass for the end of the block around it.
            _position = first;
            SkipStatement();
        }

        return value;
    }

    private ProtoValue? ParseScalar(string what)
    {
        int first = _position;
        bool isNegative = TryTake("-");
        switch (Current.Kind)
        {
            case ProtoTokenKind.Word:
                return ParseWord(first, isNegative);
            case ProtoTokenKind.Integer or ProtoTokenKind.Float:
                return ParseNumber(first, isNegative);
            case ProtoTokenKind.Text when !isNegative:
                return TakeText(what);
            default:
                ReportExpected(isNegative ? "a number behind '-'" : what);
                return null;
        }
    }

    private ProtoWord? ParseWord(int first, bool isNegative)
    {
        string word = CurrentText;
        if (isNegative && !IsNamedNumber(word))
        {
            ReportExpected("a number, 'inf' or 'nan' behind '-'");
            return null;
        }

        _position++;
        return new(word, isNegative, SpanFrom(first));
    }

    private static bool IsNamedNumber(string word)
        => word.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || word.Equals("infinity", StringComparison.OrdinalIgnoreCase)
            || word.Equals("nan", StringComparison.OrdinalIgnoreCase);

    private ProtoValue ParseNumber(int first, bool isNegative)
    {
        string digits = TextOf(_position);
        string text = (isNegative ? "-" : "") + digits;
        if (Current.Kind == ProtoTokenKind.Integer)
        {
            bool fits = NumberLiterals.TryParseInteger(digits, out ulong magnitude);
            if (fits && (!isNegative || magnitude <= 1UL << 63))
            {
                _position++;
                return new ProtoInteger(magnitude, isNegative, text, SpanFrom(first));
            }

            if (digits[0] == '0' && !fits)
            {
                Report(_position, $"expected an octal or hexadecimal number of at most 64 bits, found '{digits}'");
            }
        }

        double value = digits[0] == '0' && NumberLiterals.TryParseInteger(digits, out ulong whole) && Current.Kind == ProtoTokenKind.Integer
            ? whole
            : NumberLiterals.ParseFloat(digits);
        _position++;
        return new ProtoFloat(isNegative ? -value : value, text, SpanFrom(first));
    }

    /// <summary>Reads fields in Protobuf's text format; the opening brace has been taken.</summary>
    private ProtoAggregate? ParseAggregate(int first, string close, int depth)
    {
        if (depth > MaxValueDepth)
        {
            Report(_position - 1, $"values of options are nested at most {MaxValueDepth} deep");
            return null;
        }

        List<ProtoValueField> fields = [];
        while (!TryTake(close))
        {
            if (ParseValueField(close, depth) is not { } field)
            {
                return null;
            }

            fields.Add(field);
            _ = TryTake(",") || TryTake(";");
        }

        return new(fields.ToEquatableArray(), SpanFrom(first));
    }

    private ProtoValueField? ParseValueField(string close, int depth)
    {
        ProtoValueFieldKind kind = ProtoValueFieldKind.Field;
        ProtoName? name = At("[") ? ParseBracketedName(out kind) : TakeName($"the name of a field or '{close}'");
        if (name is null)
        {
            return null;
        }

        bool hasColon = TryTake(":");
        if (!hasColon && !At("{") && !At("<") && !At("["))
        {
            ReportExpected($"':' behind '{name.Text}'");
            return null;
        }

        ProtoValue? value = At("[") ? ParseList(depth) : ParseElement(depth);
        return value is null ? null : new(name, kind, value);
    }

    private ProtoValue? ParseElement(int depth)
    {
        int first = _position;
        return TryTake("{") ? ParseAggregate(first, "}", depth + 1)
            : TryTake("<") ? ParseAggregate(first, ">", depth + 1)
            : ParseScalar("a value");
    }

    private ProtoList? ParseList(int depth)
    {
        int first = _position++;
        List<ProtoValue> items = [];
        if (!TryTake("]"))
        {
            do
            {
                if (ParseElement(depth) is not { } item)
                {
                    return null;
                }

                items.Add(item);
            }
            while (TryTake(","));

            if (!Expect("]", "',' or ']'"))
            {
                return null;
            }
        }

        return new(items.ToEquatableArray(), SpanFrom(first));
    }

    /// <summary>Reads <c>[foo.bar]</c>, an extension, or <c>[host/foo.Bar]</c>, the message in an <c>Any</c>.</summary>
    private ProtoName? ParseBracketedName(out ProtoValueFieldKind kind)
    {
        kind = ProtoValueFieldKind.Extension;
        int first = _position++;
        int start = _position;
        while (Current.Kind is ProtoTokenKind.Word or ProtoTokenKind.Integer || At(".") || At("/") || At("-"))
        {
            kind = At("/") ? ProtoValueFieldKind.Any : kind;
            _position++;
        }

        if (_position == start || _tokens[_position - 1].Kind != ProtoTokenKind.Word || !At("]"))
        {
            ReportExpected(_position == start ? "the name of an extension" : "']'");
            return null;
        }

        System.Text.StringBuilder name = new();
        for (int i = start; i < _position; i++)
        {
            name.Append(TextOf(i));
        }

        _position++;
        return new(name.ToString(), SpanFrom(first));
    }
}
