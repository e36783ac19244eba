// case: array-sudoku-grid
// category: array-element
// rationale: cells and rows of a puzzle grid that were never filled
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.ArraySudokuGrid;

internal sealed class Cell
{
    public int Digit = 1;
    public string Notes = "";
}

internal sealed class Grid
{
    private readonly Cell[][] _rows = new Cell[9][];
    private Cell[] _history = { new Cell() };

    public Grid()
    {
        for (int r = 0; r < _rows.Length; r += 2)
        {
            _rows[r] = new Cell[9];
            Array.Fill(_rows[r], new Cell());
        }
    }

    public int RowSize(int r) => _rows[r].Length; // want: null-deref

    public int RowSizeOrZero(int r) => _rows[r] is { } row ? row.Length : 0;

    public int Remember()
    {
        Array.Resize(ref _history, _history.Length + 1);
        return _history[^1].Digit; // want: null-deref
    }

    public int RememberNew()
    {
        var history = new[] { new Cell() };
        Array.Resize(ref history, 2);
        history[1] = new Cell { Digit = 4 };
        return history[1].Digit + history[0].Digit;
    }
}

internal static class Solver
{
    private static Cell[] Blank(int n)
    {
        var cells = new Cell[n];
        for (int i = 1; i < n; i++)
        {
            cells[i] = new Cell();
        }

        return cells;
    }

    private static Cell[] Full(int n) => Enumerable.Range(0, n).Select(i => new Cell { Digit = i }).ToArray();

    public static int First(int n) => Blank(n)[0].Notes.Length; // want: null-deref

    public static int FirstFull(int n) => Full(n)[0].Notes.Length;
}

public static class Demos
{
    public static void DemoOddRow() => new Grid().RowSize(3);
    public static void DemoOddRowSafe() => new Grid().RowSizeOrZero(3);
    public static void DemoGrow() => new Grid().Remember();
    public static void DemoGrowFilled() => new Grid().RememberNew();
    public static void DemoBlank() => Solver.First(4);
    public static void DemoFull() => Solver.FirstFull(4);
}
