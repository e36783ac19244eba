// case: service-layout-engine
// category: service-layout
// rationale: boxes measured and arranged in two passes, inherited styles, a line breaker and virtual hooks
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LayoutEngine;

public readonly record struct Size(int Width, int Height);

public sealed record Theme(string Font, int LineHeight);

public sealed class Style
{
    private readonly Style? _inherited;
    public Style(Style? inherited) => _inherited = inherited;
    public string? Font { get; init; }
    public int? Padding { get; init; }
    public bool IsRoot => _inherited == null;

    public string ResolveFont()
    {
        if (Font != null)
        {
            return Font;
        }

        return IsRoot ? "serif" : _inherited.ResolveFont(); // csc-false
    }

    public int ResolvePadding() => Padding ?? _inherited?.ResolvePadding() ?? 0;
}

public abstract class Box
{
    private Size? _desired;
    private Style? _style;

    protected Box()
    {
        Name = DefaultName();
    }

    public string Name { get; protected set; }
    public Box? Parent { get; internal set; }
    public int X { get; private set; }
    public int Y { get; private set; }
    public Size Desired => _desired ?? throw new InvalidOperationException(Name + " was not measured");
    public Style Style => _style ??= CreateStyle(Parent?.Style);

    public void Measure(int available)
    {
        _desired = MeasureCore(available);
    }

    public void Arrange(int x, int y)
    {
        if (_desired == null)
        {
            throw new InvalidOperationException(Name + " was not measured");
        }

        X = x;
        Y = y;
        ArrangeCore(x, y);
    }

    public int Bottom() => Y + Desired.Height;
    protected void Invalidate() => _desired = null;
    protected virtual string DefaultName() => GetType().Name;
    protected virtual Style CreateStyle(Style? inherited) => new(inherited);
    protected abstract Size MeasureCore(int available);

    protected virtual void ArrangeCore(int x, int y)
    {
    }
}

public sealed class Line
{
    private readonly List<string> _words = new();
    public int Width { get; private set; }
    public bool HasWords => _words.Count > 0;

    public void Add(string word)
    {
        Width += word.Length + (HasWords ? 1 : 0);
        _words.Add(word);
    }

    public override string ToString() => string.Join(' ', _words);
}

public sealed class LineBreaker
{
    private List<Line>? _lines;
    private Line? _current;

    public IReadOnlyList<Line> Break(string text, int width)
    {
        _lines = new List<Line>();
        NewLine();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (_current.HasWords && _current.Width + 1 + word.Length > width) // csc-false
            {
                NewLine();
            }

            _current.Add(word);
        }

        if (!_current.HasWords) // csc-false
        {
            _lines.RemoveAt(_lines.Count - 1);
        }

        var result = _lines;
        _lines = null;
        _current = null;
        return result;
    }

    private void NewLine()
    {
        _current = new Line();
        _lines!.Add(_current);
    }
}

public sealed class TextBox(string text, string? font = null) : Box
{
    private static readonly LineBreaker Breaker = new();
    private IReadOnlyList<Line>? _lines;
    public Line? Widest => _lines is { Count: > 0 } ? _lines.MaxBy(l => l.Width) : null;
    public string LastLine() => _lines!.LastOrDefault()!.ToString(); // want: null-deref
    protected override Style CreateStyle(Style? inherited) => new(inherited) { Font = font };

    protected override Size MeasureCore(int available)
    {
        lock (Breaker)
        {
            _lines = Breaker.Break(text, available);
        }

        var width = _lines.Count == 0 ? 0 : Widest.Width; // needless, csc-false
        return new Size(width, _lines.Count);
    }
}

public sealed class ThemedBox : Box
{
    private readonly Theme _theme;
    public ThemedBox(Theme theme) => _theme = theme;
    protected override string DefaultName() => "themed-" + _theme.Font; // want: null-deref
    protected override Size MeasureCore(int available) => new(available, _theme.LineHeight);
}

public sealed class Image : Box
{
    private Size? _natural;

    public Image(Size natural)
    {
        _natural = natural;
        Name = DefaultName();
    }

    protected override string DefaultName() => _natural == null ? "image" : "image-" + _natural.Value.Width;
    protected override Size MeasureCore(int available) => new(Math.Min(available, _natural!.Value.Width), _natural.Value.Height);
}

public class Stack : Box
{
    private readonly List<Box> _children = new();
    private int[]? _offsets;
    public IReadOnlyList<Box> Children => _children;

    public Stack Add(Box child)
    {
        child.Parent = this;
        _children.Add(child);
        _offsets = null;
        Invalidate();
        return this;
    }

    public Box? Hit(int y)
    {
        if (_offsets == null)
        {
            return null;
        }

        var index = Array.FindLastIndex(_offsets, o => o <= y);
        return index < 0 ? null : _children[index];
    }

    public string HitName(int y) => Hit(y)?.Name ?? "none";

    public string HitPath(int y)
    {
        var hit = Hit(y);
        return hit == null ? "" : hit.Parent.Name + ">" + hit.Name; // csc-false
    }

    protected override Size MeasureCore(int available)
    {
        var inner = available - 2 * Style.ResolvePadding();
        var height = 0;
        Box? widest = null;
        _offsets = new int[_children.Count];
        for (var i = 0; i < _children.Count; i++)
        {
            var child = _children[i];
            child.Measure(inner);
            _offsets[i] = height;
            height += child.Desired.Height;
            if (widest == null || child.Desired.Width > widest.Desired.Width)
            {
                widest = child;
            }
        }

        return new Size(_children.Count == 0 ? 0 : widest.Desired.Width, height); // csc-false
    }

    protected override void ArrangeCore(int x, int y)
    {
        for (var i = 0; i < _children.Count; i++)
        {
            _children[i].Arrange(x, y + _offsets![i]);
        }
    }
}

public sealed class Panel : Stack
{
    protected override Style CreateStyle(Style? inherited) => new(inherited) { Padding = 2, Font = "mono" };
}

public static class Case
{
    public static void DemoLayout()
    {
        var text = new TextBox("some words that do not fit one line");
        var root = new Panel().Add(text).Add(new Image(new Size(40, 3))).Add(new TextBox("", "sans"));
        root.Measure(16);
        root.Arrange(0, 0);
        Console.WriteLine(root.Bottom() + root.HitName(1) + root.HitPath(4) + text.LastLine() + text.Style.ResolveFont());
        Console.WriteLine(string.Join(",", root.Children.Select(c => c.Y + c.Style.ResolveFont())) + text.Widest + new Stack().HitPath(1));
        var empty = new Stack();
        empty.Measure(10);
        empty.Arrange(1, 1);
        Console.WriteLine(empty.Desired.Width + empty.HitName(0) + empty.Style.ResolveFont());
    }

    public static void DemoLastLineOfEmptyText()
    {
        var text = new TextBox("");
        text.Measure(10);
        text.LastLine();
    }

    public static void DemoThemed()
    {
        var box = new ThemedBox(new Theme("sans", 2));
        box.Measure(10);
    }
}
