// case: array-theatre-seating
// category: arrays
// rationale: resized, jagged and rectangular seat plans leave unfilled elements
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.TheatreSeating;

public sealed class Seat
{
    public Seat(string code) => Code = code;

    public string Code { get; }
    public string? Holder { get; set; }
}

public sealed class Balcony
{
    private Seat[] _seats = { new("B1"), new("B2") };

    public void Extend(int extra) => Array.Resize(ref _seats, _seats.Length + extra);

    public void ExtendFilled(int extra)
    {
        int old = _seats.Length;
        Array.Resize(ref _seats, old + extra);
        for (int i = old; i < _seats.Length; i++)
            _seats[i] = new Seat("B" + (i + 1));
    }

    public string LastCode()
    {
        return _seats[^1].Code; // want: null-deref
    }
}

public sealed class Stalls
{
    private readonly Seat[][] _rows;
    private readonly Seat?[,] _boxes = new Seat?[2, 2];

    public Stalls(int rows, int width, int standingRows)
    {
        _rows = new Seat[rows][];
        for (int r = 0; r < rows - standingRows; r++)
        {
            _rows[r] = new Seat[width];
            for (int c = 0; c < width; c++)
            {
                _rows[r][c] = new Seat($"{(char)('A' + r)}{c + 1}");
            }
        }

        _boxes[0, 0] = new Seat("Royal");
    }

    public int Width(int row)
    {
        return _rows[row].Length; // missed: null-deref
    }

    public void Sell(int row, int column, string holder)
    {
        Seat seat = _rows[row][column]; // missed: null-deref
        seat.Holder = holder;
    }

    public string Box(int x, int y)
    {
        return _boxes[x, y]!.Code; // want: null-deref
    }

    public IEnumerable<string> Codes()
    {
        foreach (var row in _rows)
        {
            foreach (var seat in row ?? Array.Empty<Seat>())
                yield return seat.Code;
        }
    }
}

public static class BoxOffice
{
    private static Balcony Extended(Balcony b, bool fill)
    {
        if (fill) b.ExtendFilled(2);
        else b.Extend(2);
        return b;
    }

    public static string Demo1() => Extended(new Balcony(), false).LastCode();
    public static int Demo2() => new Stalls(3, 4, 1).Width(2);
    public static void Demo3() => new Stalls(3, 4, 2).Sell(1, 0, "Ms Okoro");
    public static string Demo4() => new Stalls(1, 1, 0).Box(1, 1);
    public static string Demo5() => Extended(new Balcony(), true).LastCode() + string.Join(",", new Stalls(3, 2, 1).Codes());
    public static string Demo6() => new Stalls(2, 2, 0).Box(0, 0) + new Stalls(2, 2, 0).Width(1);
}
