// case: neg-tile-cache-dispose
// category: use-after-dispose
// rationale: every public member checks for the disposed state or reopens before it touches the field
// csc: silent

namespace NullSafety.NegTileCache;

public sealed class TileStore
{
    private readonly Dictionary<int, string> _tiles = new();

    public int Count => _tiles.Count;

    public string Load(int id)
    {
        if (!_tiles.TryGetValue(id, out var tile))
        {
            tile = "tile-" + id;
            _tiles[id] = tile;
        }

        return tile;
    }
}

public sealed class TileCache : IDisposable
{
    private TileStore _store = null!;
    private bool _disposed;

    public TileCache() => Open();

    private void Open() => _store = new TileStore();

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(nameof(TileCache));
        }
    }

    public string Get(int id)
    {
        ThrowIfDisposed();
        return _store.Load(id);
    }

    public int Flush()
    {
        ThrowIfDisposed();
        int dropped = _store.Count;
        _store = null!;
        Open();
        return dropped + _store.Count;
    }

    public int CountOrZero() => _store?.Count ?? 0;

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _store = null!;
    }
}

public static class Case
{
    public static void DemoFlush()
    {
        using var cache = new TileCache();
        cache.Get(1);
        cache.Flush();
        cache.Get(2);
    }

    public static void DemoAfterDispose()
    {
        var cache = new TileCache();
        cache.Dispose();
        cache.Dispose();
        cache.CountOrZero();
        try
        {
            cache.Get(3);
        }
        catch (ObjectDisposedException)
        {
            cache = new TileCache();
        }

        cache.Get(3);
        cache.Dispose();
    }
}
