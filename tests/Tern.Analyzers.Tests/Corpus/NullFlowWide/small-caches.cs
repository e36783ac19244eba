// case: small-caches
// category: several small cases of one topic
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Probe.Caches;

internal sealed class MissCache
{
    private readonly Dictionary<int, string?> _names = new();

    public string Get(int id)
    {
        if (!_names.TryGetValue(id, out var name))
        {
            _names[id] = name = id % 2 == 0 ? "even" : null;
        }

        return name ?? "#" + id;
    }
}

internal sealed class Lru
{
    private readonly LinkedList<string> _order = new();

    public void Touch(string key)
    {
        _order.Remove(key);
        _order.AddFirst(key);
    }

    public string Evict()
    {
        var last = _order.Last!;
        _order.Remove(last.Value); // missed: null-deref
        return last.Value;
    }

    public string? TryEvict()
    {
        if (_order.Count == 0)
        {
            return null;
        }

        string key = _order.Last!.Value;
        _order.RemoveLast();
        return key;
    }
}

internal sealed class Templates
{
    private static readonly Dictionary<string, string> Known = new() { ["hello"] = "Hello {0}" };

    private readonly ConcurrentDictionary<string, string> _compiled = new();

    public string Get(string name) => _compiled.GetOrAdd(name, Compile);

    private static string Compile(string name) =>
        Known.TryGetValue(name, out var t) ? t.ToUpperInvariant() : t!;
}

internal sealed class Region
{
    private readonly Dictionary<string, string> _map = new();

    public void Put(string key, string value) => _map[key] = value;

    public bool TryGet(string key, out string value) => _map.TryGetValue(key, out value!);
}

internal sealed class TwoLevel(Region near, Region far)
{
    public int Weigh(string key)
    {
        bool found = near.TryGet(key, out var value);
        found |= far.TryGet(key, out value);
        return found ? value.Length : 0; // want: null-deref
    }
}

internal sealed class Layered(Region near, Region far)
{
    public int Weigh(string key) =>
        near.TryGet(key, out var value) || far.TryGet(key, out value) ? value.Length : 0;
}

internal sealed class Memo<TIn, TOut>(Func<TIn, TOut> compute)
    where TIn : notnull
{
    private TOut _last = default!;

    public TOut Last => _last;

    public TOut Of(TIn input) => _last = compute(input);
}

internal sealed class Catalog
{
    private List<string>? _rows;

    public void Warm() => _rows ??= ["a", "b"];

    public void Invalidate() => _rows = null;

    public int Count()
    {
        Warm();
        if (_rows!.Count > 1)
        {
            Invalidate();
        }

        return _rows.Count; // want: null-deref
    }
}

internal sealed class RecentRing(int capacity)
{
    private readonly string[] _slots = new string[capacity];
    private int _next;

    public void Add(string item) => _slots[_next++ % _slots.Length] = item;

    public int LongestItem()
    {
        int best = 0;
        foreach (var s in _slots)
        {
            best = Math.Max(best, s.Length); // want: null-deref
        }

        return best;
    }

    public int TotalLength()
    {
        int total = 0;
        for (int i = 0; i < Math.Min(_next, _slots.Length); i++)
        {
            total += _slots[i].Length;
        }

        return total;
    }
}

public static class Demos
{
    public static void DemoMissCache()
    {
        var cache = new MissCache();
        _ = cache.Get(3).Length + cache.Get(3).Length + cache.Get(2).Length;
    }

    public static void DemoEvict()
    {
        var lru = new Lru();
        lru.Touch("a");
        lru.Evict();
        lru.Evict();
    }

    public static void DemoTryEvict()
    {
        var lru = new Lru();
        lru.Touch("a");
        while (lru.TryEvict() is { } key)
        {
            _ = key.Length;
        }
    }

    public static void DemoTemplates()
    {
        var t = new Templates();
        _ = t.Get("hello").Length;
        _ = t.Get("bye").Length; // want: null-deref
    }

    public static void DemoTwoLevel()
    {
        var near = new Region();
        near.Put("k", "v");
        new TwoLevel(near, new Region()).Weigh("k");
    }

    public static void DemoLayered()
    {
        var near = new Region();
        near.Put("k", "v");
        var both = new Layered(near, new Region());
        both.Weigh("k");
        both.Weigh("none");
    }

    public static void DemoMemoText()
    {
        var memo = new Memo<int, string>(i => i.ToString());
        _ = memo.Last.Length; // want: null-deref
    }

    public static void DemoCatalog() => new Catalog().Count();

    public static void DemoRingLongest()
    {
        var ring = new RecentRing(3);
        ring.Add("a");
        ring.LongestItem();
    }

    public static void DemoRingTotal()
    {
        var ring = new RecentRing(3);
        ring.TotalLength();
        ring.Add("a");
        ring.TotalLength();
    }
}
