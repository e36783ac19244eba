// case: queue-crane-moves
// category: queue
// rationale: moves of a container crane taken from queues and channels that have none
// csc: none

using System.Collections.Generic;
using System.Threading.Channels;

namespace NullSafety.Wide.QueueCraneMoves;

internal sealed class Move
{
    public int Bay;
    public string Box = "MSKU";
    public List<int>? Stops;
}

internal sealed class Crane
{
    private readonly PriorityQueue<Move, int> _urgent = new();
    private readonly Channel<Move> _feed = Channel.CreateBounded<Move>(4);
    private readonly Stack<Move> _undo = new();

    public bool Post(Move move)
    {
        _urgent.Enqueue(move, move.Bay);
        return _feed.Writer.TryWrite(move);
    }

    private Move NextUrgent() => _urgent.TryDequeue(out var move, out _) ? move : null!;
    public void Urgent() => _undo.Push(NextUrgent());

    public int Undo()
    {
        while (_undo.TryPop(out var move))
        {
            return move.Bay; // want: null-deref
        }

        return -1;
    }

    public int Follow()
    {
        _feed.Reader.TryRead(out Move? move);
        return Lift(move!);
    }

    public int FollowSafe() => _feed.Reader.TryRead(out var move) ? Lift(move) : 0;

    private static int Lift(Move move)
    {
        string box = move.Box; // want: null-deref
        return box.Length;
    }

    public int Stops()
    {
        int n = 0;
        _feed.Reader.TryPeek(out var move);
        foreach (int stop in move?.Stops!) // want: null-deref
        {
            n += stop;
        }

        return n;
    }
}

public static class Demos
{
    public static void DemoUrgentEmpty()
    {
        var crane = new Crane();
        crane.Urgent();
        crane.Undo();
    }

    public static void DemoUrgent()
    {
        var crane = new Crane();
        crane.Post(new Move());
        crane.Urgent();
        crane.Undo();
        crane.FollowSafe();
    }

    public static void DemoFollow() => new Crane().Follow();
    public static void DemoStops() => new Crane().Stops();
}
