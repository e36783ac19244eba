// case: editor-undo
// category: closures
// rationale: an undo action reads a captured selection that the method clears before the action runs
// csc: none

namespace NullSafety.Blind.EditorUndo;

public sealed class Selection(int start, int end)
{
    public int Start { get; } = start;
    public int Length => end - Start;
}

public sealed class UndoStack
{
    private readonly Stack<Action> _actions = new();
    public void Push(Action undo) => _actions.Push(undo);

    public void Undo()
    {
        if (_actions.TryPop(out var undo)) undo();
    }
}

public sealed class TextEditor
{
    private readonly UndoStack _undo = new();
    private string _text;
    public TextEditor(string text) => _text = text;
    public string Text => _text;
    public void Undo() => _undo.Undo();

    public void Cut(int start, int end)
    {
        var selection = new Selection(start, end);
        string removed = _text.Substring(selection.Start, selection.Length);
        _undo.Push(() =>
        {
            _text = _text.Insert(selection.Start, removed); // want: null-deref
        });
        _text = _text.Remove(selection.Start, selection.Length);
        selection = null!;
    }

    public void CutKeepingAnchor(int start, int end)
    {
        var selection = new Selection(start, end);
        int anchor = selection.Start;
        string removed = _text.Substring(anchor, selection.Length);
        _undo.Push(() => _text = _text.Insert(anchor, removed));
        _text = _text.Remove(anchor, selection.Length);
        selection = null!;
    }

    public int ReplaceAll(string what, string with)
    {
        string previous = _text;
        void Commit(string next)
        {
            _text = next;
            previous = null!;
        }

        if (_text.Contains(what))
        {
            Commit(_text.Replace(what, with));
        }
        return _text.Length - previous.Length; // want: null-deref
    }

    public int Append(string tail)
    {
        string previous = _text;
        void Commit(string next) => _text = next;

        Commit(_text + tail);
        return _text.Length - previous.Length;
    }
}

public static class Case
{
    public static void DemoUndoCut()
    {
        var editor = new TextEditor("hello world");
        editor.Cut(0, 6);
        editor.Undo();
    }

    public static void DemoReplace() => new TextEditor("aXb").ReplaceAll("X", "--");
    public static void DemoSafe()
    {
        var editor = new TextEditor("hello world");
        editor.CutKeepingAnchor(5, 11);
        editor.Undo();
        _ = editor.Append("!") + editor.ReplaceAll("?", ".");
        editor.Cut(0, 1);
    }
}
