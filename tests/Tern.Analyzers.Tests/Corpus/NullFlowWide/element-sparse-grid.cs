// case: element-sparse-grid
// category: null-element
// rationale: nulls left in a list by a removal that blanks, by a projection, and in a linked list of optional parts
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ElementSparseGrid;

public sealed record Cell(string Text);

public sealed class Sheet
{
    private readonly List<Cell> _cells = [];
    private readonly LinkedList<Cell> _history = new();

    public Sheet Add(string text)
    {
        _cells.Add(new Cell(text));
        _history.AddLast(_cells[^1]);
        return this;
    }

    public Sheet Blank(int index)
    {
        _cells[index] = null!;
        return this;
    }

    public Sheet Mark()
    {
        _history.AddLast((Cell)null!);
        return this;
    }

    public void Compact() => _cells.RemoveAll(c => c is null);

    public int Width()
    {
        int n = 0;
        for (int i = 0; i < _cells.Count; i++)
        {
            n += _cells[i].Text.Length; // want: null-deref
        }

        return n;
    }

    public int Filled() => _cells.Count(c => c != null && c.Text.Length > 0);

    public string Latest()
    {
        return _history.Last!.Value.Text; // want: null-deref
    }

    public List<string> Texts() => _cells.ConvertAll(c => c?.Text!);
}

public static class Case
{
    private static int Upper(Sheet sheet)
    {
        return sheet.Texts().Sum(t => t.ToUpperInvariant().Length); // want: null-deref
    }

    public static int Demo1() => new Sheet().Add("a").Add("b").Blank(0).Width();

    public static int Demo2()
    {
        var s = new Sheet().Add("a").Add("b").Blank(0);
        int n = s.Filled() + s.Latest().Length;
        s.Compact();
        return n + s.Width() + Upper(s);
    }

    public static string Demo3() => new Sheet().Add("a").Mark().Latest();

    public static int Demo4() => Upper(new Sheet().Add("a").Blank(0));
}
