// case: neg-generic-codecs
// category: negative-generic
// rationale: default of value types, struct and new() constraints, TryFind with generic out and comparers that accept null
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.NegGenericCodecs;

public interface ICodec<TSelf>
    where TSelf : ICodec<TSelf>
{
    static abstract TSelf Empty { get; }

    string Text { get; }
}

public sealed class Json(string text) : ICodec<Json>
{
    public static Json Empty { get; } = new("{}");
    public string Text { get; } = text;
}

public sealed class Pool<T>
    where T : class, new()
{
    private readonly Stack<T> _free = new();
    private T? _spare;
    public T Rent() => _free.TryPop(out var item) ? item : _spare ?? new T();

    public void Return(T item)
    {
        _spare ??= item;
        _free.Push(item);
    }
}

public static class Generic
{
    public static T FirstValue<T>(IEnumerable<T> items, Func<T, bool> test)
        where T : struct
    {
        T found = default;
        foreach (var item in items)
        {
            if (test(item))
                found = item;
        }

        return found;
    }

    public static bool TryFind<T>(IEnumerable<T> items, Func<T, bool> test, out T found)
    {
        foreach (var item in items)
        {
            if (test(item))
            {
                found = item;
                return true;
            }
        }

        found = default!;
        return false;
    }

    public static T OrEmpty<T>(T? value)
        where T : class, ICodec<T> => value ?? T.Empty;

    public static T Max<T>(T a, T b)
        where T : IComparable<T> => a.CompareTo(b) >= 0 ? a : b;
}

public static class Demos
{
    private static int Found(string[] words, int width) => Generic.TryFind(words, w => w.Length == width, out var word) ? word.Length : 0;
    public static void Demo1() => Console.Write(Generic.FirstValue([1, 2], n => n > 5).ToString().Length + Found(["a", "bb"], 2) + Found([], 1));
    public static void Demo2() => Console.Write(Generic.OrEmpty<Json>(null).Text.Length + Generic.OrEmpty(new Json("[]")).Text.Length + Generic.Max("a", "b").Length);
    public static void Demo3()
    {
        var pool = new Pool<List<int>>();
        pool.Rent().Add(1);
        pool.Return([2]);
        Console.Write(pool.Rent().Count + pool.Rent().Count + default(KeyValuePair<int, Guid>).Value.ToString().Length);
        Console.Write(EqualityComparer<string>.Default.Equals(null, "x") || Comparer<string>.Default.Compare(null, "x") > 0);
    }
}
