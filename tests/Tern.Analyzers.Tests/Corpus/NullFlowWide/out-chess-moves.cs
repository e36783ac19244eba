// case: out-chess-moves
// category: out-ref
// rationale: out, ref and Deconstruct hand back null for quiet moves, empty squares and taken pieces
// csc: none

using System.Collections.Generic;
using System.Threading;

namespace NullSafety.Wide9.ChessMoves;

public sealed class Piece
{
    public Piece(char letter) => Letter = letter;

    public char Letter { get; }
}

public sealed class Move
{
    public Move(string from, string to, Piece? captured = null)
    {
        From = from;
        To = to;
        Captured = captured;
    }

    public string From { get; }
    public string To { get; }
    public Piece? Captured { get; }

    public void Deconstruct(out string from, out string to, out Piece captured)
    {
        from = From;
        to = To;
        captured = Captured!;
    }
}

public sealed class Board
{
    private readonly Dictionary<string, Piece> _squares = new() { ["e2"] = new('P'), ["d8"] = new('Q') };
    private Piece? _selected;

    public void PieceAt(string square, out Piece piece)
    {
        if (!_squares.TryGetValue(square, out piece!))
            piece = null!;
    }

    public void Capture(ref Piece piece, List<char> prisoners)
    {
        prisoners.Add(piece.Letter);
        piece = null!;
    }

    public void Select(string square) => PieceAt(square, out _selected);
    public Piece? Release() => Interlocked.Exchange(ref _selected, null);
}

public static class Notation
{
    private static char LetterAt(Board board, string square)
    {
        board.PieceAt(square, out var piece);
        return piece.Letter; // want: null-deref
    }

    private static string Write(Move move)
    {
        var (from, to, captured) = move;
        return from + "x" + to + captured.Letter; // want: null-deref
    }

    private static string WriteAny(Move move)
    {
        var (from, to, captured) = move;
        return captured is null ? from + "-" + to : from + "x" + to;
    }

    private static string Exchange(Board board, bool log)
    {
        var prisoners = new List<char>();
        Piece queen = new('q');
        board.Capture(ref queen, prisoners);
        if (log) return prisoners.Count + " gone";
        return queen.Letter + " gone"; // want: null-deref
    }

    private static char Drop(Board board)
    {
        return board.Release()!.Letter; // want: null-deref
    }

    public static char Demo1() => LetterAt(new Board(), "e4");
    public static string Demo2() => Write(new Move("e2", "e4"));
    public static string Demo3() => Exchange(new Board(), false);
    public static char Demo4() { var b = new Board(); b.Select("e2"); return Drop(b) > 'A' ? Drop(b) : 'z'; }
    public static string Demo5() => Write(new Move("d8", "d2", new Piece('R'))) + WriteAny(new Move("a1", "a2")) + LetterAt(new Board(), "d8");
    public static string Demo6() { var b = new Board(); b.Select("d8"); return Drop(b) + Exchange(b, true); }
}
