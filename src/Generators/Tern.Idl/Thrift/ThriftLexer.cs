using System.Globalization;

namespace Tern.Idl.Thrift;

/// <summary>Cuts a text into tokens and comments. What is no token is reported and left out.</summary>
internal sealed class ThriftLexer(string text, Action<int, int, string> report, CancellationToken cancellationToken)
{
    private const char ByteOrderMark = '\uFEFF';

    private static readonly char[] s_lineEnds = ['\n', '\r'];

    private readonly List<ThriftToken> _tokens = [];
    private readonly List<ThriftComment> _comments = [];
    private int _position;
    private int _line;
    private int _badEnd = -1;
    private int _nextDoubleQuote = -1;
    private int _nextSingleQuote = -1;

    // Up to here no quote ends what begins with a typographic one; so a line full of them is walked through once.
    private int _withoutTypographicEnd;

    public IReadOnlyList<ThriftComment> Comments => _comments;

    /// <summary>All tokens; the last one is the end of the file.</summary>
    public ThriftToken[] Read()
    {
        if (text.Length > 0 && text[0] == ByteOrderMark)
        {
            _position = 1;
        }

        while (_position < text.Length)
        {
            if ((_tokens.Count & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            ReadNext();
        }

        Add(ThriftTokenKind.EndOfFile, text.Length);
        return [.. _tokens];
    }

    private char Current => text[_position];

    private char Ahead(int distance) => _position + distance < text.Length ? text[_position + distance] : '\0';

    private void ReadNext()
    {
        char c = Current;
        switch (c)
        {
            case '\n':
                _line++;
                _position++;
                break;
            case '\r':
                _line += Ahead(1) == '\n' ? 0 : 1;
                _position++;
                break;
            case ' ' or '\t' or '\f' or '\v':
                _position++;
                break;
            case '#':
            case '/' when Ahead(1) == '/':
                ReadLineComment();
                break;
            case '/' when Ahead(1) == '*':
                ReadBlockComment();
                break;
            case '"' or '\'':
                ReadLiteral(c);
                break;
            case ':' or ';' or ',' or '{' or '}' or '(' or ')' or '=' or '<' or '>' or '[' or ']' or '*' or '&':
                int sign = _position++;
                Add(ThriftTokenKind.Symbol, sign);
                break;
            case '\u201C' or '\u2018' when TypographicEnd() is > 0 and int end:
                report(_position, 1, $"{c} is no quote; texts stand in straight quotes, \" or '");
                int quote = _position;
                _position = end;
                Add(ThriftTokenKind.Literal, quote);
                break;
            default:
                ReadWordOrNumber(c);
                break;
        }
    }

    private void ReadWordOrNumber(char c)
    {
        if (IsLetter(c) || IsForeignLetter(c))
        {
            ReadWord();
        }
        else if (IsDigit(c) || (c == '.' && IsDigit(Ahead(1))) || (c is '+' or '-' && (IsDigit(Ahead(1)) || (Ahead(1) == '.' && IsDigit(Ahead(2))))))
        {
            ReadNumber();
        }
        else
        {
            ReadBad(c);
        }
    }

    // A word with a letter that Thrift does not know, or with hyphens, is one mistake and one word.
    private void ReadWord()
    {
        int start = _position;
        int foreign = -1;
        while (_position < text.Length)
        {
            bool isForeign = IsForeignLetter(Current) || (Current == '-' && IsLetter(Ahead(1)));
            if (!isForeign && !IsWord(Current) && !(Current == '.' && IsWord(Ahead(1))))
            {
                break;
            }

            foreign = isForeign && foreign < 0 ? _position : foreign;
            _position++;
        }

        if (foreign >= 0)
        {
            report(foreign, 1, $"'{text[foreign]}' cannot be part of a name; names consist of the letters a to z, digits and _");
        }

        Add(ThriftTokenKind.Identifier, start);
    }

    private void ReadNumber()
    {
        int start = _position;
        _position += Current is '+' or '-' ? 1 : 0;
        bool isInteger = true;
        if (Current == '0' && ((Ahead(1) == 'x' && IsHex(Ahead(2))) || (Ahead(1) == 'o' && IsOctal(Ahead(2)))))
        {
            Func<char, bool> isDigit = Ahead(1) == 'x' ? IsHex : IsOctal;
            _position += 2;
            Skip(isDigit);
        }
        else
        {
            Skip(IsDigit);
            if (_position < text.Length && Current == '.' && IsDigit(Ahead(1)))
            {
                isInteger = false;
                _position++;
                Skip(IsDigit);
            }

            if (_position < text.Length && Current is 'e' or 'E' && (IsDigit(Ahead(1)) || (Ahead(1) is '+' or '-' && IsDigit(Ahead(2)))))
            {
                isInteger = false;
                _position += 2;
                Skip(IsDigit);
            }
        }

        if (_position < text.Length && (IsWord(Current) || Current == '.'))
        {
            Skip(static c => IsWord(c) || c == '.');
            report(start, _position - start, $"'{Short(start, _position - start)}' is no number and no name; put a space between a number and what follows it");
        }

        Add(isInteger ? ThriftTokenKind.Integer : ThriftTokenKind.Double, start);
    }

    private void Skip(Func<char, bool> isPart)
    {
        while (_position < text.Length && isPart(Current))
        {
            _position++;
        }
    }

    private void ReadLiteral(char quote)
    {
        int start = _position;
        int line = _line;
        int end = NextQuote(start + 1, quote);
        int endOfLine = text.IndexOfAny(s_lineEnds, start, end - start);
        if (end < text.Length && (endOfLine < 0 || CanFollowLiteral(end + 1)))
        {
            _position = end + 1;
            CountLines(endOfLine < 0 ? end : endOfLine, end);
            _tokens.Add(new(ThriftTokenKind.Literal, start, _position - start, line, _line, _comments.Count));
            return;
        }

        _position = endOfLine < 0 ? text.Length : endOfLine;
        Add(ThriftTokenKind.Literal, start);
        report(start, _position - start, $"this text has no end; close it with {quote}");
    }

    /// <summary>The next quote that no backslash stands before, or the end of the text.</summary>
    private int NextQuote(int from, char quote)
    {
        ref int known = ref (quote == '"' ? ref _nextDoubleQuote : ref _nextSingleQuote);
        if (from <= known)
        {
            // An earlier search has come by here without finding one.
            return known;
        }

        int i = from;
        while (i < text.Length && text[i] != quote)
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return known = Math.Min(i, text.Length);
    }

    // A text may have several lines, as in thriftgo; but the quote on a later line may as well begin the next text. Then no sign comes behind it.
    private bool CanFollowLiteral(int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position >= text.Length || text[position] is ',' or ';' or ')' or ']' or '}' or ':' or '\r' or '\n' or '#' or '/';
    }

    private void CountLines(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n'))
            {
                _line++;
            }
        }
    }

    // Behind the quote that ends a text in quotes as a word processor makes them; 0 if the line has none.
    private int TypographicEnd()
    {
        int i = Math.Max(_position + 1, _withoutTypographicEnd);
        while (i < text.Length && text[i] is not ('\n' or '\r'))
        {
            if (text[i++] is '\u201D' or '\u2019')
            {
                return i;
            }
        }

        _withoutTypographicEnd = i;
        return 0;
    }

    private void ReadLineComment()
    {
        int start = _position;
        Skip(static c => c is not ('\n' or '\r'));
        _comments.Add(new(ThriftCommentKind.Line, start, _position - start, _line, _line));
    }

    private void ReadBlockComment()
    {
        int start = _position;
        int line = _line;
        int end = text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            report(start, 2, "this comment has no end; close it with */");
        }

        int stop = end < 0 ? text.Length : end + 2;
        for (; _position < stop; _position++)
        {
            if (Current == '\n' || (Current == '\r' && Ahead(1) != '\n'))
            {
                _line++;
            }
        }

        // "/**/" is an empty comment, no documentation.
        bool isDoc = stop - start > 4 && text[start + 2] == '*';
        _comments.Add(new(isDoc ? ThriftCommentKind.Doc : ThriftCommentKind.Block, start, stop - start, line, _line));
    }

