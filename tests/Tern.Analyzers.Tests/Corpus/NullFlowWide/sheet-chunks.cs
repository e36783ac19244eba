// case: sheet-chunks
// category: array-default
// rationale: a sheet stores its cells in row chunks that are allocated on first write; reads go to rows never written
// csc: none

namespace NullSafety.Blind.SheetChunks;

public abstract class Cell
{
    public abstract double Evaluate(Sheet sheet);
}

public sealed class NumberCell(double value) : Cell
{
    public override double Evaluate(Sheet sheet) => value;
}

public sealed class SumCell(int row, int count) : Cell
{
    public override double Evaluate(Sheet sheet)
    {
        double total = 0;
        for (int column = 0; column < count; column++)
        {
            total += sheet.Peek(row, column)?.Evaluate(sheet) ?? 0;
        }

        return total;
    }
}

public sealed class Sheet(int rows, int columns)
{
    private readonly Cell[][] _rows = new Cell[rows][];

    public void Put(int row, int column, Cell cell)
    {
        _rows[row] ??= new Cell[columns];
        _rows[row][column] = cell;
    }

    public Cell? Peek(int row, int column)
    {
        var line = _rows[row];
        return line == null ? null : line[column];
    }

    public int Width(int row) => _rows[row].Length; // want: null-deref

    public int WidthOrZero(int row) => _rows[row]?.Length ?? 0;

    private ref Cell Slot(int row, int column)
    {
        if (_rows[row] == null)
        {
            _rows[row] = new Cell[columns];
        }

        return ref _rows[row][column];
    }

    public double Recalculate(int row, int column)
    {
        ref Cell slot = ref Slot(row, column);
        return slot.Evaluate(this); // want: null-deref
    }

    public double RecalculateOrInit(int row, int column)
    {
        ref Cell slot = ref Slot(row, column);
        slot ??= new NumberCell(0);
        return slot.Evaluate(this);
    }
}

public static class Case
{
    private static Sheet Budget()
    {
        var sheet = new Sheet(4, 3);
        sheet.Put(0, 0, new NumberCell(12.5));
        sheet.Put(0, 1, new NumberCell(7.5));
        sheet.Put(1, 0, new SumCell(0, 3));
        return sheet;
    }

    public static void DemoWidth() => Budget().Width(3);

    public static void DemoEmptyCell() => Budget().Recalculate(1, 2);

    public static void DemoSafe()
    {
        var sheet = Budget();
        sheet.WidthOrZero(3);
        sheet.RecalculateOrInit(2, 2);
        sheet.Peek(1, 0)?.Evaluate(sheet);
    }
}
