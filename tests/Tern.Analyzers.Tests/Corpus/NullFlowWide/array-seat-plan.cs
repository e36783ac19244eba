// case: array-seat-plan
// category: array-element
// rationale: a row of seats is only partly filled, and growing it leaves new slots empty
// csc: none

namespace NullSafety.ArraySeatPlan;

public sealed class Seat
{
    public Seat(int number, bool aisle)
    {
        Number = number;
        Aisle = aisle;
    }

    public int Number { get; }
    public bool Aisle { get; }
}

public sealed class SeatRow
{
    private Seat[] _seats;
    private int _used;

    public SeatRow(int capacity)
    {
        _seats = new Seat[capacity];
    }

    public int Capacity => _seats.Length;

    public void Add(bool aisle)
    {
        if (_used == _seats.Length)
        {
            Array.Resize(ref _seats, _used * 2);
        }

        _seats[_used] = new Seat(_used + 1, aisle);
        _used++;
    }

    public int LastNumber()
    {
        Seat last = _seats[_seats.Length - 1];
        return last.Number; // missed: null-deref
    }

    public int LastUsedNumber()
    {
        return _used == 0 ? 0 : _seats[_used - 1].Number;
    }
}

public static class Hall
{
    private static Seat[] Balcony(int count, int firstAisle)
    {
        var seats = new Seat[count];
        for (int i = 1; i < count; i++)
        {
            seats[i] = new Seat(i, i == firstAisle);
        }

        return seats;
    }

    private static Seat[] Stalls(int count)
    {
        var seats = new Seat[count];
        for (int i = 0; i < seats.Length; i++)
        {
            seats[i] = new Seat(i + 1, i == 0);
        }

        return seats;
    }

    private static bool OpensOnAisle(int count) => Balcony(count, 3)[0].Aisle; // want: null-deref

    private static bool StallsOpenOnAisle(int count) => Stalls(count)[0].Aisle;

    public static void DemoGrown()
    {
        var row = new SeatRow(2);
        row.Add(true);
        row.Add(false);
        row.Add(false);
        row.LastUsedNumber();
        row.LastNumber();
    }

    public static void DemoBalcony() => OpensOnAisle(6);

    public static void DemoStalls() => StallsOpenOnAisle(6);
}
