// case: neg-generic-constraint
// category: negative-generic
// rationale: defaults of structs, notnull constraints, Nullable values with HasValue and IsNullOrEmpty chains
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegGenericConstraint;

public sealed class Table<TKey, TValue>
    where TKey : notnull
    where TValue : struct
{
    private readonly Dictionary<TKey, TValue> _rows = new();

    public TValue Get(TKey key) => _rows.GetValueOrDefault(key);

    public string Text(TKey key) => key.ToString() + Get(key).ToString();

    public int Hash(TKey key)
    {
        TValue? found = _rows.TryGetValue(key, out var v) ? v : null;
        return found.HasValue ? found.Value.GetHashCode() : default(TValue).GetHashCode();
    }
}

public static class Names
{
    public static string Display(string? first, string? last, string? nick)
    {
        if (string.IsNullOrEmpty(nick) && string.IsNullOrEmpty(last))
        {
            return string.IsNullOrEmpty(first) ? "?" : first.Trim();
        }

        if (!string.IsNullOrEmpty(nick))
        {
            return nick.Trim();
        }

        return last.Trim(); // csc-false
    }

    public static T Largest<T>(IReadOnlyList<T> items)
        where T : class, IComparable<T>
    {
        T? best = null;
        foreach (var item in items)
        {
            if (best is null || item.CompareTo(best) > 0)
            {
                best = item;
            }
        }

        return best ?? throw new ArgumentException("empty");
    }

    public static TimeSpan Sum(params TimeSpan?[] spans)
    {
        var total = default(TimeSpan);
        foreach (var s in spans)
        {
            total = total.Add(s.GetValueOrDefault());
        }

        return total;
    }
}

public static class Case
{
    public static int Demo1() => new Table<string, long>().Text("k").Length + new Table<string, int>().Hash("k");

    public static int Demo2() => Names.Display("a", null, null).Length + Names.Display(null, "b", null).Length + Names.Display(null, null, "n").Length;

    public static int Demo3() => Names.Largest(["x", "yy"]).Length + Names.Sum(TimeSpan.Zero, null).Days;
}
