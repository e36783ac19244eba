// case: closure-undo-stack
// category: closures
// rationale: an undo step reads the selection after it was dropped, and a subscriber clears the draft the publisher still uses
// csc: none

namespace NullSafety.UndoStack;

public sealed class Shape
{
    public int X { get; private set; }

    public void Move(int dx) => X += dx;
}

public sealed class History
{
    private readonly Stack<Action> _steps = new();

    public void Record(Action undo) => _steps.Push(undo);

    public void Undo()
    {
        if (_steps.TryPop(out var step))
        {
            step();
        }
    }
}

public sealed class Draft
{
    public Draft(string title) => Title = title;

    public string Title { get; }
}

public static class Editor
{
    public static void DragAndDeselect(History history, Shape shape, int dx)
    {
        Shape selected = shape;
        selected.Move(dx);
        history.Record(() =>
        {
            selected.Move(-dx); // want: null-deref
        });
        selected = null!;
        history.Undo();
    }

    public static void DragAndKeep(History history, Shape shape, int dx)
    {
        Shape selected = shape;
        Shape moved = selected;
        selected.Move(dx);
        history.Record(() => moved.Move(-dx));
        selected = null!;
        history.Undo();
    }

    public static string Publish(string title)
    {
        Draft draft = new(title);
        var onPublished = new List<Action> { () => draft = null! };
        foreach (Action handler in onPublished)
        {
            handler();
        }

        return "published " + draft.Title; // want: null-deref
    }

    public static string PublishTitleFirst(string title)
    {
        Draft draft = new(title);
        var onPublished = new List<Action> { () => draft = null! };
        string name = draft.Title;
        onPublished.ForEach(h => h());
        return "published " + name;
    }
}

public static class Case
{
    public static void DemoUndo() => Editor.DragAndDeselect(new History(), new Shape(), 5);

    public static void DemoUndoSafe() => Editor.DragAndKeep(new History(), new Shape(), 5);

    public static void DemoPublish() => Editor.Publish("spring");

    public static void DemoPublishSafe() => Editor.PublishTitleFirst("spring");
}
