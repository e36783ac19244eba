// case: neg-sprite-atlas-cache
// category: negative-lazy
// rationale: double-checked locking, LazyInitializer, CompareExchange, Lazy and GetOrAdd members that are created on demand
// csc: false-positive

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegSpriteAtlasCache;

public sealed class Sprite(string name)
{
    public string Name { get; } = name;
}

public sealed class Atlas
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Sprite> _sprites = new();
    private readonly Lazy<string[]> _names;
    private Sprite? _blank;
    private Sprite? _cursor;
    private List<string>? _log;
    private byte[]? _pixels;

    public Atlas() => _names = new Lazy<string[]>(() => _sprites.Keys.Order().ToArray());

    public Sprite Blank
    {
        get
        {
            if (_blank == null)
            {
                lock (_gate)
                {
                    if (_blank == null)
                    {
                        _blank = new Sprite("blank");
                    }
                }
            }

            return _blank;
        }
    }

    private Sprite Cursor => _cursor ?? Interlocked.CompareExchange(ref _cursor, new Sprite("cursor"), null) ?? _cursor;

    private List<string> Log => LazyInitializer.EnsureInitialized(ref _log, static () => []);

    private void Decode()
    {
        if (_pixels is null)
        {
            _pixels = new byte[16];
        }
    }

    public int Draw(string name)
    {
        Decode();
        var sprite = _sprites.GetOrAdd(name, static n => new Sprite(n));
        Log.Add(sprite.Name);
        return _pixels.Length + Cursor.Name.Length + Blank.Name.Length; // csc-false
    }

    public int Flush()
    {
        var old = Interlocked.Exchange(ref _log, null);
        int n = old == null ? 0 : old.Count;
        return n + Log.Count + _names.Value.Length;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var a = new Atlas();
        a.Flush();
        a.Draw("hero");
        a.Draw("hero");
        a.Flush();
        a.Flush();
    }
}
