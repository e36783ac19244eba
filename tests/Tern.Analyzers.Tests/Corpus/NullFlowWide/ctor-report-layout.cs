// case: ctor-report-layout
// category: constructor
// rationale: the base constructor calls an override before the derived body has assigned its field; a second
//            constructor hands out this to a hub that replays at once
// csc: none

namespace NullSafety.ReportLayouts;

public abstract class Report
{
    protected Report(string title)
    {
        Heading = title + Suffix();
    }

    public string Heading { get; }

    protected abstract string Suffix();
}

public sealed class RegionReport : Report
{
    private readonly string _region;

    public RegionReport(string title, string region)
        : base(title)
    {
        _region = region;
    }

    protected override string Suffix() => " - " + _region.ToUpperInvariant(); // want: null-deref
}

public sealed class DraftReport : Report
{
    private readonly string _stamp = "draft";

    public DraftReport(string title)
        : base(title)
    {
    }

    protected override string Suffix() => " (" + _stamp.ToUpperInvariant() + ")";
}

public interface ILayoutListener
{
    void Resized(int columns);
}

public sealed class LayoutHub
{
    private readonly List<ILayoutListener> _listeners = new();

    public int Columns { get; set; } = 80;

    public void Attach(ILayoutListener listener)
    {
        _listeners.Add(listener);
        listener.Resized(Columns);
    }
}

public sealed class EagerPane : ILayoutListener
{
    private readonly List<int> _widths;

    public EagerPane(LayoutHub hub)
    {
        hub.Attach(this);
        _widths = new List<int>();
    }

    public void Resized(int columns) => _widths.Add(columns); // want: null-deref
}

public sealed class OrderedPane : ILayoutListener
{
    private readonly List<int> _widths;

    public OrderedPane(LayoutHub hub)
    {
        _widths = new List<int>();
        hub.Attach(this);
    }

    public void Resized(int columns) => _widths.Add(columns);
}

public static class Case
{
    public static void DemoRegion() => _ = new RegionReport("Sales", "north").Heading;
    public static void DemoDraft() => _ = new DraftReport("Sales").Heading;
    public static void DemoEager() => new EagerPane(new LayoutHub());
    public static void DemoOrdered() => new OrderedPane(new LayoutHub());
}
