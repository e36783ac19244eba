// case: neg-cursor-sentinel
// category: negative-sentinel
// rationale: a token stream that always ends in an end token, so look-ahead never runs off
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegCursorSentinel;

public enum Kind
{
    Word,
    Number,
    End,
}

public sealed record Token(Kind Kind, string Text, Token? Next)
{
    public static readonly Token End = new(Kind.End, "", null);
}

public sealed class Parser
{
    private Token _current;

    public Parser(string text)
    {
        var token = Token.End;
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            token = new Token(char.IsDigit(part[0]) ? Kind.Number : Kind.Word, part, token);
        }

        _current = token;
    }

    private Token Take()
    {
        var taken = _current;
        if (taken.Kind != Kind.End)
        {
            _current = taken.Next!;
        }

        return taken;
    }

    public int Parse()
    {
        int n = 0;
        while (_current.Kind != Kind.End)
        {
            var t = Take();
            n += t.Kind == Kind.Number ? int.Parse(t.Text) : t.Text.Length;
        }

        return n + Take().Text.Length;
    }

    public bool IsPair() => _current.Kind == Kind.Word && _current.Next!.Kind == Kind.Number;
}

public static class Case
{
    public static int Demo1() => new Parser("a 1 bb 22").Parse() + new Parser("").Parse();

    public static bool Demo2() => new Parser("a 1").IsPair() || new Parser("a").IsPair() || new Parser("").IsPair();
}
