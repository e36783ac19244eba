// case: neg-font-registry
// category: negative-lazy-init
// rationale: double-checked locking, CompareExchange, Exchange, LazyInitializer and ??= in front of every read
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegFontRegistry;

public sealed class FontFile(string path)
{
    public string Path { get; } = path;
}

public sealed class FontRegistry
{
    private readonly object _gate = new();
    private FontFile? _default;
    private Dictionary<string, FontFile>? _byName;
    private FontFile _symbols = null!;
    private List<string>? _pending = [];
    private List<string>? _queued;
    private volatile FontFile? _mono;

    public int DefaultPath()
    {
        if (_default == null)
        {
            lock (_gate)
            {
                if (_default == null) _default = new FontFile("serif.ttf");
            }
        }

        return _default.Path.Length;
    }

    public FontFile Mono
    {
        get
        {
            if (_mono is { } ready)
            {
                return ready;
            }

            Interlocked.CompareExchange(ref _mono, new FontFile("mono.ttf"), null);
            return _mono;
        }
    }

    public FontFile Symbols => LazyInitializer.EnsureInitialized(ref _symbols, () => new FontFile("symbols.ttf"));

    private Dictionary<string, FontFile> ByName => _byName ??= new() { ["mono"] = Mono };

    public int Lookup(string name) => ByName.TryGetValue(name, out var f) ? f.Path.Length : Symbols.Path.Length;

    public int Drain()
    {
        var taken = Interlocked.Exchange(ref _pending, null);
        return taken == null ? 0 : taken.Count;
    }

    public void Queue(string name)
    {
        EnsureQueue();
        _queued.Add(name); // csc-false
    }

    private void EnsureQueue() => _queued ??= [];

    public void Trim() => _byName = null;
}

public static class Case
{
    public static void Demo1()
    {
        var r = new FontRegistry();
        _ = r.DefaultPath() + r.Lookup("mono") + r.Lookup("x") + r.Mono.Path.Length + r.Drain() + r.Drain();
        r.Queue("a");
        r.Trim();
        _ = r.DefaultPath() + r.Lookup("mono") + r.Drain();
    }
}
