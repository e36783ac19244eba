// case: closure-editor-undo
// category: closures
// rationale: undo actions capture a variable that the editor clears before the action runs; a local function clears what the body reads afterwards
// csc: none

using System.Text;

namespace NullSafety.EditorUndo;

public sealed class Selection(int start, int length)
{
    public int Start { get; } = start;
    public int Length { get; } = length;
    public int End => Start + Length;
}

public sealed class UndoStack
{
    private readonly Stack<Action> _actions = new();
    public void Push(Action undo) => _actions.Push(undo);
    public void Undo() { if (_actions.TryPop(out var undo)) undo(); }
}

public sealed class Document(string text)
{
    private readonly StringBuilder _text = new(text);
    public string Cut(Selection s) { var cut = _text.ToString(s.Start, s.Length); _text.Remove(s.Start, s.Length); return cut; }
    public void Insert(int at, string text) => _text.Insert(at, text);
    public int Length => _text.Length;
}

public sealed class Editor(Document document, UndoStack undo)
{
    public void Cut(int start, int length)
    {
        Selection selection = new(start, length);
        string cut = document.Cut(selection);
        undo.Push(() => document.Insert(selection.Start, cut)); // missed: null-deref
        selection = null!;
    }

    public void CutSafely(int start, int length)
    {
        Selection selection = new(start, length);
        string cut = document.Cut(selection);
        int at = selection.Start;
        undo.Push(() => document.Insert(at, cut));
        selection = null!;
    }

    public int Extend(IEnumerable<char> keys)
    {
        Selection anchor = new(0, 1);
        foreach (char key in keys)
        {
            Apply(key);
        }

        return anchor.End; // want: null-deref

        void Apply(char key)
        {
            if (key == 'e') anchor = null!;
            else if (key == '>') anchor = new(anchor?.Start ?? 0, (anchor?.Length ?? 0) + 1);
        }
    }

    public int ExtendKept(IEnumerable<char> keys)
    {
        Selection anchor = new(0, 1);
        keys.ToList().ForEach(key => anchor = key == '>' ? new(anchor.Start, anchor.Length + 1) : anchor);
        return anchor.End;
    }
}

public static class Case
{
    private static void Run(Action<Editor> edit)
    {
        var undo = new UndoStack();
        edit(new Editor(new Document("hello world"), undo));
        undo.Undo();
    }

    public static void DemoCut() => Run(e => e.Cut(2, 3));
    public static void DemoCutSafely() => Run(e => e.CutSafely(2, 3));
    public static void DemoExtend() => Run(e => e.Extend(">>e"));
    public static void DemoExtendKept() => Run(e => e.ExtendKept(">>e"));
}
