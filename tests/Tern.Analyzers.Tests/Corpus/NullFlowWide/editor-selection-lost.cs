// case: editor-selection-lost
// category: stale-test
// rationale: the selection is tested, then a buffer change (through an event) or a helper clears it before it is used again
// csc: none

namespace NullSafety.EditorSelectionLost;

public sealed class TextBuffer
{
    private string _text;
    public TextBuffer(string text) => _text = text;

    public event Action<int, int>? Changed;

    public void Delete(int start, int count)
    {
        _text = _text.Remove(start, count);
        Changed?.Invoke(start, -count);
    }

    public void Insert(int at, string text)
    {
        _text = _text.Insert(at, text);
        Changed?.Invoke(at, text.Length);
    }
}

public sealed record Selection(int Start, int Count) { public int End => Start + Count; }

public sealed class EditorView
{
    private readonly TextBuffer _buffer;
    private Selection? _selection;
    private int _topLine;
    public EditorView(TextBuffer buffer)
    {
        _buffer = buffer;
        _buffer.Changed += OnBufferChanged;
    }

    public int Caret { get; private set; }
    public void Select(int start, int count) => _selection = new Selection(start, count);

    private void OnBufferChanged(int at, int delta)
    {
        if (delta < 0) _selection = null;
    }

    private void CollapseToCaret()
    {
        Caret = _selection?.End ?? Caret;
        _selection = null;
    }

    private void ScrollTo(int offset) => _topLine = Math.Max(0, offset / 80 - 2);

    public void Cut()
    {
        if (_selection == null) return;
        _buffer.Delete(_selection.Start, _selection.Count);
        Caret = _selection.Start; // want: null-deref
    }

    public void CutFromSnapshot()
    {
        if (_selection is not { } sel) return;
        _buffer.Delete(sel.Start, sel.Count);
        Caret = sel.Start;
    }

    public void WrapIn(string open, string close)
    {
        if (_selection is null) return;
        _buffer.Insert(_selection.Start, open);
        CollapseToCaret();
        _buffer.Insert(_selection.End, close); // want: null-deref
    }

    public int Reveal()
    {
        if (_selection is null) return -1;
        ScrollTo(_selection.Start);
        return _selection.End + _topLine;
    }
}

public static class Case
{
    private static EditorView Open()
    {
        var view = new EditorView(new TextBuffer("alpha beta gamma"));
        view.Select(6, 4);
        return view;
    }

    public static void DemoCut() => Open().Cut();
    public static void DemoSnapshot() => Open().CutFromSnapshot();
    public static void DemoWrap() => Open().WrapIn("(", ")");
    public static void DemoReveal() => Open().Reveal();
}
