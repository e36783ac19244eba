// case: chart-widget
// category: virtual-in-constructor
// rationale: the base constructor lays out the widget through overrides that read fields set later
// csc: none

namespace NullSafety.ChartWidget;

public abstract class Widget
{
    protected Widget(string title)
    {
        Title = title;
        Height = 2 + MeasureBody();
        Register(this);
    }

    public static List<string> Registry { get; } = [];
    public string Title { get; }
    public int Height { get; }

    protected abstract int MeasureBody();

    protected virtual string Key => Title;

    private static void Register(Widget w) => Registry.Add(w.Key);
}

public sealed class BarChart : Widget
{
    private readonly IReadOnlyList<double> _bars;

    public BarChart(string title, IReadOnlyList<double> bars) : base(title)
    {
        _bars = bars;
    }

    protected override int MeasureBody()
    {
        return _bars.Count * 3; // want: null-deref
    }
}

public sealed class LineChart : Widget
{
    private readonly List<double> _points = [];
    private readonly string _axis;

    public LineChart(string title, string axis) : base(title)
    {
        _axis = axis;
    }

    // the field initialiser runs before the base constructor
    protected override int MeasureBody() => 10 + _points.Count;

    protected override string Key
    {
        get
        {
            return Title + "/" + _axis.ToLowerInvariant(); // want: null-deref
        }
    }
}

public sealed class TextBox(string title, string text) : Widget(title)
{
    // captured parameters are stored before the base constructor is called
    protected override int MeasureBody() => text.Split('\n').Length;

    public string Text => text;
}

public sealed class Gauge : Widget
{
    private readonly string? _unit;

    public Gauge(string title, string unit) : base(title) => _unit = unit;

    protected override int MeasureBody() => _unit?.Length ?? 1;

    public string Unit => _unit!.Trim();
}

public static class Case
{
    public static void DemoBars() => new BarChart("sales", [1, 2, 3]);
    public static void DemoLine() => new LineChart("load", "CPU");
    public static void DemoText() => Console.WriteLine(new TextBox("note", "a\nb").Text.Length);
    public static void DemoGauge() => Console.WriteLine(new Gauge("speed", " km/h ").Unit);
}
