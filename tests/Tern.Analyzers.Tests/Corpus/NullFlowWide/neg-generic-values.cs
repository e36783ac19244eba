// case: neg-generic-values
// category: negative-generics
// rationale: default of T only where T is a value, nullable value types, unmanaged constraints, a slot that counts before it reads
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegGenericValues;

public sealed class RingLog<T>
{
    private readonly T[] _items = new T[4];
    private int _count;

    public int Count => _count;
    public void Add(T item) => _items[_count++ % _items.Length] = item;
    public TOut Latest<TOut>(Func<T, TOut> read, TOut none) => _count == 0 ? none : read(_items[(_count - 1) % _items.Length]);

    public IEnumerable<T> Items()
    {
        for (int i = 0; i < Math.Min(_count, _items.Length); i++)
        {
            yield return _items[i];
        }
    }
}

public static class Numbers
{
    public static T FirstOr0<T>(IEnumerable<T> items)
        where T : struct
    {
        foreach (var i in items)
        {
            return i;
        }

        return default;
    }

    public static T? Find<T>(IEnumerable<T> items, Func<T, bool> test)
        where T : unmanaged
    {
        foreach (var i in items)
        {
            if (test(i))
            {
                return i;
            }
        }

        return null;
    }

    public static T Create<T>(T? existing)
        where T : class, new()
    {
        return existing ?? new T();
    }
}

public static class Meteo
{
    public static string Year(params DateTime[] days) => Numbers.FirstOr0(days).ToString("yyyy").Trim();
    public static int? Hot(params int[] t) => Numbers.Find(t, x => x > 30)?.CompareTo(30);
    public static string HotText(params int[] t) => Numbers.Find(t, x => x > 30).ToString()!.Trim();
    public static int Default(int? t) => t.GetValueOrDefault().CompareTo(0) + (t.HasValue ? t.Value.CompareTo(1) : 0) + t.GetHashCode();
    public static int Last(RingLog<string> log) => log.Latest(s => s.Length, 0) + log.Items().Sum(s => s.Length);
    public static int Fresh(List<int>? list) => Numbers.Create(list).Count;
}

public static class Case
{
    public static void Demo1()
    {
        Meteo.Year();
        Meteo.Hot(1);
        Meteo.HotText(1);
        Meteo.HotText(31);
        Meteo.Default(null);
        Meteo.Fresh(null);
        var log = new RingLog<string>();
        for (int i = 0; i < 6; Meteo.Last(log), i++) log.Add("l" + i);
    }
}
