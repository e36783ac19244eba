// case: report-builder-columns
// category: object-initialiser
// rationale: a fluent builder is finished without its columns, and one page is created without its footer
// csc: none

using System.Text;

namespace NullSafety.ReportBuilderColumns;

public sealed class Column
{
    public string Heading { get; init; } = "";
    public int Width { get; init; } = 10;
}

public sealed class Footer
{
    public string Left { get; set; } = "";
}

public sealed class Page
{
    public string Body { get; init; } = "";
    public Footer Footer { get; init; } = null!;
}

public sealed class Report
{
    public string Title { get; init; } = null!;
    public IReadOnlyList<Column> Columns { get; init; } = null!;

    public int TotalWidth()
    {
        int width = 0;
        for (int i = 0; i < Columns.Count; i++) // want: null-deref
        {
            width += Columns[i].Width;
        }

        return width;
    }

    public string Heading() => Title.ToUpperInvariant();
}

public sealed class ReportBuilder
{
    private readonly string _title;
    private List<Column>? _columns;

    public ReportBuilder(string title) => _title = title;

    public ReportBuilder Column(string heading, int width)
    {
        _columns ??= new List<Column>();
        _columns.Add(new Column { Heading = heading, Width = width });
        return this;
    }

    public Report Build() => new() { Title = _title, Columns = _columns! };
}

public sealed class Printer
{
    private readonly StringBuilder _out = new();

    private void Emit(Page page, int number)
    {
        _out.AppendLine(page.Body);
        page.Footer.Left = $"page {number}"; // want: null-deref
        _out.AppendLine(page.Footer.Left);
    }

    public void PrintCover(Report report) => Emit(new Page { Body = report.Heading() }, 1);

    public void PrintSummary(Report report) => _out.Append(new Page { Body = report.Heading(), Footer = new Footer { Left = "end" } }.Footer.Left.Trim());
}

public static class Case
{
    public static void DemoWidth() => new ReportBuilder("Sales").Build().TotalWidth();
    public static void DemoWidthSet() => new ReportBuilder("Sales").Column("Region", 20).Build().TotalWidth();
    public static void DemoCover() => new Printer().PrintCover(new ReportBuilder("Sales").Build());
    public static void DemoSummary() => new Printer().PrintSummary(new ReportBuilder("Sales").Build());
}
