// case: queue-warehouse-picks
// category: queue-channel
// rationale: pick orders taken from channel, priority queue and bag without asking whether there was one
// csc: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace NullSafety.Wide3.QueueWarehousePicks;

public sealed record Pick(string Sku, int Count)
{
    public List<string> Bins { get; init; } = null!;
}

public sealed class PickLine
{
    private readonly Channel<Pick> _incoming = Channel.CreateUnbounded<Pick>();
    private readonly PriorityQueue<Pick, int> _urgent = new();
    private readonly ConcurrentBag<Pick> _done = [];

    public bool Post(Pick p) => _incoming.Writer.TryWrite(p);

    public void Rush(Pick p) => _urgent.Enqueue(p, -p.Count);

    private Pick Next()
    {
        if (!_urgent.TryDequeue(out var pick, out _))
        {
            _incoming.Reader.TryRead(out pick);
        }

        return pick!;
    }

    public int Serve()
    {
        var pick = Next();
        int count = pick.Count; // want: null-deref
        _done.Add(pick);
        return count;
    }

    public int ServeAll()
    {
        int n = 0;
        while (_incoming.Reader.TryRead(out var pick))
        {
            _done.Add(pick);
            n += pick.Sku.Length;
        }

        return n + (_urgent.Count > 0 ? _urgent.Dequeue().Sku.Length : 0);
    }

    public int Walk(Pick p)
    {
        int steps = 0;
        foreach (var bin in p.Bins) // want: null-deref
        {
            steps += bin.Length;
        }

        return steps;
    }

    public int Undo()
    {
        _done.TryPeek(out Pick? last);
        return _done.IsEmpty ? last!.Count : 0; // want: null-deref
    }

    public int UndoSafe() => _done.TryTake(out var last) ? last.Count : 0;
}

public static class Case
{
    public static void Demo1() => new PickLine().Serve();
    public static void Demo2() => new PickLine().Walk(new Pick("a", 1));
    public static void Demo3() => new PickLine().Undo();
    public static void Demo4() { var l = new PickLine(); l.Rush(new Pick("a", 1)); l.Post(new Pick("b", 2)); l.Serve(); l.ServeAll(); l.UndoSafe(); l.Walk(new Pick("c", 1) { Bins = ["x"] }); }
}
