// variations: places
// rationale: rings, pools, counts there and back, exchanges, references and properties

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Text;
using System.Runtime.InteropServices;
using Tern;

namespace Idempotency.Variations.Places;

public sealed class Meter2
{
    private int _v;

    public int Value { get { return _v; } set { ArgumentOutOfRangeException.ThrowIfNegative(value); _v = value; } }

    public int Touched { get; private set; }

    private int _w;

    public int W { get => _w; set { _w = value; Touched++; } } // want: TERN2007
}

public sealed class S(Meter2 meter, List<int> ring)
{
    private readonly int[] _slots = new int[8];
    private readonly List<string> _list = [];
    private readonly Stack<StringBuilder> _sb = new();
    private readonly Queue<string> _turn = new(["a", "b"]);
    private readonly ConcurrentQueue<byte[]> _buffers = new();
    private readonly Dictionary<string, int> _map = [];
    private readonly HashSet<string> _seen = [];
    private int _active, _depth, _total, _sum;
    private string _left = "l", _right = "r", _old = "", _current = "";
    private int[] _row = [1, 2, 3];

    [Idempotent]
    public void A1(int k)
    {
        _slots[k % _slots.Length] = k + 1;
    }

    [Idempotent]
    public void A2(int k)
    {
        ring[k % ring.Count] = k;
    }

    [Idempotent]
    public void A3(int k)
    {
        _slots[_slots.Length - 1] = k;
    }

    [Idempotent]
    public void A4(int k)
    {
        _slots[k & (_slots.Length - 1)] = k;
    }

    [Idempotent]
    public void A5(int k)
    {
        _slots[_total++ % _slots.Length] = k; // want: TERN2007
    }

    [Idempotent]
    public async Task B1()
    {
        _active++;
        await Task.Yield();
        _active--;
    }

    [Idempotent]
    public async Task B2()
    {
        Interlocked.Increment(ref _depth);
        try { await Task.Yield(); } finally { Interlocked.Decrement(ref _depth); }
    }

    [Idempotent]
    public void B3(bool up)
    {
        if (up)
        {
            _total++; // want: TERN2007
        }
        else { _sum--; } // want: TERN2007
    }

    [Idempotent]
    public void B4(bool up)
    {
        if (up)
        {
            _total++; // want: TERN2007
        }
        else { _total--; } // want: TERN2007
    }

    [Idempotent]
    public void B5(bool up)
    {
        _total++; // want: TERN2007
        if (up) { _total--; } // want: TERN2007
    }

    [Idempotent]
    public string C1(string s)
    {
        StringBuilder b = _sb.Count > 0 ? _sb.Pop() : new StringBuilder();
        try { b.Append(s); return b.ToString(); } finally { b.Clear(); _sb.Push(b); }
    }

    [Idempotent]
    public int C2(string s)
    {
        if (!_buffers.TryDequeue(out byte[]? buffer))
        {
            buffer = new byte[10];
        }
        try { buffer[0] = 3; return buffer.Length; } finally { _buffers.Enqueue(buffer); }
    }

    [Idempotent]
    public string C3()
    {
        string n = _turn.Dequeue(); // want: TERN2007
        _turn.Enqueue(n); // want: TERN2008
        return n;
    }

    [Idempotent]
    public void D1(string r, int c)
    {
        _total += _seen.Add(r) ? c : 0;
    }

    [Idempotent]
    public void D2(string r, int c)
    {
        int add = _seen.Contains(r) ? 0 : c;
        _seen.Add(r);
        _total += add;
    }

    [Idempotent]
    public void D3(string r, int c)
    {
        _total += c > 3 ? c : 0; // want: TERN2007
    }

    [Idempotent]
    public void D4(string r, int c)
    {
        _total = _total + (_seen.Add(r) ? c : 0);
    }

    [Idempotent]
    public void E1(int c)
    {
        meter.Value += c; // want: TERN2007
    }

    [Idempotent]
    public void E2(int c)
    {
        meter.Value = c;
    }

    [Idempotent]
    public void E3(int c)
    {
        meter.W = c;
    }

    [Idempotent]
    public void E4()
    {
        meter.Value++; // want: TERN2007
    }

    [Idempotent]
    public void F1()
    {
        (_left, _right) = (_right, _left); // want: TERN2007
    }

    [Idempotent]
    public void F2(int i, int j)
    {
        int t = _row[i];
        _row[i] = _row[j];
        _row[j] = t; // want: TERN2007
    }

    [Idempotent]
    public void F3(string a, string b)
    {
        (_left, _right) = (a, b);
    }

    [Idempotent]
    public void F4(int i, int j)
    {
        _row[i] = _row[j];
    }

    [Idempotent]
    public void F5(string c)
    {
        if (_current != c)
        {
            _old = _current;
            _current = c;
        }
    }

    [Idempotent]
    public void G1(string k)
    {
        ref int v = ref CollectionsMarshal.GetValueRefOrAddDefault(_map, k, out _);
        v++; // want: TERN2007
    }

    [Idempotent]
    public void G2(string k)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_map, k, out _) = 3;
    }

    [Idempotent]
    public void G3(int i)
    {
        At(i) += 2; // want: TERN2007
    }
    private ref int At(int i) => ref _row[i];

    [Idempotent]
    public void H1(string n)
    {
        int i = _list.IndexOf(n);
        _list.RemoveAt(i); // want: TERN2013
    }

    [Idempotent]
    public void H2(string n)
    {
        int i = _list.IndexOf(n);
        if (i >= 0) { _list.RemoveAt(i); }
    }

    [Idempotent]
    public void H3(string n)
    {
        int i = _list.FindIndex(x => x == n);
        if (i < 0) return;
        _list.RemoveAt(i);
    }

    [Idempotent]
    public int I1(int a) => new[] { 1, 2 }.Aggregate(0, (x, y) => x + y);

    [Idempotent]
    public void I2(List<int> xs)
    {
        xs.Aggregate(new Acc(), (acc, x) => { acc.Sum += x; return acc; });
    }

    [Idempotent]
    public void I3()
    {
        Acc all = ring.Aggregate(new Acc(), (acc, x) => { acc.Sum += x; return acc; });
        Console.Write(all.Sum);
    }
}

public sealed class Acc
{
    public int Sum { get; set; }
}
