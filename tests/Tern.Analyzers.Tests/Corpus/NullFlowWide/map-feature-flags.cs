// case: map-feature-flags
// category: map-miss
// rationale: a missing key, a stored null that ContainsKey does not exclude, and a value factory that stores null
// csc: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.MapFeatureFlags;

public sealed class Flag
{
    public string Owner { get; init; } = "core";
}

public sealed class FlagStore
{
    private readonly ConcurrentDictionary<string, Flag> _flags = new();
    private readonly Dictionary<string, Flag> _defaults = new() { ["dark"] = new Flag() };

    public Flag Get(string name) => _defaults.GetValueOrDefault(name)!;

    public Flag Cached(string name) => _flags.GetOrAdd(name, n => Parse(n));

    private static Flag Parse(string name)
    {
        return name.Contains('.') ? new Flag { Owner = name } : null!;
    }

    public void Forget(string name) => _defaults[name] = null!;

    public int OwnerWidth(string name)
    {
        if (_defaults.ContainsKey(name))
        {
            return _defaults[name].Owner.Length; // want: null-deref
        }

        return 0;
    }

    public int OwnerOrNone(string name) => _defaults.TryGetValue(name, out var f) && f != null ? f.Owner.Length : 0;
}

public static class Case
{
    private static int Missing(FlagStore store)
    {
        var flag = store.Get("beta");
        return flag.Owner.Length; // want: null-deref
    }

    private static int Created(FlagStore store)
    {
        return store.Cached("nodot").Owner.Length; // want: null-deref
    }

    public static int Demo1() => Missing(new FlagStore());

    public static int Demo2() => Created(new FlagStore());

    public static int Demo3()
    {
        var store = new FlagStore();
        store.Forget("dark");
        return store.OwnerOrNone("dark") + store.OwnerWidth("light") + store.OwnerWidth("dark");
    }
}
