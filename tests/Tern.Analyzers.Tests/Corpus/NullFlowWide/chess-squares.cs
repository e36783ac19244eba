// case: chess-squares
// category: array-default
// rationale: an empty square is a null element although the array is declared Piece[]
// csc: none

namespace NullSafety.Blind.ChessSquares;

public enum Side
{
    White,
    Black,
}

public abstract class Piece(Side side)
{
    public Side Side { get; } = side;

    public abstract int Value { get; }
}

public sealed class Rook(Side side) : Piece(side)
{
    public override int Value => 5;
}

public sealed class Pawn(Side side) : Piece(side)
{
    public override int Value => 1;
}

public sealed class Board
{
    private readonly Piece[] _squares = new Piece[64];

    public Piece this[int file, int rank]
    {
        get => _squares[rank * 8 + file];
        set => _squares[rank * 8 + file] = value;
    }

    public int Material(Side side)
    {
        int sum = 0;
        for (int i = 0; i < _squares.Length; i++)
        {
            var piece = _squares[i];
            if (piece.Side == side) // want: null-deref
            {
                sum += piece.Value;
            }
        }

        return sum;
    }

    public int MaterialOnBoard(Side side) => _squares.Where(p => p != null && p.Side == side).Sum(p => p.Value);

    public int Exchange(int file, int rank)
    {
        var victim = this[file, rank];
        return victim.Value; // want: null-deref
    }

    public int ExchangeOrZero(int file, int rank) => this[file, rank] is { } victim ? victim.Value : 0;
}

public static class Pocket
{
    public static int Worth(int pawns)
    {
        var reserve = new Piece[pawns];
        for (int i = 0; i < reserve.Length; i++)
        {
            reserve[i] = new Pawn(Side.White);
        }

        return reserve[0].Value + reserve[^1].Value;
    }

    public static int WorthAfterGrowth(int pawns)
    {
        var reserve = new Piece[pawns];
        Array.Fill(reserve, new Pawn(Side.Black));
        Array.Resize(ref reserve, pawns + 1);
        return reserve[pawns].Value; // want: null-deref
    }
}

public static class Case
{
    private static Board Opening() => new Board { [0, 0] = new Rook(Side.White), [3, 6] = new Pawn(Side.Black) };

    public static void DemoMaterial() => Opening().Material(Side.White);

    public static void DemoExchange() => Opening().Exchange(4, 4);

    public static void DemoGrowth() => Pocket.WorthAfterGrowth(2);

    public static void DemoSafe() => _ = Opening().MaterialOnBoard(Side.White) + Opening().ExchangeOrZero(4, 4) + Pocket.Worth(2);
}
