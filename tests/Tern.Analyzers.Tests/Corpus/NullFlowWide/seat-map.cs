// case: seat-map
// category: array-default
// rationale: rows of a jagged array are allocated on demand, and a ref slot hands out an entry before it is filled
// csc: none

namespace NullSafety.SeatMap;

public sealed class Ticket
{
    public Ticket(string holder, decimal price)
    {
        Holder = holder;
        Price = price;
    }

    public string Holder { get; }
    public decimal Price { get; }
}

public sealed class Hall
{
    private readonly Ticket[][] _rows;

    public Hall(int rows) => _rows = new Ticket[rows][];

    public int RowCount => _rows.Length;

    public void OpenRow(int row, int seats) => _rows[row] = new Ticket[seats];

    public ref Ticket Seat(int row, int seat) => ref _rows[row][seat];

    public int Capacity()
    {
        int total = 0;
        for (int r = 0; r < _rows.Length; r++)
        {
            total += _rows[r].Length; // want: null-deref
        }

        return total;
    }

    public int OpenCapacity()
    {
        int total = 0;
        foreach (var row in _rows)
        {
            total += row?.Length ?? 0;
        }

        return total;
    }
}

public sealed class BoxOffice
{
    private readonly Hall _hall;

    public BoxOffice(Hall hall) => _hall = hall;

    public void Sell(int row, int seat, string holder) => _hall.Seat(row, seat) = new Ticket(holder, 18m);

    public decimal Refund(int row, int seat)
    {
        ref var slot = ref _hall.Seat(row, seat);
        var price = slot.Price; // want: null-deref
        slot = null!;
        return price;
    }

    public decimal SellAndQuote(int row, int seat, string holder)
    {
        ref var slot = ref _hall.Seat(row, seat);
        slot ??= new Ticket(holder, 21m);
        return slot.Price;
    }
}

public static class Case
{
    private static Hall Opened()
    {
        var hall = new Hall(3);
        hall.OpenRow(0, 8);
        hall.OpenRow(1, 10);
        return hall;
    }

    public static void DemoCapacity() => Opened().Capacity();
    public static void DemoOpenCapacity() => Opened().OpenCapacity();
    public static void DemoRefundTwice()
    {
        var office = new BoxOffice(Opened());
        office.Sell(1, 4, "Nowak");
        office.Refund(1, 4);
        office.Refund(1, 4);
    }

    public static void DemoQuote() => new BoxOffice(Opened()).SellAndQuote(0, 0, "Adeyemi");
}
