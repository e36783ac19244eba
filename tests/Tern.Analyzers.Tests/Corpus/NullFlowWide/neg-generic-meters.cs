// case: neg-generic-meters
// category: negative-generics
// rationale: default of a value type, constraints that exclude null, nullable numbers tested by HasValue, arrays of structs without references
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegGenericMeters;

public readonly record struct Reading(int Ohm, DateTime At)
{
    public override string ToString() => Ohm + "@" + At.Ticks;
}

public sealed class Series<T> where T : struct
{
    private readonly T[] _items = new T[4];
    private int _n;

    public T? Last => _n == 0 ? null : _items[(_n - 1) % 4];

    public T LastOrDefault => Last ?? default;

    public void Add(T item) => _items[_n++ % 4] = item;

    public string Text() => string.Join(",", _items.Select(i => i.ToString()!.Length));
}

public sealed class Registry<TKey, TValue> where TKey : notnull where TValue : class, new()
{
    private readonly Dictionary<TKey, TValue> _map = [];

    public TValue this[TKey key]
    {
        get
        {
            if (!_map.TryGetValue(key, out var value))
            {
                value = new TValue();
                _map.Add(key, value);
            }

            return value;
        }
    }

    public TValue? Peek(TKey key) => _map.GetValueOrDefault(key);
}

public static class Meter
{
    public static T FirstOr<T>(IReadOnlyList<T> items, T other) => items.Count > 0 ? items[0] : other;

    public static T Zero<T>() where T : struct => default;

    public static int Ohm(Series<Reading> s)
    {
        if (!s.Last.HasValue)
        {
            return s.LastOrDefault.Ohm;
        }

        return s.Last.Value.Ohm + s.Last.Value.ToString().Length;
    }

    public static int Names(Registry<int, List<string>> r)
    {
        r[3].Add("three");
        return r.Peek(3)!.Count + (r.Peek(4)?.Count ?? 0) + r[4].Count + r.Peek(4)!.Count;
    }

    public static int Mixed() => Zero<int>().ToString().Length + Zero<Reading>().ToString().Length + FirstOr<string>([], "x").Length + new int[2].AsSpan(0, 1).Length;

    public static int Sum(int?[] values) => values.Where(v => v.HasValue).Sum(v => v!.Value) + (values.Length > 0 ? values[0].GetValueOrDefault().ToString().Length : 0);
}

public static class Case
{
    public static void Demo1() { var s = new Series<Reading>(); _ = Meter.Ohm(s) + s.Text(); s.Add(new(4, default)); _ = Meter.Ohm(s) + s.Text(); }

    public static void Demo2() => _ = Meter.Names(new()) + Meter.Mixed() + Meter.Sum([null, 2]) + Meter.Sum([]);
}
