// case: undo-closures
// category: closures
// rationale: undo actions capture the variable, not the value: by the time they run the method has cleared it
// csc: none

namespace NullSafety.UndoClosures;

public sealed class Shape
{
    public Shape(string name) => Name = name;

    public string Name { get; }

    public int X { get; set; }
}

public sealed class UndoStack
{
    private readonly Stack<Action> _actions = new();

    public void Push(Action undo) => _actions.Push(undo);

    public void UndoAll()
    {
        while (_actions.TryPop(out var undo))
        {
            undo();
        }
    }
}

public sealed class Editor
{
    public UndoStack Undo { get; } = new();

    public void Drag(Shape target, int distance)
    {
        Shape dragged = target;
        int from = dragged.X;
        Undo.Push(() => dragged.X = from); // want: null-deref
        dragged.X += distance;

        // the drag is over, nothing may move the shape any more
        dragged = null!;
    }

    public void DragKept(Shape target, int distance)
    {
        Shape dragged = target;
        int from = dragged.X;
        var kept = dragged;
        Undo.Push(() => kept.X = from);
        dragged.X += distance;
        dragged = null!;
    }

    public string Rename(IEnumerable<Shape> shapes, string name)
    {
        Shape selected = null!;
        Func<string> describe = () => "selected " + selected.Name; // want: null-deref
        foreach (var shape in shapes)
        {
            if (shape.Name == name)
            {
                selected = shape;
            }
        }

        return describe();
    }

    public string RenameChecked(IEnumerable<Shape> shapes, string name)
    {
        Shape? selected = null;
        Func<string> describe = () => selected == null ? "nothing" : selected.Name;
        selected = shapes.FirstOrDefault(s => s.Name == name);
        return describe();
    }
}

public static class Case
{
    private static readonly Shape[] Shapes = { new("box"), new("arc") };

    public static void Demo1()
    {
        var editor = new Editor();
        editor.Drag(new Shape("line"), 4);
        editor.Undo.UndoAll();
    }

    public static void Demo2() => new Editor().Rename(Shapes, "star");

    public static void Demo3()
    {
        var editor = new Editor();
        editor.DragKept(new Shape("dot"), 4);
        editor.Undo.UndoAll();
        editor.Rename(Shapes, "arc");
        editor.RenameChecked(Shapes, "star");
    }
}
