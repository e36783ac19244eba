// case: dispose-tile-cache
// category: use-after-dispose
// rationale: a map view releases its tile buffer and its decoder on Dispose; the late paint and the second flush still use them
// csc: none

namespace NullSafety.TileCache;

public readonly record struct TileKey(int Zoom, int X, int Y);

public sealed class TileStore : IDisposable
{
    private Dictionary<TileKey, byte[]> _tiles = [];

    public byte[] this[TileKey key]
    {
        get => _tiles.TryGetValue(key, out var pixels) ? pixels : []; // want: null-deref
        set => _tiles[key] = value;
    }

    public int Count => _tiles?.Count ?? 0;

    public void Dispose()
    {
        _tiles?.Clear();
        _tiles = null!;
    }
}

public class MapLayer : IDisposable
{
    private MemoryStream _journal = new();
    private bool _disposed;

    protected TileStore Store { get; } = new();

    public virtual int Paint(TileKey key) => Store[key].Length;

    public int PaintOpen(TileKey key) => _disposed ? 0 : Store[key].Length;

    public void Note(byte mark)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _journal.WriteByte(mark);
    }

    public long Flush()
    {
        long length = _journal.Length; // want: null-deref
        _journal.SetLength(0);
        return length;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposed) return;
        if (disposing)
        {
            Store.Dispose();
            _journal.Dispose();
            _journal = null!;
        }

        _disposed = true;
    }
}

public sealed class RoadLayer : MapLayer
{
    public void Add(TileKey key, int size) => Store[key] = new byte[size];
}

public static class Case
{
    private static RoadLayer Layer() { var l = new RoadLayer(); l.Add(new(3, 1, 1), 64); l.Note(1); return l; }

    public static void DemoPaintClosed() { var l = Layer(); l.Dispose(); l.Paint(new(3, 1, 1)); }
    public static void DemoPaintOpen() { var l = Layer(); l.Paint(new(3, 1, 1)); l.Dispose(); l.PaintOpen(new(3, 1, 1)); }
    public static void DemoFlushClosed() { var l = Layer(); using (l) l.Flush(); l.Flush(); }
    public static void DemoNoteClosed()
    {
        var l = Layer();
        l.Dispose();
        try { l.Note(2); } catch (ObjectDisposedException) { }
    }
}
