// case: genericslot-cheese-cellar
// category: generic-slot
// rationale: generic holders initialised with default! and a generic search that falls back to default
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.GenericslotCheeseCellar;

public sealed class Shelf<T>
{
    private T _top = default!;
    private int _count;

    public void Push(T item)
    {
        _top = item;
        _count++;
    }

    public T Peek() => _top;
    public T PeekOr(T other) => _count == 0 ? other : _top;
}

public static class Pick
{
    public static T Best<T>(IEnumerable<T> items, Func<T, int> score, int atLeast)
    {
        T best = default!;
        int top = atLeast;
        foreach (var item in items)
        {
            if (score(item) >= top)
            {
                top = score(item);
                best = item;
            }
        }

        return best;
    }
}

public sealed class Wheel(string milk)
{
    public string Milk { get; } = milk;
}

public static class Demos
{
    private static readonly Wheel[] s_wheels = [new("goat"), new("cow")];

    public static void Demo1()
    {
        var shelf = new Shelf<Wheel>();
        Console.Write(shelf.Peek().Milk.Length); // want: null-deref
    }

    public static void Demo2()
    {
        var ages = new Shelf<DateTime>();
        Console.Write(ages.Peek().Year + ages.Peek().ToString("s").Length);
    }

    public static void Demo3()
    {
        var old = Pick.Best(s_wheels, w => w.Milk.Length, 10);
        Console.Write(old.Milk.Length); // want: null-deref
    }

    public static void Demo4() => Console.Write(Pick.Best([3, 5, 9], n => n, 20).ToString().Length);
    public static void Demo5()
    {
        var notes = new Shelf<(string Text, int Day)>();
        var (text, day) = notes.Peek();
        Console.Write(day + text.Length); // want: null-deref
    }

    public static void Demo6()
    {
        var shelf = new Shelf<Wheel>();
        Console.Write(shelf.PeekOr(s_wheels[0]).Milk.Length);
        shelf.Push(s_wheels[1]);
        Console.Write(shelf.Peek().Milk.Length);
    }
}
