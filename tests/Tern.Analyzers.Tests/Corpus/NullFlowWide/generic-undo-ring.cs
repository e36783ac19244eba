// case: generic-undo-ring
// category: generics
// rationale: default! in a generic container is null for the reference instantiation and harmless for the value instantiation
// csc: none

namespace NullSafety.GenericUndoRing;

public sealed class Ring<T>(int capacity)
{
    private readonly T[] _items = new T[capacity];
    private int _next;

    public int Count => Math.Min(_next, _items.Length);

    public void Push(T item)
    {
        _items[_next % _items.Length] = item;
        _next++;
    }

    public T Last => _next == 0 ? default! : _items[(_next - 1) % _items.Length];

    public T Back(int steps)
    {
        if (steps >= Count)
        {
            return default!;
        }

        return _items[(_next - 1 - steps) % _items.Length];
    }

    public bool TryLast([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T item)
    {
        item = Last;
        return _next > 0;
    }
}

public sealed record Edit(int Offset, string Removed);

public readonly record struct Caret(int Line, int Column);

public sealed class Editor
{
    private readonly Ring<Edit> _edits = new(8);
    private readonly Ring<Caret> _carets = new(8);

    public void Delete(int offset, string text)
    {
        _edits.Push(new Edit(offset, text));
        _carets.Push(new Caret(offset / 80, offset % 80));
    }

    public string Undo()
    {
        Edit edit = _edits.Last;
        return edit.Removed; // want: null-deref
    }

    public int CompareWithEarlier(int steps)
    {
        return _edits.Last is null ? 0 : _edits.Back(steps).Offset; // want: null-deref
    }

    public string UndoOrNothing() => _edits.TryLast(out var edit) ? edit.Removed : "";

    public int CaretLine() => _carets.Last.Line + _carets.Back(3).Column;
}

public static class Case
{
    public static void Demo1() => new Editor().Undo();

    public static void Demo2()
    {
        var editor = new Editor();
        editor.Delete(4, "abc");
        Console.WriteLine(editor.CompareWithEarlier(1));
    }

    public static void Demo3()
    {
        var editor = new Editor();
        Console.WriteLine(editor.UndoOrNothing() + editor.CaretLine() + editor.CompareWithEarlier(0));
        editor.Delete(4, "abc");
        editor.Delete(9, "de");
        Console.WriteLine(editor.Undo() + editor.CompareWithEarlier(1) + editor.UndoOrNothing());
    }
}
