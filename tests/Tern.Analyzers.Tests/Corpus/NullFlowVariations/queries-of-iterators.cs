// A query over what an iterator gives runs the iterator when somebody goes over the query, and meets what has become of the object by then.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.QueriesOfIterators;

public sealed class Tape : IDisposable
{
    private List<string>? _frames;

    public Tape(params string[] frames) => _frames = [.. frames];

    public IEnumerable<string> Play()
    {
        foreach (var frame in _frames!) // want: null-deref
        {
            yield return frame;
        }
    }

    public IEnumerable<string> Copy()
    {
        foreach (var frame in _frames!)
        {
            yield return frame;
        }
    }

    public IEnumerable<string> Rest()
    {
        for (int f = 1; f < _frames!.Count; f++) // want: null-deref
        {
            yield return _frames[f];
        }
    }

    public IEnumerable<string> WhileOpen()
    {
        foreach (var frame in _frames ?? [])
        {
            yield return frame;
        }
    }

    public void Dispose() => _frames = null;
}

public static class Player
{
    private static IEnumerable<string> Marked()
    {
        using var tape = new Tape("* one", "two");
        return tape.Play().Where(f => f.StartsWith('*')).Select(f => f[2..]);
    }

    private static List<string> MarkedCopy()
    {
        using var tape = new Tape("* one", "two");
        return tape.Copy().Where(f => f.StartsWith('*')).ToList();
    }

    private static IEnumerable<string> MarkedWhileOpen()
    {
        using var tape = new Tape("* one", "two");
        return tape.WhileOpen().Where(f => f.StartsWith('*'));
    }

    private static int CountAfter()
    {
        var tape = new Tape("one", "two");
        var rest = tape.Rest().Where(f => f.Length > 0);
        tape.Dispose();
        return rest.Count();
    }

    private static int CountBefore()
    {
        var tape = new Tape("one", "two");
        int count = tape.Copy().Where(f => f.Length > 0).Count();
        tape.Dispose();
        return count;
    }

    public static void Demo1() => Marked().Count();

    public static void Demo2() => _ = MarkedCopy().Count;

    public static void Demo3() => MarkedWhileOpen().Count();

    public static void Demo4() => CountAfter();

    public static void Demo5() => CountBefore();
}
