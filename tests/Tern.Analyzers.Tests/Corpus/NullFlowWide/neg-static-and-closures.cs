// case: neg-static-and-closures
// category: negative-closure
// rationale: static tables in the right order, lambdas that run after assignment, self-referring delegates and captured variables set before use
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegStaticAndClosures;

public static class Tables
{
    private static readonly Dictionary<string, Func<int, int>> Operations = new();
    public static readonly Func<int, int> Twice = Register("twice", n => n * 2);
    public static readonly Lazy<string[]> Names = new(() => Later.ToArray()); // csc-false
    private static readonly List<string> Later = ["x", "y"];

    static Tables() => Default = Operations["twice"];

    public static Func<int, int> Default { get; }

    private static Func<int, int> Register(string name, Func<int, int> f)
    {
        Operations.Add(name, f);
        return f;
    }
}

public static class Case
{
    private static int Factorial(int n)
    {
        Func<int, int> f = null!;
        f = k => k <= 1 ? 1 : k * f(k - 1);
        return f(n);
    }

    private static int Deferred()
    {
        string? text = null;
        Func<int> length = () => text.Length; // csc-false
        text = "set";
        return length();
    }

    private static int Loop()
    {
        var actions = new List<Func<string>>();
        foreach (var w in new[] { "a", "b" })
        {
            var copy = w;
            actions.Add(() => copy.Trim());
            copy = w + "!";
        }

        return actions.Sum(a => a().Length);
    }

    private static int Unsubscribing()
    {
        int n = 0;
        Action? current = null;
        current = () =>
        {
            n++;
            current = null;
        };
        current();
        current?.Invoke();
        return n;
    }

    private static async Task<int> Gate()
    {
        string? result = null;
        await Task.Run(() => result = "done");
        return result!.Length;
    }

    public static int Demo1() => Tables.Default(2) + Tables.Twice(3) + Tables.Names.Value[0].Length;

    public static int Demo2() => Factorial(4) + Deferred() + Loop() + Unsubscribing();

    public static Task Demo3() => Gate();
}
