// case: neg-sparse-grid
// category: silent
// rationale: a sparse jagged array is filled on demand, its reader goes through the creating accessor or tests the slot
// csc: silent

namespace NullSafety.NegSparseGrid;

public sealed class Cell
{
    public Cell(string text) => Text = text;

    public string Text { get; set; }
}

public sealed class Grid
{
    private readonly Cell[][] _rows;
    private readonly int _columns;

    public Grid(int rows, int columns)
    {
        _rows = new Cell[rows][];
        _columns = columns;
    }

    public Cell At(int row, int column)
    {
        var cells = Row(row);
        return cells[column] ??= new Cell("");
    }

    private Cell[] Row(int row)
    {
        if (_rows[row] == null)
        {
            _rows[row] = new Cell[_columns];
        }

        return _rows[row];
    }

    public int Used()
    {
        int used = 0;
        foreach (var row in _rows)
        {
            used += row?.Count(c => c != null) ?? 0;
        }

        return used;
    }

    public string Render(int row)
    {
        var cells = _rows[row];
        if (cells is null)
        {
            return "";
        }

        var texts = new string[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            texts[i] = cells[i] is { } cell ? cell.Text : ".";
        }

        return string.Join("|", texts.Select(t => t.PadRight(3)));
    }
}

public static class Sheet
{
    public static void DemoFill()
    {
        var grid = new Grid(3, 2);
        grid.At(1, 1).Text = "x";
        grid.At(1, 0).Text += "y";
        grid.Render(0).Trim();
        grid.Render(1).Trim();
        grid.Used();
    }

    public static void DemoEmpty() => new Grid(2, 2).Render(1).Trim();
}
