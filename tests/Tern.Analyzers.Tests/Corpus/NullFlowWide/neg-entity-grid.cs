// case: neg-entity-grid
// category: negative-array
// rationale: fresh arrays are filled before use by a loop, a helper, a lazy indexer or an index that was handed out
// csc: silent

namespace NullSafety.NegEntityGrid;

public sealed class Cell
{
    public List<Entity> Occupants { get; } = new();
}

public sealed record Entity(int Id, int X, int Y);

public sealed class Grid
{
    private readonly Cell[][] _rows;

    public Grid(int width, int height)
    {
        _rows = new Cell[height][];
        for (int y = 0; y < height; y++)
        {
            _rows[y] = new Cell[width];
            FillRow(_rows[y]);
        }
    }

    private static void FillRow(Cell[] row)
    {
        for (int x = 0; x < row.Length; x++) row[x] = new Cell();
    }

    public void Place(Entity e) => _rows[e.Y][e.X].Occupants.Add(e);

    public int Count()
    {
        int n = 0;
        foreach (var row in _rows)
        {
            foreach (var cell in row) n += cell.Occupants.Count;
        }

        return n;
    }
}

public sealed class ChunkMap
{
    private readonly Cell?[] _chunks = new Cell?[16];

    public Cell this[int hash] => _chunks[hash & 15] ??= new Cell();

    public int Loaded => _chunks.Count(c => c is not null);
}

public sealed class EntityStack
{
    private Entity[] _items = new Entity[2];
    private int _count;

    public void Push(Entity e)
    {
        if (_count == _items.Length) Array.Resize(ref _items, _count * 2);
        _items[_count++] = e;
    }

    public int SumIds()
    {
        int sum = 0;
        for (int i = 0; i < _count; i++) sum += _items[i].Id;
        return sum;
    }
}

public static class Case
{
    public static void DemoGrid()
    {
        var grid = new Grid(3, 2);
        grid.Place(new Entity(1, 2, 1));
        grid.Count();
    }

    public static void DemoChunks()
    {
        var map = new ChunkMap();
        map[37].Occupants.Add(new Entity(2, 0, 0));
        _ = map[37].Occupants.Count + map.Loaded;
    }

    public static void DemoStack()
    {
        var stack = new EntityStack();
        for (int i = 0; i < 5; i++) stack.Push(new Entity(i, 0, 0));
        stack.SumIds();
    }
}
