// case: neg-array-heap
// category: negative-array
// rationale: slots behind a count, a pool that fills on rent, arrays filled by Fill, Select, ConvertAll and from the end
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegArrayHeap;

public sealed class Heap<T>
    where T : class, IComparable<T>
{
    private T[] _items = new T[2];
    private int _count;

    public int Count => _count;

    public void Push(T item)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
        }

        _items[_count++] = item;
        for (int i = _count - 1; i > 0 && _items[i].CompareTo(_items[(i - 1) / 2]) < 0; i = (i - 1) / 2)
        {
            (_items[i], _items[(i - 1) / 2]) = (_items[(i - 1) / 2], _items[i]);
        }
    }

    public T PopLast()
    {
        var item = _items[--_count];
        _items[_count] = null!;
        return item;
    }
}

public static class Buffers
{
    public static StringBuilder[] Filled(int n)
    {
        var a = new StringBuilder[n];
        for (int i = n - 1; i >= 0; i--)
        {
            a[i] = new StringBuilder();
        }

        return a;
    }

    public static string[] Padded(int n, string pad)
    {
        var a = new string[n];
        Array.Fill(a, pad);
        return a;
    }

    public static List<string>[] Buckets(int n) => Enumerable.Range(0, n).Select(_ => new List<string>()).ToArray();

    public static int[] Widths(string[] words) => Array.ConvertAll(words, w => w.Length);
}

public static class Case
{
    public static int Demo1()
    {
        var h = new Heap<string>();
        foreach (var w in new[] { "c", "a", "b" }) h.Push(w);
        int n = 0;
        while (h.Count > 0) n += h.PopLast().Length;
        return n;
    }

    public static int Demo2()
    {
        Buffers.Filled(2)[1].Append('x');
        Buffers.Buckets(3)[2].Add("y");
        return Buffers.Padded(3, "-")[2].Length + Buffers.Widths(["a", "b"])[1];
    }
}
