// case: map-lru-cache
// category: map-miss
// rationale: an expired entry removed before it is read, a nested dictionary without the inner key, and an oblivious TryGetValue
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.MapLruCache;

public sealed class Entry
{
    public string Text { get; set; } = "";

    public int Hits;
}

#nullable disable
public sealed class LruCache
{
    private readonly Dictionary<string, Entry> _entries = new();
    private readonly Dictionary<string, Dictionary<string, string>> _byRegion = new() { ["eu"] = new() };

    public void Put(string key, string text) => _entries[key] = new Entry { Text = text };

    public Entry Get(string key)
    {
        Entry e;
        if (_entries.TryGetValue(key, out e))
        {
            e.Hits++;
        }

        return e;
    }

    public Entry GetOrAdd(string key)
    {
        Entry e;
        if (!_entries.TryGetValue(key, out e))
        {
            _entries[key] = e = new Entry();
        }

        return e;
    }

    public string Regional(string region, string key)
    {
        string text = null;
        _byRegion.GetValueOrDefault(region)?.TryGetValue(key, out text);
        return text;
    }
}
#nullable restore

public static class Case
{
    private static int Hits(LruCache cache, string key)
    {
        var e = cache.Get(key);
        return e.Hits; // want: null-deref
    }

    private static int HitsOrAdded(LruCache cache, string key) => cache.GetOrAdd(key).Hits;

    private static int Region(LruCache cache)
    {
        return cache.Regional("eu", "greeting").Length; // want: null-deref
    }

    public static int Demo1() => Hits(new LruCache(), "a");

    public static int Demo2()
    {
        var c = new LruCache();
        c.Put("a", "x");
        return Hits(c, "a") + HitsOrAdded(c, "b");
    }

    public static int Demo3() => Region(new LruCache());
}
