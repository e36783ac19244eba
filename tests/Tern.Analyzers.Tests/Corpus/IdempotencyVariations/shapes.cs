// variations: shapes
// rationale: deduplicators, delegates that make values, references, streams, rings and orders

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using System.Text;
using System.Text.Json;
using Tern;

namespace Idempotency.Variations.Shapes;

public sealed record Cmd(string CommandId, string User, string Item, int Count, string? IdempotencyKey = null);

public abstract class Job { public Task RunAsync(Cmd c) { Before(c); return DoAsync(c); } protected virtual void Before(Cmd c) { } protected abstract Task DoAsync(Cmd c); }

public sealed class CountJob : Job
{
    public static int Runs;

    protected override Task DoAsync(Cmd c) { Runs += c.Count; return Task.CompletedTask; } // want: TERN2007
}

public sealed class Basket
{
    private readonly List<(string, int)> _lines = [];

    public IReadOnlyList<(string, int)> Lines => _lines;

    public void Put(string item, int n) { _lines.RemoveAll(l => l.Item1 == item); _lines.Add((item, n)); }

    public void Add(string item, int n) => _lines.Add((item, n)); // want: TERN2008
}

public sealed class Baskets { private readonly ConcurrentDictionary<string, Basket> _b = new(); public Basket Of(string user) => _b.GetOrAdd(user, _ => new Basket()); }

public sealed class Deduplicator
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _at = new();

    public async Task<T> OnceAsync<T>(string key, Func<Task<T>> act) where T : struct { if (!_at.TryAdd(key, DateTimeOffset.UtcNow)) return default; return await act(); }
}

public delegate void Handler(string s);

public sealed class F(Baskets baskets, CountJob job, Deduplicator once, IServiceProvider services, Func<DateTime> now, Lazy<Basket> lazy)
{
    private event Handler? Changed; private readonly Dictionary<(string, string), int> _n = []; private int[] _hist = new int[12]; private readonly SortedDictionary<long, string> _sorted = []; private readonly Dictionary<string, List<string>> _by = []; private readonly Dictionary<string, HashSet<string>> _sets = []; private string? _lastCommand; private int _total; private byte[] _buf = []; private readonly MemoryStream _stream = new(); private readonly StringBuilder _b = new(); private readonly StringWriter _w = new(); private readonly BitState _bits = new(); private (int A, int B) _pair; private List<string> _l = [];

    [Idempotent]
    public Task A1(Cmd c) => job.RunAsync(c);

    [Idempotent]
    public void A2(Cmd c) => baskets.Of(c.User).Put(c.Item, c.Count);

    [Idempotent]
    public void A3(Cmd c) => baskets.Of(c.User).Add(c.Item, c.Count);

    [Idempotent]
    public Task<int> A4(Cmd c) => once.OnceAsync(c.CommandId, () => { _total += c.Count; return Task.FromResult(_total); });

    [Idempotent]
    public Task<int> A5(Cmd c) => once.OnceAsync(Guid.NewGuid().ToString(), () => { _total += c.Count; return Task.FromResult(_total); }); // want: TERN2014

    [Idempotent]
    public void A6(Cmd c)
    {
        if (_lastCommand == c.CommandId) return;
        _lastCommand = c.CommandId;
        _total += c.Count;
    }

    [Idempotent]
    public void A7(Cmd c)
    {
        _total += c.Count; // want: TERN2007
        _lastCommand = c.CommandId;
    }

    [Idempotent]
    public void B1(Cmd c)
    {
        _n.TryGetValue((c.User, c.Item), out int n);
        _n[(c.User, c.Item)] = n + c.Count; // want: TERN2007
    }

    [Idempotent]
    public void B2(Cmd c)
    {
        _hist[c.Count % 12]++; // want: TERN2007
    }

    [Idempotent]
    public void B3(Cmd c)
    {
        if (!_by.TryGetValue(c.User, out List<string>? l))
        {
            _by[c.User] = l = [];
        }
        l.Add(c.Item); // want: TERN2008
    }

    [Idempotent]
    public void B4(Cmd c)
    {
        if (!_sets.TryGetValue(c.User, out HashSet<string>? l))
        {
            _sets.Add(c.User, l = []);
        }
        l.Add(c.Item);
    }

    [Idempotent]
    public void B5(Cmd c)
    {
        _by[c.User] = [.. _by.GetValueOrDefault(c.User) ?? [], c.Item]; // want: TERN2008
    }

    [Idempotent]
    public void B6(Cmd c)
    {
        _by[c.User] = [c.Item];
    }

    [Idempotent]
    public void B7(Cmd c)
    {
        _l = _l.Where(x => x != c.Item).Append(c.Item).ToList();
    }

    [Idempotent]
    public void B8(Cmd c)
    {
        _l = _l.Append(c.Item).ToList(); // want: TERN2008
    }

    [Idempotent]
    public void B9(Cmd c)
    {
        Array.Resize(ref _hist, _hist.Length + 1); // want: TERN2008
    }

    [Idempotent]
    public void C1(Cmd c)
    {
        _pair.A += c.Count; // want: TERN2007
    }

