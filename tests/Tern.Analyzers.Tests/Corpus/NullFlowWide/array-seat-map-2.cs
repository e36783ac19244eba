// case: array-seat-map
// category: array element, Array.Resize
// rationale: growing a buffer and filling only part of it leaves null elements that a later loop visits
// csc: none

namespace NullSafety.Blind.Set21.ArraySeatMap;

public sealed class Seat
{
    public Seat(string label) => Label = label;

    public string Label { get; }

    public bool Taken { get; set; }
}

public sealed class SeatRow
{
    private Seat[] _seats;
    private int _count;

    public SeatRow(int capacity) => _seats = new Seat[capacity];

    public void Add(string label)
    {
        if (_count == _seats.Length)
        {
            Array.Resize(ref _seats, _count * 2);
        }

        _seats[_count++] = new Seat(label);
    }

    public int FreeByArray()
    {
        int free = 0;
        foreach (var seat in _seats)
        {
            if (!seat.Taken) // want: null-deref
            {
                free++;
            }
        }

        return free;
    }

    public int FreeByCount()
    {
        int free = 0;
        for (int i = 0; i < _count; i++)
        {
            free += _seats[i].Taken ? 0 : 1;
        }

        return free;
    }
}

public static class Hall
{
    private static string LastLabel(int rows)
    {
        var labels = new string[rows];
        for (int i = 0; i < rows - 1; i++)
        {
            labels[i] = "row " + (char)('A' + i);
        }

        return labels[rows - 1].ToUpperInvariant(); // want: null-deref
    }

    private static string LastLabelFilled(int rows)
    {
        var labels = new string[rows];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = "row " + (char)('A' + i);
        }

        return labels[rows - 1].ToUpperInvariant();
    }

    private static SeatRow Build()
    {
        var row = new SeatRow(2);
        row.Add("1");
        row.Add("2");
        row.Add("3");
        return row;
    }

    public static void DemoFreeByArray() => Build().FreeByArray();

    public static void DemoFreeByCount() => Build().FreeByCount();

    public static void DemoLastLabel() => LastLabel(3);

    public static void DemoLastLabelFilled() => LastLabelFilled(3);
}
