// case: closure-undo-editor
// category: closures
// rationale: an undo step reads a captured selection that was cleared since; a discard handler clears the draft the method still uses
// csc: none

namespace NullSafety.Blind.B22.UndoEditor;

public sealed class Shape(string name)
{
    public string Name { get; } = name;

    public int X { get; private set; }

    public void Move(int dx) => X += dx;
}

public sealed class UndoStack
{
    private readonly Stack<Action> _steps = new();

    public void Push(Action step) => _steps.Push(step);

    public void Undo()
    {
        if (_steps.TryPop(out var step))
        {
            step();
        }
    }
}

public sealed class Dialog
{
    private Action _onDiscard = () => { };

    public void OnDiscard(Action handler) => _onDiscard = handler;

    public void Close(bool keep)
    {
        if (!keep)
        {
            _onDiscard();
        }
    }
}

public static class Editor
{
    public static int NudgeAndUndo(Shape shape)
    {
        var undo = new UndoStack();
        Shape selected = shape;
        selected.Move(5);
        undo.Push(() => selected.Move(-5)); // want: null-deref
        selected = null!;
        undo.Undo();
        return shape.X;
    }

    public static int NudgeAndUndoWithCopy(Shape shape)
    {
        var undo = new UndoStack();
        Shape selected = shape;
        selected.Move(5);
        var moved = selected;
        undo.Push(() => moved.Move(-5));
        selected = null!;
        undo.Undo();
        return shape.X;
    }

    public static string Rename(Dialog dialog, bool keep)
    {
        Shape draft = new Shape("untitled");
        dialog.OnDiscard(() => draft = null!);
        dialog.Close(keep);
        return draft.Name; // want: null-deref
    }

    public static string RenameOrNone(Dialog dialog, bool keep)
    {
        Shape? draft = new Shape("untitled");
        dialog.OnDiscard(() => draft = null);
        dialog.Close(keep);
        return draft?.Name ?? "";
    }
}

public static class Case
{
    public static void DemoUndo() => Editor.NudgeAndUndo(new Shape("box"));

    public static void DemoUndoWithCopy() => Editor.NudgeAndUndoWithCopy(new Shape("box"));

    public static void DemoDiscard() => Editor.Rename(new Dialog(), keep: false);

    public static void DemoKeep() => Editor.Rename(new Dialog(), keep: true);

    public static void DemoDiscardOrNone() => Editor.RenameOrNone(new Dialog(), keep: false);
}
