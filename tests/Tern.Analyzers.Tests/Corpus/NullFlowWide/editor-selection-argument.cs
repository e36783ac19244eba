// case: editor-selection-argument
// category: suppress-argument
// rationale: an optional selection and a missing style are forced through ! into helpers that trust their parameter
// csc: none

namespace NullSafety.Blind22a.EditorSelectionArgument;

public readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;
}

public sealed class Selection(Span span, string? style)
{
    public Span Span { get; } = span;
    public string? Style { get; } = style;
}

public sealed class TextBuffer(string text)
{
    public string Text { get; private set; } = text;

    public void Replace(Span span, string with) => Text = Text[..span.Start] + with + Text[span.End..];
}

public sealed class Editor(TextBuffer buffer)
{
    private readonly Stack<Selection> _selections = new();

    public Selection? Current => _selections.Count > 0 ? _selections.Peek() : null;

    public void Select(Selection s) => _selections.Push(s);

    public void Cut() => Erase(Current!);

    public void CutIfAny()
    {
        if (_selections.TryPeek(out var top))
        {
            EraseQuietly(top);
        }
    }

    public void Decorate() => buffer.Replace(new Span(0, 0), Markup.Open(Current?.Style!));

    public void DecorateOrPlain() => buffer.Replace(new Span(0, 0), Markup.OpenOrPlain(Current?.Style ?? "plain"));

    private void Erase(Selection selection)
    {
        buffer.Replace(selection.Span, ""); // want: null-deref
    }

    private void EraseQuietly(Selection selection)
    {
        buffer.Replace(selection.Span, "");
    }
}

public static class Markup
{
    public static string Open(string style)
    {
        var trimmed = style.Trim(); // want: null-deref
        return "<" + trimmed + ">";
    }

    public static string OpenOrPlain(string style) => "<" + style.Trim() + ">";
}

public static class Case
{
    public static void DemoCutWithoutSelection() => new Editor(new TextBuffer("hello")).Cut();

    public static void DemoCutIfAny()
    {
        var e = new Editor(new TextBuffer("hello"));
        e.CutIfAny();
        e.Select(new Selection(new Span(1, 2), "bold"));
        e.CutIfAny();
    }

    public static void DemoDecorateUnstyled()
    {
        var e = new Editor(new TextBuffer("hello"));
        e.Select(new Selection(new Span(0, 1), null));
        e.Decorate();
    }

    public static void DemoDecorateOrPlain() => new Editor(new TextBuffer("hello")).DecorateOrPlain();
}
