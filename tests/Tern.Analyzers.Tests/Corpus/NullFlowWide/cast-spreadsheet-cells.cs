// case: cast-spreadsheet-cells
// category: casts
// rationale: cell values are unboxed, cast or narrowed although the cell is blank or of another kind
// csc: none

using System.Collections.Generic;

namespace NullSafety.Wide9.SpreadsheetCells;

public abstract class Cell
{
    public object? Value { get; protected set; }
}

public sealed class NumberCell : Cell
{
    public NumberCell(double? value, string? format = null)
    {
        Value = value;
        Format = format ?? "0.00";
    }

    public string Format { get; }
}

public sealed class TextCell : Cell
{
    public TextCell(string? text) => Value = text;
}

public sealed class Sheet
{
    private readonly Dictionary<string, Cell> _cells = new();

    public Cell this[string address]
    {
        get => _cells[address];
        set => _cells[address] = value;
    }

    public double Number(string address)
    {
        return (double)_cells[address].Value!; // want: null-deref
    }

    public double NumberOrZero(string address) => _cells[address].Value is double d ? d : 0;

    public double? NumberOrBlank(string address) => (double?)_cells[address].Value;

    public int TextWidth(string address)
    {
        var text = (string)_cells[address].Value!;
        return text.Length; // want: null-deref
    }

    public string FormatOf(string address)
    {
        var number = _cells[address] as NumberCell;
        return number!.Format.Trim('0'); // want: null-deref
    }

    public string FormatOrPlain(string address)
    {
        return _cells[address] is NumberCell number ? number.Format : "@";
    }
}

public static class Totals
{
    private static int RowCount(object? boxed)
    {
        int rows = (int)boxed!; // want: null-deref
        return rows + 1;
    }

    private static Sheet Ledger()
    {
        var sheet = new Sheet();
        sheet["A1"] = new NumberCell(12.5);
        sheet["A2"] = new NumberCell(null, "0");
        sheet["B1"] = new TextCell("rent");
        sheet["B2"] = new TextCell(null);
        return sheet;
    }

    public static double Demo1() => Ledger().Number("A2");

    public static int Demo2() => Ledger().TextWidth("B2");

    public static string Demo3() => Ledger().FormatOf("B1");

    public static int Demo4() => RowCount(Ledger()["B2"].Value);

    public static double Demo5() => Ledger().Number("A1") + Ledger().NumberOrZero("B2") + Ledger().TextWidth("B1");

    public static string Demo6() => Ledger().FormatOf("A1") + Ledger().FormatOrPlain("B1") + Ledger().NumberOrBlank("A2") + RowCount(4);
}
