// case: neg-lexer-lookahead
// category: negative-late-init
// rationale: the look-ahead token starts as null! and is filled before every read; the parser's current node is set by its only creator
// csc: silent

namespace NullSafety.NegLexerLookahead;

public enum TokenKind { Number, Plus, Star, End }

public sealed record Token(TokenKind Kind, string Text)
{
    public static readonly Token End = new(TokenKind.End, "");
}

public sealed class Lexer
{
    private readonly string _text;
    private int _at;
    private Token _peeked = null!;

    public Lexer(string text) => _text = text;

    public Token Peek()
    {
        if (_peeked == null) _peeked = Scan();
        return _peeked;
    }

    public Token Take()
    {
        var token = Peek();
        _peeked = null!;
        return token;
    }

    private Token Scan()
    {
        while (_at < _text.Length && _text[_at] == ' ') _at++;
        if (_at == _text.Length) return Token.End;
        int start = _at++;
        switch (_text[start])
        {
            case '+': return new Token(TokenKind.Plus, "+");
            case '*': return new Token(TokenKind.Star, "*");
        }

        while (_at < _text.Length && char.IsDigit(_text[_at])) _at++;
        return new Token(TokenKind.Number, _text[start.._at]);
    }
}

public sealed class Calculator
{
    private Lexer _lexer = null!;

    public static int Evaluate(string text)
    {
        var calculator = new Calculator();
        calculator.Open(text);
        return calculator.Sum();
    }

    private void Open(string text) => _lexer = new Lexer(text);

    private int Sum()
    {
        int value = Product();
        while (_lexer.Peek().Kind == TokenKind.Plus)
        {
            _lexer.Take();
            value += Product();
        }

        return value;
    }

    private int Product()
    {
        int value = int.Parse(_lexer.Take().Text);
        while (_lexer.Peek() is { Kind: TokenKind.Star })
        {
            _lexer.Take();
            value *= int.Parse(_lexer.Take().Text);
        }

        return value;
    }
}

public static class Case
{
    public static void DemoSum() => Calculator.Evaluate("1 + 2 * 3");

    public static void DemoTakeTwice()
    {
        var lexer = new Lexer("4+");
        _ = lexer.Take().Text.Length + lexer.Take().Text.Length + lexer.Take().Text.Length;
    }
}
