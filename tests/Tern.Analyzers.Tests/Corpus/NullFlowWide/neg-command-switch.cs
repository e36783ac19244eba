// case: neg-command-switch
// category: negative-guards
// rationale: null handled by a switch arm, chained string tests, unannotated throw helpers, a local function that never returns
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegCommandSwitch;

public sealed record Command(string? Verb, string? Noun, Command? Next = null);

public static class Fail
{
    public static void Missing(string what) => throw new FormatException("missing " + what);
    public static T Missing<T>(string what) => throw new FormatException("missing " + what);
    public static Exception Unknown(string what) => new NotSupportedException(what);
}

public static class Interpreter
{
    public static int Run(Command? c)
    {
        switch (c?.Verb)
        {
            case null:
                return 0;
            case "look":
                return c.Noun?.Length ?? 1;
            case "take" when c.Noun != null:
                return c.Noun.Trim().Length;
            default:
                return c.Verb.Length;
        }
    }

    public static int Width(Command c)
    {
        if (string.IsNullOrWhiteSpace(c.Verb) || string.IsNullOrEmpty(c.Noun))
            return 0;

        return c.Verb.Length + c.Noun.Length;
    }

    public static int Strict(Command c)
    {
        if (c.Noun == null)
            Fail.Missing("noun");

        string verb = c.Verb ?? Fail.Missing<string>("verb");
        return c.Noun.Length + verb.Length; // csc-false
    }

    public static int Thrown(Command c)
    {
        void Stop(string why) => throw Fail.Unknown(why);
        if (c.Next is null) Stop("no next");
        return c.Next.Verb is { } v ? v.Length : throw Fail.Unknown("verb"); // csc-false
    }

    public static int Depth(Command? c)
    {
        int n = 0;
        for (; c != null; c = c.Next)
            n += c.Verb?.Length ?? 0;

        return n + (c == null ? 0 : 1);
    }

    public static string Pick(string? a, string? b) => (a, b) switch
    {
        (null, null) => "",
        (null, { } y) => y.Trim(),
        ({ } x, _) => x.Trim(),
    };
}

public static class Case
{
    public static void Demo1()
    {
        foreach (var c in new Command[] { new(null, null), new("look", null), new("take", "key"), new("go", null) })
            Console.Out.Write(Interpreter.Depth(c) + Interpreter.Run(c) + Interpreter.Width(c) > 99 ? "x" : "");
    }
    public static void Demo2() => Interpreter.Strict(new("a", "b"));
    public static void Demo3() => Interpreter.Thrown(new("a", "b", new("c", null)));
    public static void Demo4() => Interpreter.Pick(null, Interpreter.Run(null) == Interpreter.Depth(null) ? null : "x");
}
