// case: struct-sheet-cell
// category: struct-default
// rationale: unwritten cells of a sheet and a failed search both yield a default struct whose strings are null
// csc: none

namespace NullSafety.Blind.B22.SheetCell;

public readonly record struct Cell(string Text, string Style);

public readonly record struct NamedRange(string Name, int First, int Last);

public sealed class Row
{
    private readonly Cell[] _cells;

    public Row(int width) => _cells = new Cell[width];

    public int Width => _cells.Length;

    public void Put(int column, string text) => _cells[column] = new Cell(text, "normal");

    public Cell At(int column) => _cells[column];
}

public sealed class BlankRow
{
    private readonly Cell[] _cells;

    public BlankRow(int width)
    {
        _cells = new Cell[width];
        Array.Fill(_cells, new Cell("", "normal"));
    }

    public int LongestText()
    {
        int longest = 0;
        foreach (var cell in _cells)
        {
            longest = Math.Max(longest, cell.Text.Length);
        }

        return longest;
    }
}

public sealed class Sheet
{
    private readonly List<NamedRange> _ranges = [new NamedRange("Totals", 4, 9)];

    public int LongestText(Row row)
    {
        int longest = 0;
        for (int i = 0; i < row.Width; i++)
        {
            longest = Math.Max(longest, row.At(i).Text.Length); // missed: null-deref
        }

        return longest;
    }

    public string Heading(int rowNumber)
    {
        var range = _ranges.FirstOrDefault(r => r.First <= rowNumber && rowNumber <= r.Last);
        return range.Name.ToUpperInvariant(); // want: null-deref
    }

    public string HeadingOrNone(int rowNumber)
    {
        foreach (var range in _ranges)
        {
            if (range.First <= rowNumber && rowNumber <= range.Last)
            {
                return range.Name.ToUpperInvariant();
            }
        }

        return "";
    }
}

public static class Case
{
    public static void DemoSparse()
    {
        var row = new Row(3);
        row.Put(0, "Net");
        row.Put(2, "Gross");
        new Sheet().LongestText(row);
    }

    public static void DemoBlank() => new BlankRow(3).LongestText();

    public static void DemoHeading() => new Sheet().Heading(2);

    public static void DemoHeadingOrNone() => new Sheet().HeadingOrNone(2);
}
