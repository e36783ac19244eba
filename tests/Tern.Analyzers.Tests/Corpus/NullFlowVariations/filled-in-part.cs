// Arrays into which as much is copied as another one has.
using System;
using System.Collections.Generic;

namespace Variations.FilledInPart;

public sealed class Sheet
{
    private readonly int _columns;
    private readonly List<string[]> _rows = new();

    public Sheet(int columns) => _columns = columns;

    public void Read(string line)
    {
        var cells = new string[_columns];
        var parts = line.Split(',');
        Array.Copy(parts, cells, Math.Min(parts.Length, cells.Length));
        _rows.Add(cells);
    }

    public void ReadPadded(string line)
    {
        var cells = new string[_columns];
        var parts = line.Split(',');
        int given = Math.Min(parts.Length, cells.Length);
        Array.Copy(parts, cells, given);
        for (int i = given; i < cells.Length; i++)
        {
            cells[i] = "";
        }

        _rows.Add(cells);
    }

    public int Width()
    {
        int width = 0;
        foreach (var row in _rows)
        {
            foreach (var cell in row)
            {
                width += cell.Length; // want: null-deref
            }
        }

        return width;
    }

    public int WidthOf(int column)
    {
        int width = 0;
        foreach (var row in _rows)
        {
            width = Math.Max(width, row[column].Length); // want: null-deref
        }

        return width;
    }
}

public sealed class PaddedSheet
{
    private readonly int _columns;

    public PaddedSheet(int columns) => _columns = columns;

    public int Width(string line)
    {
        var cells = new string[_columns];
        var parts = line.Split(',');
        int given = Math.Min(parts.Length, cells.Length);
        Array.Copy(parts, cells, given);
        for (int i = given; i < cells.Length; i++)
        {
            cells[i] = "";
        }

        int width = 0;
        foreach (var cell in cells)
        {
            width += cell.Length;
        }

        return width;
    }

    public int WidthOfSame(string line)
    {
        var parts = line.Split(',');
        var cells = new string[parts.Length];
        Array.Copy(parts, cells, parts.Length);
        int width = 0;
        foreach (var cell in cells)
        {
            width += cell.Length;
        }

        return width;
    }
}

public static class Case
{
    public static int Demo1()
    {
        var sheet = new Sheet(3);
        sheet.Read("a,b");
        return sheet.Width();
    }

    public static int Demo2()
    {
        var sheet = new Sheet(3);
        sheet.Read("a,b");
        return sheet.WidthOf(2);
    }

    public static int Demo3()
    {
        var sheet = new Sheet(3);
        sheet.ReadPadded("a,b");
        return sheet.WidthOf(2) + sheet.Width();
    }

    public static int Demo4() => new PaddedSheet(3).Width("a,b") + new PaddedSheet(3).WidthOfSame("a,b");
}
