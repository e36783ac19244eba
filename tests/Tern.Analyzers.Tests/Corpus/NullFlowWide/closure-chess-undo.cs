// case: closure-chess-undo
// category: closures
// rationale: callbacks read captured locals and fields which the surrounding code clears before the callbacks run
// csc: none

namespace NullSafety.ChessUndo;

public sealed record Move(string Piece, string From, string To);

public sealed class Journal
{
    private readonly Stack<Func<string>> _undo = new();

    public void Push(Func<string> undo) => _undo.Push(undo);

    public string UndoLast() => _undo.Pop()();
}

public sealed class Game
{
    private readonly Journal _journal = new();
    private Move? _selected;

    public void Select(Move move) => _selected = move;

    public string TouchAndTakeBack(Move first)
    {
        Move? pending = first;
        _journal.Push(() => pending!.To + "-" + pending.From); // want: null-deref
        pending = null;
        return _journal.UndoLast();
    }

    public string MoveAndTakeBack(Move first)
    {
        Move? pending = first;
        var made = pending;
        _journal.Push(() => made.To + "-" + made.From);
        pending = null;
        return _journal.UndoLast() + (pending is null ? "" : "?");
    }

    public string CommitLater()
    {
        if (_selected is null)
        {
            return "";
        }

        _journal.Push(() => "back " + _selected!.Piece.ToLowerInvariant()); // want: null-deref
        _selected = null;
        return _journal.UndoLast();
    }

    public string CommitNow()
    {
        if (_selected is not { } move)
        {
            return "";
        }

        _journal.Push(() => "back " + move.Piece.ToLowerInvariant());
        _selected = null;
        return _journal.UndoLast();
    }

    public int CountCaptures(List<Move> moves)
    {
        Dictionary<string, int>? tally = new();
        void Flush() => tally = null;
        foreach (var move in moves)
        {
            tally[move.To] = tally.GetValueOrDefault(move.To) + 1;
        }

        Flush();
        return moves.Count;
    }
}

public static class Case
{
    private static readonly Move Knight = new("Knight", "g1", "f3");

    private static Game Selected()
    {
        var game = new Game();
        game.Select(Knight);
        return game;
    }

    public static void DemoTouch() => new Game().TouchAndTakeBack(Knight);

    public static void DemoMove() => new Game().MoveAndTakeBack(Knight);

    public static void DemoCommitLater() => Selected().CommitLater();

    public static void DemoCommitNow() => Selected().CommitNow();

    public static void DemoCount() => new Game().CountCaptures(new() { Knight });
}
