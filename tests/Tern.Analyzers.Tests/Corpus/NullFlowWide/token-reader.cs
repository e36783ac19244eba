// case: token-reader
// category: stale test: call, await, callback
// rationale: the current token is tested, then a helper that may run off the end moves it before it is read
// csc: none

namespace NullSafety.TokenReader;

public sealed record Token(string Text, bool IsOperator);

public sealed class TokenReader
{
    private readonly List<Token> _tokens;
    private int _position;
    private Token? _current;

    public TokenReader(string source)
    {
        _tokens = source.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(t => new Token(t, t is "+" or "-"))
            .ToList();
        Advance();
    }

    public int Sum()
    {
        int total = 0;
        while (_current != null)
        {
            SkipOperators();
            total += int.Parse(_current.Text); // want: null-deref
            Advance();
        }

        return total;
    }

    public int SumTolerant()
    {
        int total = 0;
        while (_current != null)
        {
            SkipOperators();
            if (_current == null)
            {
                break;
            }

            total += int.Parse(_current.Text);
            Advance();
        }

        return total;
    }

    public string Pair()
    {
        if (_current is null)
        {
            return "";
        }

        var left = _current.Text;
        Advance();
        return left + "," + _current.Text; // want: null-deref
    }

    public string Named()
    {
        if (_current is null)
        {
            return "";
        }

        Log("at " + _position);
        return _current.Text;
    }

    private void Advance() => _current = _position < _tokens.Count ? _tokens[_position++] : null;

    private void SkipOperators()
    {
        while (_current is { IsOperator: true })
        {
            Advance();
        }
    }

    private static void Log(string message) => System.Diagnostics.Debug.WriteLine(message);
}

public static class Case
{
    public static void Demo1() => new TokenReader("1 + 2 +").Sum();

    public static void Demo2() => new TokenReader("7").Pair();

    public static void Demo3()
    {
        new TokenReader("1 + 2").Sum();
        new TokenReader("1 + 2 +").SumTolerant();
        new TokenReader("7 8").Pair();
        new TokenReader("7").Named();
        new TokenReader("").Named();
    }
}
