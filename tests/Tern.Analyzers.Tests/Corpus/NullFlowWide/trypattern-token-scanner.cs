// case: trypattern-token-scanner
// category: try-pattern
// rationale: the out value of a Try method is used although the result was false or was not looked at
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.TrypatternTokenScanner;

public sealed record Token(string Text, int Line);

public sealed class Scanner
{
    private readonly string[] _words;
    private int _at;

    public Scanner(string text) => _words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool TryNext(out Token token)
    {
        if (_at < _words.Length)
        {
            token = new Token(_words[_at++], 1);
            return true;
        }

        token = null!;
        return false;
    }
}

public static class Case
{
    private static int Unchecked(string text)
    {
        var scanner = new Scanner(text);
        scanner.TryNext(out var t);
        return t.Text.Length; // want: null-deref
    }

    private static int Inverted(string text)
    {
        var scanner = new Scanner(text);
        if (!scanner.TryNext(out var t))
        {
            Console.Error.Flush();
            return -t.Line; // want: null-deref
        }

        return t.Line;
    }

    private static int All(string text)
    {
        var scanner = new Scanner(text);
        int n = 0;
        while (scanner.TryNext(out var t))
        {
            n += t.Text.Length;
        }

        return n;
    }

    private static int Either(string text)
    {
        var scanner = new Scanner(text);
        bool more = scanner.TryNext(out var t);
        if (more || text.Length == 0)
        {
            return t.Text.Length; // want: null-deref
        }

        return 0;
    }

    public static int Demo1() => Unchecked("");

    public static int Demo2() => Inverted("");

    public static int Demo3() => All("let x = 1");

    public static int Demo4() => Either("");

    public static int Demo5() => Inverted("a");
}
