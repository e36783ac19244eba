// case: outref-chess-notation
// category: by-ref
// rationale: moves of a chess notation reader come through ref slots and out parameters left null
// csc: none

using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace NullSafety.Wide.OutrefChessNotation;

internal sealed class Piece(char letter)
{
    public char Letter { get; } = letter;
    public int Moves;
}

internal readonly struct Option<T>
{
    private readonly T _value;
    private Option(T value) => _value = value;

    public static Option<T> None { get; } = new(default!);
    public static Option<T> Some(T value) => new(value);

    public T Get() => _value;
}

internal sealed class Reader
{
    private readonly Dictionary<string, Piece> _board = new() { ["e2"] = new Piece('P') };
    private ref Piece Slot(string square) => ref CollectionsMarshal.GetValueRefOrAddDefault(_board, square, out _)!;

    public int Touch(string square)
    {
        ref Piece slot = ref Slot(square);
        return ++slot.Moves; // want: null-deref
    }

    public int Place(string square)
    {
        ref Piece slot = ref Slot(square);
        slot = new Piece('Q');
        return ++slot.Moves;
    }

    private static void Capture(ref Piece victim, bool enPassant)
    {
        if (!enPassant)
        {
            victim = null!;
        }
    }

    public static int Exchange(bool enPassant)
    {
        var pawn = new Piece('P');
        var rook = new Piece('R');
        Capture(ref pawn, enPassant);
        return rook.Letter + pawn.Letter; // want: null-deref
    }

    public static int ExchangeKept(bool enPassant)
    {
        var pawn = new Piece('P');
        Capture(ref pawn, enPassant);
        pawn ??= new Piece('Q');
        return pawn.Letter;
    }

    private Option<Piece> At(string square) =>
        _board.TryGetValue(square, out var p) ? Option<Piece>.Some(p) : Option<Piece>.None;

    public int Letter(string square)
    {
        int file = Option<int>.None.Get().CompareTo(square[0]);
        return file + At(square).Get().Letter; // missed: null-deref
    }
}

public static class Demos
{
    public static void DemoTouch() => new Reader().Touch("e2");
    public static void DemoTouchEmpty() => new Reader().Touch("e4");
    public static void DemoPlace() => new Reader().Place("e4");
    public static void DemoEnPassant() => Reader.Exchange(true);
    public static void DemoCapture() => Reader.Exchange(false);
    public static void DemoKept() => Reader.ExchangeKept(false);
    public static void DemoLetter() => new Reader().Letter("h8");
}
