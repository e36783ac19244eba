// case: neg-parser-tokens
// category: negative
// rationale: sentinels instead of null, peek-then-take protocols and `!` after a test that really holds
// csc: silent

namespace NullSafety.NegParserTokens;

public enum Kind
{
    Number,
    Name,
    End,
}

public sealed record Token(Kind Kind, string? Text)
{
    public static readonly Token End = new(Kind.End, null);
}

public sealed class TokenStream
{
    private readonly string[] _words;
    private int _at;
    private Token? _peeked;

    public TokenStream(string source) => _words = source.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public Token Peek()
    {
        if (_peeked == null)
        {
            _peeked = Next();
        }

        return _peeked;
    }

    public Token Take()
    {
        var token = Peek();
        _peeked = null;
        return token;
    }

    private Token Next()
    {
        if (_at >= _words.Length)
        {
            return Token.End;
        }

        var word = _words[_at++];
        return new Token(char.IsDigit(word[0]) ? Kind.Number : Kind.Name, word);
    }
}

public static class Evaluator
{
    public static int Sum(string source)
    {
        var stream = new TokenStream(source);
        var sum = 0;
        while (stream.Peek().Kind != Kind.End)
        {
            var token = stream.Take();
            sum += token.Kind == Kind.Number ? int.Parse(token.Text!) : token.Text!.Length;
        }

        return sum;
    }

    public static string Last(string source)
    {
        var stream = new TokenStream(source);
        string? last = null;
        for (var t = stream.Take(); t.Text != null; t = stream.Take())
        {
            last = t.Text;
        }

        if (string.IsNullOrEmpty(last))
        {
            return "";
        }

        return last.Substring(1);
    }
}

public static class Case
{
    public static void DemoSum() => Evaluator.Sum("12 ab 3");

    public static void DemoEmptySum() => Evaluator.Sum("");

    public static void DemoLast() => Evaluator.Last("12 ab");

    public static void DemoEmptyLast() => Evaluator.Last(" ");
}
