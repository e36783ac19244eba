// case: ctor-widget-layout
// category: constructor leak, virtual call in constructor
// rationale: the base constructor measures through an override, and a constructor registers itself before it is complete
// csc: none

namespace NullSafety.CtorWidgetLayout;

public sealed class Screen
{
    private readonly List<Widget> _widgets = new();

    public int Used { get; private set; }

    public void Attach(Widget widget)
    {
        _widgets.Add(widget);
        Used += widget.Height();
    }
}

public abstract class Widget
{
    protected Widget(Screen? screen)
    {
        screen?.Attach(this);
    }

    public abstract int Height();
}

public sealed class TextBlock : Widget
{
    private readonly string[] _lines;

    public TextBlock(Screen? screen, string text)
        : base(screen)
    {
        _lines = text.Split('\n');
    }

    public override int Height()
    {
        return _lines.Length * 14; // want: null-deref
    }
}

public sealed class Rule : Widget
{
    private readonly string _style = "solid";

    public Rule(Screen? screen)
        : base(screen)
    {
    }

    public override int Height() => _style.Length > 5 ? 3 : 1;
}

public sealed class Ticker
{
    private readonly List<string> _shown;

    public Ticker(IEnumerable<string> backlog, Action<Ticker> onReady)
    {
        foreach (string line in backlog)
        {
            Show(line);
        }

        _shown = new List<string>();
        onReady(this);
    }

    public int Count => _shown.Count;

    public void Show(string line)
    {
        _shown.Add(line); // want: null-deref
    }
}

public static class Case
{
    public static void DemoAttached() => new TextBlock(new Screen(), "one\ntwo").Height();

    public static void DemoDetachedFirst() => new Screen().Attach(new TextBlock(null, "one\ntwo"));

    public static void DemoRule() => new Rule(new Screen()).Height();

    public static void DemoBacklog() => new Ticker(new[] { "hello" }, t => t.Show("ready"));

    public static void DemoNoBacklog()
    {
        var ticker = new Ticker(Array.Empty<string>(), t => t.Show("ready"));
        ticker.Show("later");
        _ = ticker.Count;
    }
}