    // A run of characters that mean nothing is one mistake: a line in another language, a binary file.
    private void ReadBad(char c)
    {
        bool isRun = _position == _badEnd;
        int start = _position;
        _position += char.IsHighSurrogate(c) && char.IsLowSurrogate(Ahead(1)) ? 2 : 1;
        _badEnd = _position;
        if (!isRun)
        {
            report(start, _position - start, $"{Name(c, start)} means nothing here{Advice(c)}");
        }
    }

    private string Name(char c, int start)
        => c > ' ' && !char.IsControl(c) && !char.IsWhiteSpace(c) && !char.IsSurrogate(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.Format
            ? $"'{c}'"
            : $"the character U+{(_position - start == 2 ? char.ConvertToUtf32(c, text[start + 1]) : c):X4}";

    private static string Advice(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201C' or '\u201D' or '`' => "; texts stand in straight quotes, \" or '",
        '/' => "; comments begin with //, # or /*",
        '.' => "; decimal points stand between digits, as in 1.0",
        _ when char.IsWhiteSpace(c) => "; use a plain space",
        _ => "",
    };

    private void Add(ThriftTokenKind kind, int start) => _tokens.Add(new(kind, start, _position - start, _line, _line, _comments.Count));

    private string Short(int start, int length) => length > 40 ? text.Substring(start, 40) + "…" : text.Substring(start, length);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsForeignLetter(char c) => c > '\u007F' && char.IsLetterOrDigit(c);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsOctal(char c) => c is >= '0' and <= '7';

    private static bool IsHex(char c) => IsDigit(c) || c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static bool IsWord(char c) => IsLetter(c) || IsDigit(c);
}
