using Tern.Idl.Protobuf.Syntax;

namespace Tern.Idl.Protobuf.Parsing;

/// <summary>Cuts the text of a <c>.proto</c> file into tokens. What is no token is reported and left out.</summary>
internal sealed class ProtobufLexer
{
    private readonly string _text;
    private readonly SyntaxErrors _errors;
    private readonly List<ProtoToken> _tokens = [];
    private int _position;

    private ProtobufLexer(string text, SyntaxErrors errors)
    {
        _text = text;
        _errors = errors;
    }

    /// <summary>Tokens of a text; the last one is its end.</summary>
    public static ProtoToken[] Tokenize(string text, SyntaxErrors errors, CancellationToken cancellationToken)
    {
        ProtobufLexer lexer = new(text, errors);
        lexer.Run(cancellationToken);
        return [.. lexer._tokens];
    }

    public static bool IsWordStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsHexDigit(char c) => IsDigit(c) || c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private char Current => Peek(0);

    private char Peek(int ahead) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private void Run(CancellationToken cancellationToken)
    {
        if (Current == '\uFEFF')
        {
            _position++;
        }

        while (_position < _text.Length)
        {
            if ((_tokens.Count & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            Next();
        }

        _tokens.Add(new(ProtoTokenKind.End, _text.Length, 0));
    }

    private void Next()
    {
        char c = Current;
        if (c is ' ' or '\t' or '\r' or '\n' or '\v' or '\f')
        {
            _position++;
        }
        else if (c == '/' && Peek(1) is '/' or '*')
        {
            SkipComment();
        }
        else if (IsWordStart(c) || char.IsLetter(c))
        {
            ReadWord();
        }
        else if (IsDigit(c) || (c == '.' && IsDigit(Peek(1))))
        {
            ReadNumber();
        }
        else if (c is '"' or '\'')
        {
            ReadText();
        }
        else if (c is > ' ' and < '\x7F')
        {
            _position++;
            Add(ProtoTokenKind.Symbol, _position - 1);
        }
        else
        {
            SkipForeign();
        }
    }

    private void Add(ProtoTokenKind kind, int start) => _tokens.Add(new(kind, start, _position - start));

    private void SkipWhile(Func<char, bool> condition)
    {
        while (_position < _text.Length && condition(_text[_position]))
        {
            _position++;
        }
    }

    // A name with foreign letters is still one name, so that it is one error.
    private void ReadWord()
    {
        int start = _position;
        SkipWhile(x => IsWordStart(x) || IsDigit(x));
        if (_position < _text.Length && char.IsLetterOrDigit(_text[_position]))
        {
            SkipWhile(x => x == '_' || char.IsLetterOrDigit(x));
            _errors.Add(start, _position - start, $"expected a name of letters a to z, digits and underscores, found '{_text.Substring(start, Math.Min(60, _position - start))}'");
        }

        Add(ProtoTokenKind.Word, start);
    }

    private void SkipComment()
    {
        int start = _position;
        if (Peek(1) == '/')
        {
            SkipWhile(x => x != '\n');
            return;
        }

        int end = _text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        _position = end < 0 ? _text.Length : end + 2;
        if (end < 0)
        {
            _errors.Add(start, 2, "this comment has no end; expected '*/'");
        }

        int nested = _text.IndexOf("/*", start + 2, _position - start - 2, StringComparison.Ordinal);
        if (nested >= 0 && nested + 2 < _position)
        {
            _errors.Add(nested, 2, "comments cannot be nested; the first '*/' ends both");
        }
    }

    private void SkipForeign()
    {
        int start = _position;
        SkipWhile(x => (x >= '\x7F' && !char.IsLetter(x)) || x is < ' ' and not ('\t' or '\r' or '\n' or '\v' or '\f'));
        char c = _text[start];
        string found = c < ' ' || c == '\x7F' ? $"a control character (U+{(int)c:X4})" : $"'{_text.Substring(start, char.IsHighSurrogate(c) && start + 1 < _position ? 2 : 1)}'";
        _errors.Add(start, _position - start, $"expected a name, a number or a symbol, found {found}, which may stand in strings and comments only");
    }

    private void ReadNumber()
    {
        int start = _position;
        if (Current == '.' && _tokens.Count > 0 && _tokens[_tokens.Count - 1] is { Kind: ProtoTokenKind.Word } before && before.End == start)
        {
            _errors.Add(start, 1, "expected a blank between the name and the number");
        }

        ProtoTokenKind kind = ProtoTokenKind.Integer;
        if (Current == '0' && Peek(1) is 'x' or 'X')
        {
            ReadHex(start);
        }
        else if (Current == '0' && IsDigit(Peek(1)))
        {
            SkipWhile(IsDigit);
            if (_text.IndexOfAny(['8', '9'], start, _position - start) >= 0)
            {
                _errors.Add(start, _position - start, $"a number that begins with 0 is octal; expected digits 0 to 7, found '{_text.Substring(start, _position - start)}'");
            }
        }
        else
        {
            kind = ReadDecimal(start);
        }

        CheckEndOfNumber(start, kind);
        Add(kind, start);
    }

    private void ReadHex(int start)
    {
        _position += 2;
        SkipWhile(IsHexDigit);
        if (_position == start + 2)
        {
            _errors.Add(start, 2, "expected hexadecimal digits after '0x'");
        }
    }

    private ProtoTokenKind ReadDecimal(int start)
    {
        SkipWhile(IsDigit);
        bool isFloat = false;
        if (Current == '.')
        {
            isFloat = true;
            _position++;
            SkipWhile(IsDigit);
        }

        if (Current is 'e' or 'E')
        {
            isFloat = true;
            _position++;
            if (Current is '+' or '-')
            {
                _position++;
            }

            if (!IsDigit(Current))
            {
                _errors.Add(start, _position - start, "expected digits after the exponent's 'e'");
            }

            SkipWhile(IsDigit);
        }

        return isFloat ? ProtoTokenKind.Float : ProtoTokenKind.Integer;
    }

    // What touches a number belongs to it in the writer's eyes, so it is part of the error and no token of its own.
    private void CheckEndOfNumber(int start, ProtoTokenKind kind)
    {
        if (IsWordStart(Current) || char.IsLetter(Current))
        {
            SkipWhile(x => x == '_' || char.IsLetterOrDigit(x));
            _errors.Add(start, _position - start, $"expected a blank between the number and the name in '{_text.Substring(start, _position - start)}'");
        }
        else if (Current == '.')
        {
            SkipWhile(x => IsDigit(x) || x == '.');
            string what = kind == ProtoTokenKind.Float ? "a number has one decimal point" : "octal and hexadecimal numbers have no decimal point";
            _errors.Add(start, _position - start, $"{what}, found '{_text.Substring(start, _position - start)}'");
        }
    }

    private void ReadText()
    {
        int start = _position;
        char quote = Current;
        _position++;
        while (true)
        {
            if (_position >= _text.Length || Current is '\n' or '\r')
            {
                _errors.Add(start, _position - start, $"this string has no end; expected {quote} on the same line");
                break;
            }

            if (Current == quote)
            {
                _position++;
                break;
            }

            if (Current == '\\')
            {
                SkipEscape();
            }
            else
            {
                _position++;
            }
        }

        Add(ProtoTokenKind.Text, start);
    }

    private void SkipEscape()
    {
        int start = _position;
        _position++;
        char c = Current;
        if (c is '\n' or '\r' || _position >= _text.Length)
        {
            return;
        }

        _position++;
        string? expected = c switch
        {
            'x' or 'X' => SkipHex(1, 2) ? null : "hexadecimal digits after '\\x'",
            'u' => SkipHex(4, 4) ? null : "four hexadecimal digits after '\\u'",
            'U' => SkipHex(8, 8) && IsCodePoint(start + 2) ? null : "eight hexadecimal digits up to 10FFFF after '\\U'",
            'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v' or '\\' or '?' or '\'' or '"' or (>= '0' and <= '7') => null,
            _ => "one of a b f n r t v \\ ? ' \" x u U or octal digits after '\\'",
        };
        if (expected is not null)
        {
            _errors.Add(start, _position - start, $"expected {expected}, found '{_text.Substring(start, _position - start)}'");
        }
    }

    private bool SkipHex(int least, int most)
    {
        int start = _position;
        while (_position - start < most && IsHexDigit(Current))
        {
            _position++;
        }

        return _position - start >= least;
    }

    private bool IsCodePoint(int start)
        => _text[start] == '0' && _text[start + 1] == '0' && (_text[start + 2] == '0' || (_text[start + 2] == '1' && _text[start + 3] == '0'));
}
