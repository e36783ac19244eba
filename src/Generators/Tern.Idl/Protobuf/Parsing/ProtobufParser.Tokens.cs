using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Parsing;

/// <summary>Looking at tokens, taking them, and going on behind an error.</summary>
internal sealed partial class ProtobufParser
{
    private ProtoToken Current => _tokens[_position];

    private bool AtEnd => Current.Kind == ProtoTokenKind.End;

    /// <summary>The current token if it is a word or a symbol; otherwise empty, so that a string never passes for a keyword.</summary>
    private string CurrentText => Current.Kind is ProtoTokenKind.Word or ProtoTokenKind.Symbol ? TextOf(_position) : "";

    private string TextOf(int index) => _text.Substring(_tokens[index].Start, _tokens[index].Length);

    private bool At(string text) => AtToken(_position, text);

    private bool AtToken(int index, string text)
        => index < _tokens.Length
            && _tokens[index].Length == text.Length
            && _tokens[index].Kind is ProtoTokenKind.Word or ProtoTokenKind.Symbol
            && string.CompareOrdinal(_text, _tokens[index].Start, text, 0, text.Length) == 0;

    private bool TryTake(string text)
    {
        bool isThere = At(text);
        _position += isThere ? 1 : 0;
        return isThere;
    }

    private bool Expect(string text, string? what = null)
    {
        if (TryTake(text))
        {
            return true;
        }

        ReportExpected(what ?? $"'{text}'");
        return false;
    }

    /// <summary>Takes the <c>;</c> of a statement. If the line ends without one, only that is missing and the next line is read as if it were there.</summary>
    private bool ExpectEnd()
    {
        if (TryTake(";"))
        {
            return true;
        }

        ReportExpected("';'");
        return BeginsLine(_position) || At("}");
    }

    /// <summary>Takes a simple name. All keywords can be names.</summary>
    private ProtoName? TakeName(string what)
    {
        if (Current.Kind != ProtoTokenKind.Word)
        {
            ReportExpected(what);
            return null;
        }

        ProtoName name = new(TextOf(_position), SpanOf(_position));
        _position++;
        return name;
    }

    private ProtoName? TakeQualifiedName(string what, bool mayBeginWithDot)
    {
        int first = _position;
        bool hasDot = mayBeginWithDot && TryTake(".");
        if (TakeName(what) is not { } name)
        {
            return null;
        }

        if (!hasDot && !At("."))
        {
            return name;
        }

        List<string> parts = [name.Text];
        while (TryTake("."))
        {
            if (TakeName("a name behind '.'") is not { } next)
            {
                return null;
            }

            parts.Add(next.Text);
        }

        return new((hasDot ? "." : "") + string.Join(".", parts), SpanFrom(first));
    }

    /// <summary>Takes a string, or several next to each other, which are one.</summary>
    private ProtoString? TakeText(string what)
    {
        if (Current.Kind != ProtoTokenKind.Text)
        {
            ReportExpected(what);
            return null;
        }

        int first = _position;
        List<byte> bytes = [];
        while (Current.Kind == ProtoTokenKind.Text)
        {
            StringLiterals.Append(_text, Current, bytes);
            _position++;
        }

        return new(bytes.ToEquatableArray(), SpanFrom(first));
    }

    /// <summary>Takes a whole number of 32 bits.</summary>
    /// <param name="what">What it is, for the error.</param>
    /// <param name="maySign">Whether it may be negative.</param>
    private ProtoNumber? TakeNumber(string what, bool maySign)
    {
        int first = _position;
        bool isNegative = maySign && TryTake("-");
        if (Current.Kind != ProtoTokenKind.Integer)
        {
            ReportExpected(what);
            return null;
        }

        ulong limit = isNegative ? 1UL << 31 : int.MaxValue;
        if (!NumberLiterals.TryParseInteger(TextOf(_position), out ulong value) || value > limit)
        {
            Report(_position, $"expected {what} up to {limit}, found '{TextOf(_position)}'");
            value = limit;
        }

        _position++;
        return new(isNegative ? -(long)value : (long)value, SpanFrom(first));
    }

    private SourceSpan SpanOf(int index) => _errors.Map.Span(_tokens[index].Start, _tokens[index].Length);

    /// <summary>From a token to the one that was taken last.</summary>
    private SourceSpan SpanFrom(int first)
    {
        int last = Math.Max(first, _position - 1);
        return _errors.Map.Span(_tokens[first].Start, _tokens[last].End - _tokens[first].Start);
    }

    private void Report(int index, string message) => _errors.Add(_tokens[index].Start, _tokens[index].Length, message);

    /// <summary>Reports that something else stands here. If the line ended before it, the error is where it should have been.</summary>
    private void ReportExpected(string what)
    {
        bool isBehind = _position > 0 && _position != _statement && (AtEnd || BeginsLine(_position));
        int index = isBehind ? _position - 1 : _position;
        Report(index, $"expected {what}, found {Found()}");
    }

    private string Found() => Current.Kind switch
    {
        ProtoTokenKind.End => "the end of the file",
        ProtoTokenKind.Text => "the string " + Shorten(TextOf(_position)),
        ProtoTokenKind.Integer or ProtoTokenKind.Float => "the number " + Shorten(TextOf(_position)),
        _ => $"'{Shorten(TextOf(_position))}'",
    };

    private static string Shorten(string text) => text.Length <= 60 ? text : text.Substring(0, 60) + "…";

    private bool BeginsLine(int index)
    {
        int start = index == 0 ? 0 : _tokens[index - 1].End;
        return _text.IndexOf('\n', start, _tokens[index].Start - start) >= 0;
    }

    /// <summary>Goes on behind the statement: behind its <c>;</c> or its block, or at the <c>}</c> of the block around it.</summary>
    private void SkipStatement()
    {
        int depth = 0;
        for (; !AtEnd; _position++)
        {
            if (At("{"))
            {
                depth++;
            }
            else if (At("}"))
            {
                if (depth == 0)
                {
                    return;
                }

                depth--;
                if (depth == 0)
                {
                    _position++;
                    return;
                }
            }
            else if (depth == 0 && At(";"))
            {
                _position++;
                return;
            }
        }
    }

    /// <summary>Reads the statements of a block up to its <c>}</c>; the <c>{</c> has been taken.</summary>
    /// <returns>Whether all of them could be read.</returns>
    private bool ParseBlock(string what, Func<bool> parseStatement)
    {
        int open = _position - 1;
        bool isRead = true;
        while (!TryTake("}"))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (AtEnd)
            {
                ReportExpected($"'}}' that closes {what}, which begins in line {SpanOf(open).StartLine + 1}");
                return false;
            }

            _statement = _position;
            if (!parseStatement())
            {
                isRead = false;
                SkipStatement();
            }
        }

        return isRead;
    }
}
