// case: dispose-map-tiles
// category: use-after-dispose
// rationale: tiles read after the layer or its owner was disposed; an eviction disposes what a caller still holds
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.DisposeMapTiles;

public sealed class Tile : IDisposable
{
    private byte[] _pixels = new byte[4];

    public int Size => _pixels.Length; // want: null-deref

    public bool Alive => _pixels != null;

    public void Dispose() => _pixels = null!;
}

public sealed class TileCache(int limit)
{
    private readonly LinkedList<(int Key, Tile Tile)> _order = new();

    public Tile Get(int key)
    {
        var node = _order.First;
        while (node != null && node.Value.Key != key)
        {
            node = node.Next;
        }

        if (node != null)
        {
            return node.Value.Tile;
        }

        var tile = new Tile();
        _order.AddLast((key, tile));
        if (_order.Count > limit)
        {
            _order.First!.Value.Tile.Dispose();
            _order.RemoveFirst();
        }

        return tile;
    }
}

public sealed class Layer : IAsyncDisposable
{
    private TileCache? _cache = new(2);

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        _cache = null;
    }

    public int Draw(int key)
    {
        return _cache!.Get(key).Alive ? 1 : 0; // want: null-deref
    }

    public int DrawChecked(int key)
    {
        ObjectDisposedException.ThrowIf(_cache is null, this);
        return _cache.Get(key).Alive ? 1 : 0;
    }
}

public static class Case
{
    private static int Pan(TileCache c) { var a = c.Get(1); c.Get(2); return a.Size; }

    public static void Demo1() => Pan(new TileCache(1));
    public static async Task Demo2() { var l = new Layer(); await l.DisposeAsync(); l.Draw(1); }
    public static async Task Demo3()
    {
        await using var l = new Layer();
        _ = Pan(new TileCache(2)) + l.Draw(1) + l.DrawChecked(2);
    }
}
