// case: ctor-report-layout-2
// category: virtual-in-ctor
// rationale: a base constructor calls back into a derived report, or registers it, before the derived fields exist
// csc: none

namespace NullSafety.CtorReportLayout;

public abstract class Report
{
    protected Report(string title)
    {
        Title = title;
        Width = Math.Max(title.Length, MeasureBody());
    }

    public string Title { get; }
    public int Width { get; }

    protected abstract int MeasureBody();
}

public sealed class StockReport : Report
{
    private readonly List<string> _rows;

    public StockReport(string title, IEnumerable<string> rows)
        : base(title)
    {
        _rows = rows.ToList();
    }

    protected override int MeasureBody()
    {
        int widest = 0;
        foreach (var row in _rows) // want: null-deref
        {
            widest = Math.Max(widest, row.Length);
        }

        return widest;
    }
}

public sealed class BannerReport : Report
{
    private readonly string _rule = "==========";

    public BannerReport(string title)
        : base(title)
    {
    }

    protected override int MeasureBody() => _rule.Length;
}

public sealed class ReportBoard
{
    private readonly List<string> _captions = new();

    public int Count => _captions.Count;

    public void Register(Gauge gauge) => _captions.Add(gauge.Caption());
}

public sealed class Gauge
{
    private readonly string _unit;

    public Gauge(ReportBoard board, string unit, bool early)
    {
        if (early)
        {
            board.Register(this);
        }

        _unit = unit;
        if (!early)
        {
            board.Register(this);
        }
    }

    public string Caption() => "in " + _unit.ToLowerInvariant(); // want: null-deref
}

public static class Printing
{
    public static void DemoStock() => new StockReport("Stock", new[] { "bolt", "nut" });

    public static void DemoBanner() => new BannerReport("Hi");

    public static void DemoEarly() => new Gauge(new ReportBoard(), "Bar", true);

    public static void DemoLate() => new Gauge(new ReportBoard(), "Bar", false);
}
