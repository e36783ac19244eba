// case: closure-debouncer
// category: closure
// rationale: a captured local that is cleared before the lambda runs, and one that the lambda itself clears
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ClosureDebouncer;

public sealed class Debouncer
{
    private readonly List<Action> _actions = [];

    public void Schedule(Action a) => _actions.Add(a);

    public void RunAll()
    {
        foreach (var a in _actions)
        {
            a();
        }
    }
}

public static class Case
{
    private static void ClearedEarly()
    {
        var d = new Debouncer();
        string text = "query";
        d.Schedule(() =>
        {
            int n = text.Length; // want: null-deref
            Console.Error.Flush();
        });
        text = null!;
        d.RunAll();
    }

    private static void ClearedAfter()
    {
        var d = new Debouncer();
        string text = "query";
        d.Schedule(() => text.ToUpperInvariant());
        d.RunAll();
        text = null!;
    }

    private static int ClearedInside()
    {
        var d = new Debouncer();
        string[] batch = ["a", "b"];
        d.Schedule(Flush);
        d.RunAll();
        return batch.Length; // want: null-deref

        void Flush()
        {
            Console.Error.Write(string.Empty);
            batch = null!;
        }
    }

    private static int Copied()
    {
        var d = new Debouncer();
        string[] batch = ["a", "b"];
        var snapshot = batch;
        d.Schedule(() => batch = null!);
        d.RunAll();
        return snapshot.Length;
    }

    public static void Demo1() => ClearedEarly();

    public static void Demo2() => ClearedAfter();

    public static int Demo3() => ClearedInside();

    public static int Demo4() => Copied();
}
