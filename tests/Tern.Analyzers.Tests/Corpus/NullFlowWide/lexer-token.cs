// case: lexer-token
// category: default-struct
// rationale: a default token has no text; it comes out of a look-ahead buffer and of FirstOrDefault
// csc: none

namespace NullSafety.LexerToken;

public enum Kind { End, Word, Number }

public readonly struct Token
{
    public Token(Kind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    public Kind Kind { get; }
    public string Text { get; }
    public bool Is(string word) => Kind == Kind.Word && Text.Equals(word, StringComparison.Ordinal);
}

public sealed class Lexer(string input)
{
    private readonly string[] _parts = input.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    private readonly Token[] _ahead = new Token[4];
    private int _filled;

    public int Fill()
    {
        for (_filled = 0; _filled < _ahead.Length && _filled < _parts.Length; _filled++)
        {
            var p = _parts[_filled];
            _ahead[_filled] = new Token(char.IsDigit(p[0]) ? Kind.Number : Kind.Word, p);
        }

        return _filled;
    }

    public Token Peek(int n) => _ahead[n];

    public Token PeekOrEnd(int n) => n < _filled ? _ahead[n] : new Token(Kind.End, "");

    public IEnumerable<Token> All() => _ahead.Take(_filled);
}

public static class Parser
{
    public static int Width(Lexer lexer)
    {
        lexer.Fill();
        return lexer.Peek(0).Text.Length + lexer.PeekOrEnd(1).Text.Length + Second(lexer);
    }

    private static int Second(Lexer lexer)
    {
        Token t = lexer.Peek(1);
        return t.Text.Length; // want: null-deref
    }

    public static string FirstNumber(Lexer lexer)
    {
        lexer.Fill();
        Token number = lexer.All().FirstOrDefault(t => t.Kind == Kind.Number);
        return number.Text.TrimStart('0'); // want: null-deref
    }

    public static string FirstNumberOrZero(Lexer lexer)
    {
        lexer.Fill();
        Token number = lexer.All().FirstOrDefault(t => t.Kind == Kind.Number);
        return number.Kind == Kind.Number ? number.Text.TrimStart('0') : "0";
    }

    public static bool StartsWithLet(Lexer lexer) => lexer.Peek(0).Is("let");
}

public static class Case
{
    public static void DemoWidth() => Parser.Width(new Lexer("go"));
    public static void DemoWidthTwo() => Parser.Width(new Lexer("go 007"));
    public static void DemoNumber() => Parser.FirstNumber(new Lexer("let x"));
    public static void DemoNumberThere() => Parser.FirstNumber(new Lexer("let 007"));
    public static void DemoNumberOrZero() => Parser.FirstNumberOrZero(new Lexer("let x"));
    public static void DemoLet() => Parser.StartsWithLet(new Lexer(""));
}
