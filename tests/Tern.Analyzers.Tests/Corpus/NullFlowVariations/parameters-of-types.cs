// Values whose type a caller chooses: null only where that is a class.
namespace Variations.ParametersOfTypes;

public interface IRow
{
    string Key { get; }
}

public sealed record Tree(string Key) : IRow;

public readonly record struct Cell(string Key) : IRow;

public sealed class Table<T>
    where T : IRow
{
    private readonly List<T> _rows = [];

    public void Add(T row) => _rows.Add(row);

    public T? Find(string key)
    {
        foreach (T row in _rows)
        {
            if (row.Key == key)
            {
                return row;
            }
        }

        return default;
    }

    public int Size(string key) => Find(key)!.Key.Length; // want: null-deref
}

public sealed class Grid<T>
    where T : struct, IRow
{
    private readonly List<T> _rows = [];

    public void Add(T row) => _rows.Add(row);

    public T Last() => _rows.Count == 0 ? default : _rows[^1];

    public bool Has(string key) => Last().Key == key;
}

public static class Extremes
{
    public static T Most<T>(IEnumerable<T> items)
        where T : IComparable<T>
    {
        T most = default!;
        foreach (T item in items)
        {
            if (most.CompareTo(item) < 0) // want: null-deref
            {
                most = item;
            }
        }

        return most;
    }

    public static T Least<T>(IEnumerable<T> items)
        where T : IComparable<T>
    {
        T least = default!;
        foreach (T item in items)
        {
            if (least.CompareTo(item) > 0)
            {
                least = item;
            }
        }

        return least;
    }

    public static int DemoMost() => Most([3, 4]) + Most(["b", "a"]).Length;

    public static int DemoLeast() => Least([3, 4]);

    public static int DemoTable()
    {
        Table<Tree> table = new();
        table.Add(new Tree("oak"));
        return table.Size("oak") + table.Size("elm");
    }

    public static bool DemoGrid()
    {
        Grid<Cell> grid = new();
        bool before = grid.Has("a");
        grid.Add(new Cell("a"));
        return before || grid.Has("a");
    }
}
