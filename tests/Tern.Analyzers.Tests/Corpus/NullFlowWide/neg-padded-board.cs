// case: neg-padded-board
// category: negative
// rationale: a board with null squares and lists with null gaps, read only through filters and tests
// csc: silent

namespace NullSafety.NegPaddedBoard;

public sealed record Piece(string Kind, bool White);

public sealed class Board
{
    private readonly Piece[] _squares = new Piece[16];

    public void Put(int square, Piece piece) => _squares[square] = piece;

    public void Clear(int square) => _squares[square] = null!;

    public int Count(bool white)
    {
        int count = 0;
        foreach (Piece piece in _squares)
        {
            if (piece == null)
            {
                continue;
            }

            count += piece.White == white ? 1 : 0;
        }

        return count;
    }

    public string Kinds() => string.Concat(_squares.Where(p => p != null).Select(p => p.Kind[0]));

    public bool Holds(int square, string kind) => _squares[square] is { } piece && piece.Kind.StartsWith(kind);
}

public static class Captured
{
    public static List<string> Names(List<Piece> taken)
    {
        var copy = new List<Piece>(taken);
        copy.RemoveAll(p => p is null);
        var names = new List<string>();
        foreach (Piece piece in copy)
        {
            names.Add(piece.Kind);
        }

        return names;
    }

    public static string First(List<Piece> taken)
    {
        int at = taken.FindIndex(p => p != null);
        return at < 0 ? "none" : taken[at].Kind.ToLowerInvariant();
    }
}

public static class Case
{
    public static void DemoBoard()
    {
        var board = new Board();
        board.Put(3, new Piece("King", true));
        board.Put(9, new Piece("Rook", false));
        board.Clear(9);
        board.Count(true);
        board.Kinds();
        board.Holds(3, "K");
        board.Holds(9, "R");
    }

    public static void DemoCaptured()
    {
        var taken = new List<Piece> { null!, new Piece("Pawn", true), null! };
        Captured.Names(taken);
        Captured.First(taken);
        Captured.First(new List<Piece> { null! });
    }
}
