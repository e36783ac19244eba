// case: closure-undo-stack
// category: closure
// rationale: lambdas kept in a field read captured locals and fields that have been cleared in the meantime
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ClosureUndoStack;

public sealed class Document
{
    public string Text = "";

    public void Insert(string s) => Text += s;
}

public sealed class Editor
{
    private readonly Stack<Action> _undo = new();
    private Document? _document = new();

    public void Type(string s)
    {
        if (_document == null) return;
        _document.Insert(s);
        _undo.Push(() => _document!.Text = ""); // want: null-deref
    }

    public void TypeSafe(string s)
    {
        if (_document is not { } doc) return;
        doc.Insert(s);
        _undo.Push(() => doc.Text = "");
    }

    public void Close() => _document = null;

    public void UndoAll()
    {
        while (_undo.TryPop(out var action))
        {
            action();
        }
    }
}

public static class Case
{
    private static Func<int> Counter(string? seed)
    {
        var words = seed?.Split(' ');
        return Count;

        int Count() => words!.Length; // want: null-deref
    }

    private static Func<int> CounterOr(string? seed)
    {
        var words = seed?.Split(' ') ?? [];
        return () => words.Length;
    }

    public static void Demo1()
    {
        var e = new Editor();
        e.Type("x");
        e.Close();
        e.UndoAll();
    }

    public static void Demo2()
    {
        var e = new Editor();
        e.Type("x");
        e.UndoAll();
        e.TypeSafe("y");
        e.Close();
        e.UndoAll();
    }

    public static int Demo3() => Counter(null)();

    public static int Demo4() => Counter("a b")() + CounterOr(null)();
}
