// case: ctor-virtual-widget
// category: virtual-in-ctor
// rationale: the base constructor measures the widget through an override, before the derived constructor has run
// csc: none

namespace NullSafety.CtorVirtualWidget;

public abstract class Widget
{
    protected Widget(string id)
    {
        Id = id;
        Width = Measure();
    }

    public string Id { get; }

    public int Width { get; }

    protected abstract int Measure();
}

public sealed class Label : Widget
{
    private readonly string _caption;

    public Label(string id, string caption)
        : base(id)
    {
        _caption = caption;
    }

    protected override int Measure()
    {
        return _caption.Length * 8; // want: null-deref
    }
}

public sealed class Spacer : Widget
{
    private readonly string _unit = "px";

    public Spacer(string id)
        : base(id)
    {
    }

    // field initialisers run before the base constructor, so this one is fine
    protected override int Measure() => _unit.Length + Id.Length;
}

public sealed class Toolbar
{
    private readonly List<Widget> _items;
    private readonly string _title;

    public Toolbar(string title, IEnumerable<Widget> items, bool compact)
    {
        if (compact)
        {
            Height = HeaderHeight();
        }

        _title = title;
        _items = items.ToList();
        if (!compact)
        {
            Height = HeaderHeight() + _items.Count;
        }
    }

    public int Height { get; }

    private int HeaderHeight()
    {
        return _title.Length > 20 ? 40 : 20; // want: null-deref
    }
}

public static class Case
{
    public static void DemoLabel() => new Label("l1", "Open");

    public static void DemoSpacer() => new Spacer("s1");

    public static void DemoCompactToolbar() => new Toolbar("Main", new List<Widget>(), compact: true);

    public static void DemoToolbar() => new Toolbar("Main", new List<Widget> { new Spacer("s2") }, compact: false);
}
