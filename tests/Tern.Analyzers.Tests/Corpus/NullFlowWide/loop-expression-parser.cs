// case: loop-expression-parser
// category: loop-carried
// rationale: the parser's last operator before any was read, a while loop that walks off the list, and a node found by search in a nested loop
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LoopExpressionParser;

public sealed class Token(char kind, Token? next)
{
    public char Kind { get; } = kind;

    public Token? Next { get; } = next;
}

public static class Parser
{
    public static Token Lex(string text)
    {
        Token? head = null;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            head = new Token(text[i], head);
        }

        return head!;
    }

    public static int Collapse(string text)
    {
        Token last = null!;
        int n = 0;
        for (var t = Lex(text); t != null; t = t.Next)
        {
            if (char.IsDigit(t.Kind))
            {
                n += last.Kind; // want: null-deref
            }
            else
            {
                last = t;
            }
        }

        return n;
    }

    public static char SkipTo(string text, char kind)
    {
        var t = Lex(text);
        while (t.Kind != kind) // want: null-deref
        {
            t = t.Next!;
        }

        return t.Kind;
    }

    public static char SkipWhile(string text, char kind)
    {
        var t = Lex(text);
        while (t != null && t.Kind == kind)
        {
            t = t.Next!;
        }

        return t != null ? t.Kind : '\0';
    }
}

public static class Case
{
    private static int Kind(string text)
    {
        var token = Parser.Lex(text);
        return token.Kind; // want: null-deref
    }

    public static int Demo1() => Parser.Collapse("1+2");
    public static int Demo2() => Parser.Collapse("+1") + Parser.SkipTo("a;", ';') + Parser.SkipWhile("aa", 'a') + Kind("x");
    public static char Demo3() => Parser.SkipTo("abc", ';');
    public static int Demo4() => Kind("");
}
