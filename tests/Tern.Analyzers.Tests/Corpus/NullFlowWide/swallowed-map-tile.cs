// case: swallowed-map-tile
// category: swallowed-exception
// rationale: the loader's exception is logged and forgotten, the variable keeps its null
// csc: none

namespace NullSafety.SwallowedMapTile;

public sealed record Tile(int X, int Y, byte[] Pixels);

public sealed class TileStore
{
    public Tile Load(int x, int y)
    {
        if (x < 0 || y < 0)
        {
            throw new IOException($"no tile at {x},{y}");
        }

        return new Tile(x, y, new byte[16]);
    }
}

public sealed class MapView
{
    private readonly TileStore _store = new();
    private readonly List<string> _log = new();
    private Tile _centre = null!;

    public int Draw(int x, int y)
    {
        Tile tile = null!;
        try
        {
            tile = _store.Load(x, y);
        }
        catch (IOException e)
        {
            _log.Add(e.Message);
        }

        return tile.Pixels.Length; // want: null-deref
    }

    public int DrawOrBlank(int x, int y)
    {
        Tile tile;
        try
        {
            tile = _store.Load(x, y);
        }
        catch (IOException e)
        {
            _log.Add(e.Message);
            tile = new Tile(x, y, Array.Empty<byte>());
        }

        return tile.Pixels.Length;
    }

    private bool Centre(int x, int y)
    {
        try
        {
            _centre = _store.Load(x, y);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public int Jump(int x, int y)
    {
        Centre(x, y);
        return _centre.X; // want: null-deref
    }

    public int JumpIfPossible(int x, int y) => Centre(x, y) ? _centre.X : -1;
}

public static class Viewer
{
    public static void DemoDraw() => new MapView().Draw(-1, 2);

    public static void DemoBlank() => new MapView().DrawOrBlank(-1, 2);

    public static void DemoJump() => new MapView().Jump(3, -2);

    public static void DemoJumpTested() => new MapView().JumpIfPossible(3, -2);
}
