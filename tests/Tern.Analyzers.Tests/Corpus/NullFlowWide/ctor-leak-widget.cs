// case: ctor-leak-widget
// category: partial-construction
// rationale: a base constructor calls an override and registers `this` before the derived constructor has set its fields
// csc: none

namespace NullSafety.CtorLeakWidget;

public sealed class Screen
{
    private readonly List<Widget> _widgets = new();

    public int Height { get; private set; }

    public void Register(Widget widget)
    {
        _widgets.Add(widget);
        Height += widget.Measure();
    }
}

public abstract class Widget
{
    private readonly Screen _screen;

    protected Widget(Screen screen)
    {
        _screen = screen;
        _screen.Register(this);
        Caption = "[" + Describe() + "]";
    }

    public string Caption { get; }

    public abstract int Measure();

    protected virtual string Describe() => "widget";
}

public sealed class TextBlock : Widget
{
    private readonly string[] _lines;

    public TextBlock(Screen screen, params string[] lines)
        : base(screen)
    {
        _lines = lines;
    }

    public override int Measure() => _lines.Length * 14; // want: null-deref
}

public sealed class Gauge : Widget
{
    private readonly string _unit;
    private readonly List<int> _ticks = new() { 0, 50, 100 };

    public Gauge(Screen screen, string unit)
        : base(screen)
    {
        _unit = unit;
    }

    public override int Measure() => _ticks.Count * 10;

    protected override string Describe() => "gauge " + _unit.Trim(); // want: null-deref
}

public sealed class Spacer : Widget
{
    private readonly string? _hint;

    public Spacer(Screen screen, string hint)
        : base(screen)
    {
        _hint = hint;
    }

    public override int Measure() => 8;

    protected override string Describe() => _hint?.Trim() ?? "spacer";
}

public static class Case
{
    public static void DemoText() => new TextBlock(new Screen(), "a", "b");

    public static void DemoGauge() => new Gauge(new Screen(), "kPa");

    public static void DemoSpacer() => new Spacer(new Screen(), "gap").Measure();
}
