// case: neg-generic-parsing
// category: negative-generic
// rationale: generic constraints, static abstract members, nullable value types and typed defaults
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.NegGenericParsing;

internal interface IToken<TSelf>
    where TSelf : class, IToken<TSelf>
{
    static abstract TSelf Empty { get; }

    static abstract TSelf? Parse(string text);

    int Size { get; }
}

internal sealed class Word(string text) : IToken<Word>
{
    public static Word Empty { get; } = new("");
    public int Size => text.Length;
    public static Word? Parse(string text) => text.Length == 0 ? null : new Word(text);
}

internal struct Cursor
{
    public int At;
    public readonly int? Mark => At > 1 ? At : null;
}

internal static class Parsing
{
    public static T ParseOrEmpty<T>(string text)
        where T : class, IToken<T> => T.Parse(text) ?? T.Empty;

    public static T FirstOr<T>(IEnumerable<T> items, T fallback)
        where T : notnull
    {
        foreach (var item in items)
        {
            return item;
        }
        return fallback;
    }

    public static T Zero<T>()
        where T : struct => default;

    public static T Make<T>(ref T? slot)
        where T : class, new() => slot ??= new T();

    public static int Sizes(params string[] texts) => texts.Sum(t => ParseOrEmpty<Word>(t).Size);

    public static int Defaults()
    {
        List<int>? marks = null;
        Make(ref marks).Add(3);
        var cursor = Zero<Cursor>();
        var items = new Cursor[2];
        return marks.Count + cursor.At + items[1].At.ToString().Length + FirstOr(new List<string>(), "none").Length; // csc-false
    }

    public static int Marks(Cursor cursor)
    {
        if (!cursor.Mark.HasValue)
        {
            return 0;
        }
        int? next = cursor.Mark + 1;
        return cursor.Mark.Value.ToString().Length + next.Value;
    }

    public static int Lookup(Dictionary<string, int> ages, string who)
    {
        ages.TryGetValue(who, out var age);
        return age.GetHashCode() + ages.GetValueOrDefault(who).ToString().Length;
    }
}

public static class Demos
{
    public static void DemoSizes() => Parsing.Sizes("a", "");
    public static void DemoDefaults() => Parsing.Defaults();
    public static void DemoMarks() => Console.Out.Write(Parsing.Marks(new Cursor { At = 2 }) + Parsing.Marks(default) > 0 ? "" : " ");
    public static void DemoLookup() => Parsing.Lookup(new Dictionary<string, int>(), "x");
}
