// case: widget-layout
// category: constructor
// rationale: a base constructor calls a virtual method whose overrides read fields that the derived constructor sets later
// csc: none

namespace NullSafety.Blind.WidgetLayout;

public readonly record struct Size(int Width, int Height);

public sealed class Font(int em)
{
    public int Measure(string text) => text.Length * em;
    public int LineHeight => em + 4;
}

public abstract class Widget
{
    private Size _desired;

    protected Widget(Font font)
    {
        Font = font;
        Invalidate();
    }

    protected Font Font { get; }
    public Size Desired => _desired;
    protected void Invalidate() => _desired = Measure();
    protected abstract Size Measure();
}

public sealed class Label : Widget
{
    private readonly string _text;

    public Label(Font font, string text) : base(font)
    {
        _text = text;
        Invalidate();
    }

    protected override Size Measure()
    {
        int columns = _text.Length; // want: null-deref
        return new Size(columns * 8, Font.LineHeight);
    }
}

public sealed class Badge(Font font, int count) : Widget(font)
{
    private readonly string _prefix = "#";

    // field initialisers run before the base constructor, and 'count' is a value
    protected override Size Measure() => new(Font.Measure(_prefix + count), Font.LineHeight);
}

public sealed class StackPanel : Widget
{
    private readonly List<Widget> _children;

    public StackPanel(Font font, IEnumerable<Widget> children) : base(font)
    {
        _children = children.ToList();
        Invalidate();
    }

    protected override Size Measure()
    {
        int height = 0;
        foreach (var child in _children) // want: null-deref
            height += child.Desired.Height;
        return new Size(100, height);
    }
}

public sealed class Grid : Widget
{
    private readonly Widget[] _cells;

    public Grid(Font font, params Widget[] cells) : base(font)
    {
        _cells = cells;
        Invalidate();
    }

    protected override Size Measure() => _cells is null ? default : new Size(100, _cells.Sum(c => c.Desired.Height));
}

public static class Case
{
    private static readonly Font Mono = new(8);
    public static void DemoLabel() => _ = new Label(Mono, "Name").Desired;
    public static void DemoPanel() => _ = new StackPanel(Mono, [new Badge(Mono, 3)]).Desired;
    public static void DemoSafe()
    {
        var badge = new Badge(Mono, 12);
        _ = new Grid(Mono, badge, new Badge(Mono, 1)).Desired.Height + badge.Desired.Width;
    }
}
