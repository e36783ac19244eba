// case: genericdefault-beehive
// category: generic-default
// rationale: generic search and fold helpers that answer default; harmless for value types
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.GenericdefaultBeehive;

public sealed record Frame(int Number, string Queen);

public static class Seek
{
    public static T Best<T>(IEnumerable<T> items, Func<T, int> score)
    {
        T best = default!;
        int top = int.MinValue;
        foreach (var item in items)
        {
            if (score(item) > top)
            {
                (best, top) = (item, score(item));
            }
        }

        return best;
    }

    public static TOut Pipe<TIn, TOut>(TIn value, params Func<TIn, TOut>[] stages)
    {
        TOut result = default!;
        foreach (var stage in stages)
        {
            result = stage(value);
        }

        return result;
    }

    public static T Or<T>(T? value, T other) where T : class => value ?? other;
}

public sealed class Cell<T>
{
    public T Value { get; private set; } = default!;

    public bool Set { get; private set; }

    public void Put(T value) => (Value, Set) = (value, true);
}

public static class Case
{
    private static readonly Frame Spare = new(0, "none");

    private static int Strongest(List<Frame> hive) => Seek.Best(hive, f => f.Number).Queen.Length; // want: null-deref

    private static int StrongestOr(List<Frame> hive) => Seek.Or(Seek.Best(hive, f => f.Number), Spare).Queen.Length;

    private static string Tag(Frame f, bool smoke)
    {
        Func<Frame, string>[] stages = smoke ? [x => x.Queen] : [];
        return Seek.Pipe(f, stages).ToUpperInvariant(); // want: null-deref
    }

    private static int Count(List<int> weights) => Seek.Best(weights, w => w).CompareTo(3);

    private static int Honey(bool harvest)
    {
        var jar = new Cell<string>();
        var grams = new Cell<int>();
        if (harvest)
        {
            jar.Put("acacia");
        }

        return grams.Value.GetHashCode() + jar.Value.Length; // want: null-deref
    }

    private static int HoneySafe() { var jar = new Cell<string>(); return jar.Set ? jar.Value.Length : 0; }

    public static void Demo1() => Strongest([]);
    public static void Demo2() => Tag(Spare, false);
    public static void Demo3() => Honey(false);
    public static void Demo4() => _ = StrongestOr([]) + Count([]) + HoneySafe() + Tag(Spare, true).Length;
}
