// case: map-tile-rows
// category: array-default
// rationale: rows of a tile layer are allocated on load only, and a slot handed out by reference is still empty
// csc: none

namespace NullSafety.MapTileRows;

public sealed class Tile(int zoom)
{
    public int Zoom { get; } = zoom;
    public int Hits { get; private set; }

    public void Touch() => Hits++;
}

public interface ITileSource
{
    Tile Load(int x, int y);
}

public sealed class BlankSource : ITileSource
{
    public Tile Load(int x, int y) => new(x + y);
}

public sealed class TileLayer
{
    private readonly Tile[][] _rows;
    private readonly int _width;

    public TileLayer(int width, int height)
    {
        _width = width;
        _rows = new Tile[height][];
    }

    public int Height => _rows.Length;

    public ref Tile this[int x, int y] => ref RowAt(y)[x];

    private Tile[] RowAt(int y) => _rows[y] ??= new Tile[_width];

    public void LoadRow(int y, ITileSource source)
    {
        var row = RowAt(y);
        for (int x = 0; x < row.Length; x++) row[x] = source.Load(x, y);
    }

    public int CountCells()
    {
        int cells = 0;
        for (int y = 0; y < _rows.Length; y++)
        {
            cells += _rows[y].Length; // want: null-deref
        }

        return cells;
    }

    public int CountLoaded()
    {
        int cells = 0;
        foreach (var row in _rows) cells += row?.Length ?? 0;
        return cells;
    }
}

public sealed class Renderer(TileLayer layer, ITileSource source)
{
    public void Draw(int x, int y)
    {
        ref var slot = ref layer[x, y];
        slot.Touch(); // want: null-deref
    }

    public void DrawOrLoad(int x, int y)
    {
        ref var slot = ref layer[x, y];
        slot ??= source.Load(x, y);
        slot.Touch();
    }
}

public static class Case
{
    private static TileLayer Partial()
    {
        var layer = new TileLayer(3, 3);
        layer.LoadRow(0, new BlankSource());
        return layer;
    }

    public static void DemoCount() => Partial().CountCells();
    public static void DemoCountLoaded() => Partial().CountLoaded();
    public static void DemoDraw() => new Renderer(Partial(), new BlankSource()).Draw(1, 1);
    public static void DemoDrawSafe() => new Renderer(Partial(), new BlankSource()).DrawOrLoad(1, 1);
}
