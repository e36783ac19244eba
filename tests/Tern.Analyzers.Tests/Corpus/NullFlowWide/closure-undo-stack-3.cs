// case: closure-undo-stack-3
// category: closures
// rationale: a lambda keeps the variable, not the value, and the body clears it before the call
// csc: none

namespace NullSafety.UndoStack;

public sealed class Shape(string kind)
{
    public string Kind { get; } = kind;
    public int X { get; set; }
}

public sealed class History
{
    private readonly Stack<Action> _undo = new();

    public void Push(Action undo) => _undo.Push(undo);

    public void Undo()
    {
        if (_undo.TryPop(out var undo))
        {
            undo();
        }
    }

    public void Each(IEnumerable<Shape> shapes, Action<Shape> visit)
    {
        foreach (var shape in shapes) visit(shape);
    }
}

public static class Editor
{
    public static void Nudge(History history, Shape start)
    {
        Shape selected = start;
        selected.X += 5;
        history.Push(() =>
        {
            selected.X -= 5; // want: null-deref
        });
        selected = null!;
    }

    public static void NudgeByCopy(History history, Shape start)
    {
        Shape selected = start;
        selected.X += 5;
        var moved = selected;
        history.Push(() => moved.X -= 5);
        selected = null!;
    }

    public static string Hit(History history, IEnumerable<Shape> shapes, int x)
    {
        Shape hit = null!;
        history.Each(shapes, s =>
        {
            if (s.X == x)
            {
                hit = s;
            }
        });
        return hit.Kind; // want: null-deref
    }

    public static string HitOrCanvas(History history, IEnumerable<Shape> shapes, int x)
    {
        Shape hit = new("canvas");
        history.Each(shapes, s => hit = s.X == x ? s : hit);
        return hit.Kind;
    }
}

public static class Case
{
    public static void DemoUndoAfterDeselect()
    {
        var history = new History();
        Editor.Nudge(history, new Shape("box"));
        history.Undo();
    }

    public static void DemoNothingHit()
        => Editor.Hit(new History(), new[] { new Shape("box") { X = 3 } }, 9);

    public static void DemoSafe()
    {
        var history = new History();
        Editor.NudgeByCopy(history, new Shape("box"));
        history.Undo();
        history.Undo();
        Editor.HitOrCanvas(history, new[] { new Shape("box") { X = 3 } }, 9);
    }
}
