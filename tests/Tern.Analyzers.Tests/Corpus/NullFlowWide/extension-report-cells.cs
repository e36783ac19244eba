// case: extension-report-cells
// category: extension-receiver
// rationale: a missing cell is the receiver of an extension method; one extension tolerates null, the other one reads a member
// csc: none

using System.Globalization;
using System.Text;

namespace NullSafety.ReportCells;

public sealed record Cell(string Column, string Raw)
{
    public string? Format { get; init; }
}

public sealed class Row(params Cell[] cells)
{
    public Cell? Find(string column) => Array.Find(cells, c => c.Column == column);
    public Cell this[int index] => cells[index];
    public int Width => cells.Length;
}

public sealed class Style
{
    public string Align { get; init; } = "left";
    public int Pad { get; init; }
}

public static class CellExtensions
{
    public static string OrDash(this Cell? cell) => cell?.Raw ?? "-";

    public static decimal Money(this Cell cell)
    {
        var text = cell.Raw.TrimEnd('€', ' '); // want: null-deref
        return decimal.Parse(text, CultureInfo.InvariantCulture);
    }

    public static string Aligned(this string text, Style style) => style switch
    {
        { Align: "right" } => text.PadLeft(style.Pad),
        _ => text.PadRight(style.Pad),
    };

    public static StringBuilder Line<T>(this StringBuilder sb, IEnumerable<T> items, Func<T, string> show) where T : notnull
        => sb.AppendLine(string.Join(" | ", items.Select(show)));

    public static int Weight(this Style style)
        => style.Pad + style.Align.Length; // want: null-deref
}

public sealed class ReportWriter(IReadOnlyDictionary<string, Style> styles)
{
    public decimal Total(IEnumerable<Row> rows, string column) => rows.Sum(r => r.Find(column)!.Money());

    public decimal TotalPresent(IEnumerable<Row> rows, string column)
        => rows.Sum(r => r.Find(column) is { } cell ? cell.Money() : 0m);

    public string Print(IEnumerable<Row> rows, string column)
        => new StringBuilder().Line(rows, r => r.Find(column).OrDash().Aligned(styles["body"])).ToString();

    public int HeaderWeight(string name)
    {
        styles.TryGetValue(name, out var style);
        return style!.Weight();
    }

    public int BodyWeight() => (styles.GetValueOrDefault("body") ?? new Style()).Weight();
}

public static class Case
{
    private static readonly Row[] Rows = [new(new Cell("net", "10.50 €")), new(new Cell("gross", "12.60 €"))];
    private static readonly ReportWriter Writer = new(new Dictionary<string, Style> { ["body"] = new() { Pad = 8 } });

    public static void DemoTotal() => Writer.Total(Rows, "net");
    public static void DemoTotalPresent() => Writer.TotalPresent(Rows, "net");
    public static void DemoPrint() => Writer.Print(Rows, "net");
    public static void DemoHeader() => Writer.HeaderWeight("header");
    public static void DemoBody() => Writer.BodyWeight();
}
