// case: neg-avatar-cache
// category: negative-lazy
// rationale: double-checked locking, Interlocked exchange and lazily created members
// csc: false-positive

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NullSafety.Wide.NegAvatarCache;

internal sealed class Avatar(int size)
{
    public int Size { get; } = size;
    public string Url { get; } = "u" + size;
}

internal sealed class AvatarCache
{
    private static AvatarCache? s_default;
    private readonly object _gate = new();
    private readonly ConcurrentDictionary<string, Lazy<Avatar>> _entries = new();
    private volatile Avatar? _blank;
    private Avatar? _last;
    private List<string>? _log;

    private List<string> Log => _log ??= new List<string>();

    public static AvatarCache Default
    {
        get
        {
            if (s_default == null)
            {
                Interlocked.CompareExchange(ref s_default, new AvatarCache(), null);
            }

            return s_default;
        }
    }

    public int Blank()
    {
        if (_blank == null)
        {
            lock (_gate)
            {
                _blank ??= new Avatar(0);
            }
        }

        return _blank.Url.Length;
    }

    public int Get(string user)
    {
        var avatar = _entries.GetOrAdd(user, u => new Lazy<Avatar>(() => new Avatar(u.Length))).Value;
        Log.Add(user);
        _last = avatar;
        return avatar.Size + _last.Size + _log.Count; // csc-false
    }

    public int Take()
    {
        var taken = Interlocked.Exchange(ref _last, null);
        return taken == null ? 0 : taken.Url.Length;
    }

    public int EnsureLast()
    {
        var seen = Volatile.Read(ref _last);
        if (seen is null)
        {
            var made = new Avatar(1);
            seen = Interlocked.CompareExchange(ref _last, made, null) ?? made;
        }

        return seen.Url.Length + LazyInitializer.EnsureInitialized(ref _last, () => new Avatar(2)).Size;
    }
}

public static class Demos
{
    public static void DemoDefault() => AvatarCache.Default.Blank();
    public static void DemoGet() => AvatarCache.Default.Get("ann");
    public static void DemoTake() => AvatarCache.Default.Take();
    public static void DemoEnsure() => new AvatarCache().EnsureLast();
}
