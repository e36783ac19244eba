// case: array-chess-board
// category: array-default
// rationale: two-dimensional and jagged boards, an array of arrays built by a helper, and a ref slot
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ArrayChessBoard;

public sealed class Piece
{
    public string Symbol { get; init; } = "p";
}

public sealed class Board
{
    private readonly Piece[,] _squares = new Piece[8, 8];
    private readonly Piece[][] _captured = new Piece[2][];

    public Board()
    {
        for (int x = 0; x < 8; x++)
        {
            _squares[x, 1] = new Piece();
        }
    }

    public string At(int x, int y)
    {
        return _squares[x, y].Symbol; // missed: null-deref
    }

    public string AtOrEmpty(int x, int y) => _squares[x, y] is { } p ? p.Symbol : ".";

    public int Captured(int side)
    {
        return _captured[side].Length; // want: null-deref
    }

    public void Capture(int side, Piece p) => _captured[side] = [.. _captured[side] ?? [], p];
}

public static class Pool
{
    public static T[] Create<T>(int n, Func<int, T> make)
    {
        var items = new T[n];
        for (int i = 0; i < n; i++)
        {
            items[i] = make(i);
        }

        return items;
    }

    public static T[] Reserve<T>(int n) => n == 0 ? [] : new T[n];
}

public static class Case
{
    private static int First()
    {
        ref Piece slot = ref Pool.Reserve<Piece>(4)[0];
        return slot.Symbol.Length; // want: null-deref
    }

    private static int FirstCreated()
    {
        ref Piece slot = ref Pool.Create(4, _ => new Piece())[0];
        return slot.Symbol.Length;
    }

    public static string Demo1() => new Board().At(0, 4);
    public static string Demo2() => new Board().At(0, 1) + new Board().AtOrEmpty(0, 4);
    public static int Demo3() => new Board().Captured(1);
    public static int Demo4()
    {
        var b = new Board();
        b.Capture(1, new Piece());
        return b.Captured(1) + FirstCreated();
    }

    public static int Demo5() => First();
}
