// case: report-layout-ctor
// category: ctor-leak
// rationale: the base report measures itself in its constructor through a virtual method, and a section registers itself before its fields are set
// csc: none

namespace NullSafety.Blind22a.ReportLayoutCtor;

public sealed record Column(string Title, int Width);

public abstract class Report
{
    protected Report(string title)
    {
        Title = title;
        PageWidth = Measure();
    }

    public string Title { get; }

    public int PageWidth { get; }

    protected abstract int Measure();
}

public sealed class TableReport : Report
{
    private readonly IReadOnlyList<Column> _columns;

    public TableReport(string title, params Column[] columns)
        : base(title)
    {
        _columns = columns;
    }

    protected override int Measure()
    {
        int gaps = _columns.Count - 1; // want: null-deref
        return _columns.Sum(c => c.Width) + gaps;
    }
}

public sealed class LetterReport(string title, string body) : Report(title)
{
    private readonly string _wrapped = body.Replace('\n', ' ');
    private readonly int _margin = 4;

    public string Text => _wrapped;

    protected override int Measure() => _wrapped.Length + 2 * _margin + Title.Length;
}

public sealed class Outline
{
    private readonly List<string> _entries = new();

    public void Register(Section s) => _entries.Add(s.Label());

    public void RegisterHeading(Heading h) => _entries.Add(h.Label());
}

public sealed class Section
{
    private readonly string _caption;

    public Section(Outline outline, string caption)
    {
        outline.Register(this);
        _caption = caption;
    }

    public string Label()
    {
        return "§ " + _caption.Trim(); // want: null-deref
    }
}

public sealed class Heading
{
    private readonly string _caption;

    public Heading(Outline outline, string caption)
    {
        _caption = caption;
        outline.RegisterHeading(this);
    }

    public string Label() => "# " + _caption.Trim();
}

public static class Case
{
    public static void DemoTable() => _ = new TableReport("Sales", new Column("Region", 12)).PageWidth;

    public static void DemoLetter() => _ = new LetterReport("Dear", "line\nline").PageWidth;

    public static void DemoSection() => _ = new Section(new Outline(), "Scope ");

    public static void DemoHeading() => _ = new Heading(new Outline(), "Scope ");
}