    [Idempotent]
    public void C2(Cmd c)
    {
        _pair = (_pair.A + 1, _pair.B); // want: TERN2007
    }

    [Idempotent]
    public void C3(Cmd c)
    {
        _pair = (c.Count, _pair.B);
    }

    [Idempotent]
    public void C4(Cmd c)
    {
        _stream.Write(Encoding.UTF8.GetBytes(c.Item)); // want: TERN2008
    }

    [Idempotent]
    public void C5(Cmd c)
    {
        _stream.SetLength(0);
        _stream.Write(Encoding.UTF8.GetBytes(c.Item));
    }

    [Idempotent]
    public void C6(Cmd c)
    {
        _b.Append(c.Item); // want: TERN2008
    }

    [Idempotent]
    public void C7(Cmd c)
    {
        _b.Clear().Append(c.Item);
    }

    [Idempotent]
    public void C8(Cmd c)
    {
        _buf = [.. _buf, 1]; // want: TERN2008
    }

    [Idempotent]
    public void C9(Cmd c)
    {
        Changed?.Invoke(c.Item);
    }

    [Idempotent]
    public void D1(Cmd c)
    {
        Changed += s => { }; // want: TERN2008
    }

    [Idempotent]
    public void D2(Cmd c)
    {
        _sorted.Add(DateTime.UtcNow.Ticks, c.Item); // want: TERN2006
    }

    [Idempotent]
    public void D3(Cmd c)
    {
        _sorted[c.Count] = c.Item;
    }

    [Idempotent]
    public void D4(Cmd c)
    {
        lazy.Value.Add(c.Item, 1);
    }

    [Idempotent]
    public void D5(Cmd c)
    {
        Basket b = (Basket)services.GetService(typeof(Basket))!;
        b.Put(c.Item, 1);
    }

    [Idempotent]
    public void D6(Cmd c)
    {
        _total = _total == 0 ? c.Count : _total;
    }

    [Idempotent]
    public void D7(Cmd c)
    {
        _total = Math.Min(_total, c.Count);
        _total = Math.Abs(_total);
    }

    [Idempotent]
    public void D8(Cmd c)
    {
        _total = Math.Max(_total, 0) + c.Count; // want: TERN2007
    }

    [Idempotent]
    public void D9(Cmd c)
    {
        for (int i = 0; i < _hist.Length; i++)
        {
            _hist[i] = i;
        }
    }

    [Idempotent]
    public void E1(Cmd c)
    {
        for (int i = 0; i < _hist.Length; i++)
        {
            _hist[i] = _hist[i] * 2; // want: TERN2007
        }
    }

    [Idempotent]
    public void E2(Cmd c)
    {
        Shift(_hist, c.Count);
    }
    private static void Shift(int[] a, int by) { for (int i = 0; i < a.Length; i++) { a[i] += by; } } // want: TERN2007

    [Idempotent]
    public void E3(Cmd c)
    {
        int local = _total;
        local++;
        Console.WriteLine(local);
    }

    [Idempotent]
    public void E4(Cmd c)
    {
        Span<int> s = _hist;
        s[0] += 1; // want: TERN2007
    }

    [Idempotent]
    public void E5(Cmd c)
    {
        Span<int> s = stackalloc int[3];
        s[0] += 1;
        _hist[0] = s[0];
    }

    [Idempotent]
    public void E6(Cmd c)
    {
        ref int t = ref _total;
        t += c.Count; // want: TERN2007
    }

    [Idempotent]
    public void E7(Cmd c)
    {
        Bump(ref _total, c.Count);
    }
    private static void Bump(ref int t, int by) => t += by; // want: TERN2007

    [Idempotent]
    public void E8(Cmd c)
    {
        _bits[c.Count] = !_bits[c.Count]; // want: TERN2007
    }

    [Idempotent]
    public void E9(Cmd c)
    {
        _bits[c.Count] = true;
    }

    [Idempotent]
    public void G1(Cmd c)
    {
        _n[(c.User, "at")] = now().Second; // want: TERN2006
    }

    [Idempotent]
    public void G3(Cmd c)
    {
        _l.Sort();
        _l.Reverse();
    }

    [Idempotent]
    public void G31(Cmd c)
    {
        _l.Reverse(); // want: TERN2007
    }

    [Idempotent]
    public void G6(Cmd c)
    {
        checked { _total *= 2; } // want: TERN2007
    }

    [Idempotent]
    public void G7(Cmd c)
    {
        _total <<= 1; // want: TERN2007
    }

    [Idempotent]
    public void G8(Cmd c)
    {
        _total = unchecked(_total + c.CommandId.GetHashCode()); // want: TERN2007
    }

    [Idempotent]
    public async IAsyncEnumerable<int> G9(Cmd c)
    {
        for (int i = 0; i < 3; i++)
        {
            _total++; // want: TERN2007
            await Task.Yield();
            yield return i;
        }
    }
}

public sealed class BitState
{
    private readonly Dictionary<int, bool> _v = [];

    public bool this[int i] { get => _v.GetValueOrDefault(i); set => _v[i] = value; }
}
