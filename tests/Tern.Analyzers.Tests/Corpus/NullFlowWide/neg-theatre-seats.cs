// case: neg-theatre-seats
// category: negative-late-init
// rationale: `= null!` fields and fresh arrays, each filled by a helper of every constructor or by a guard before the read
// csc: silent

namespace NullSafety.NegTheatreSeats;

public sealed class Seat(int row, int place)
{
    public int Row { get; } = row;

    public int Place { get; } = place;

    public string? Guest { get; set; }
}

public sealed class Hall
{
    private Seat[][] _rows = null!;
    private Dictionary<string, Seat> _byGuest = null!;
    private Seat? _last;

    public Hall()
        : this(4, 6)
    {
    }

    public Hall(int rows, int places)
    {
        Build(rows, places);
    }

    public void Rebuild(int rows, int places)
    {
        _rows = null!;
        _last = null;
        Build(rows, places);
    }

    public bool Book(string guest, int row, int place)
    {
        var seat = _rows[row][place];
        if (seat.Guest != null)
        {
            return false;
        }

        seat.Guest = guest;
        _byGuest[guest] = seat;
        _last = seat;
        return true;
    }

    public string Ticket(string guest)
    {
        return _byGuest.ContainsKey(guest) ? Format(_byGuest[guest]) : "no ticket for " + guest;
    }

    public int LastRow()
    {
        EnsureLast();
        return _last!.Row;
    }

    private static string Format(Seat seat) => $"{seat.Row}/{seat.Place} {seat.Guest!.Trim()}";

    private void EnsureLast() => _last ??= _rows[0][0];

    private void Build(int rows, int places)
    {
        _byGuest = new Dictionary<string, Seat>();
        _rows = new Seat[rows][];
        for (int r = 0; r < rows; r++)
        {
            _rows[r] = new Seat[places];
            for (int p = 0; p < places; p++)
            {
                _rows[r][p] = new Seat(r, p);
            }
        }
    }
}

public static class Demos
{
    public static void DemoEmpty() { var hall = new Hall(); hall.LastRow(); hall.Ticket("Eva"); }

    public static void DemoBooked() { var hall = new Hall(2, 2); hall.Book("Eva", 1, 1); hall.Book("Bo", 1, 1); hall.Ticket("Eva"); hall.LastRow(); }

    public static void DemoRebuilt() { var hall = new Hall(); hall.Book("Eva", 3, 5); hall.Rebuild(2, 2); hall.LastRow(); }
}
