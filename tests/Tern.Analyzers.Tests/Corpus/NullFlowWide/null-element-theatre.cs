// case: null-element-theatre
// category: collections
// rationale: unparsable bookings are put into the list as null, and a row of seats is laid out with null placeholders
// csc: none

namespace NullSafety.Theatre;

public sealed record Booking(string Guest, int Seat);

public sealed class Seat
{
    public Seat(int number) => Number = number;

    public int Number { get; }

    public bool Taken { get; set; }
}

public static class BookingFile
{
    private static Booking? Parse(string line)
    {
        int cut = line.IndexOf('@');
        return cut > 0 && int.TryParse(line.AsSpan(cut + 1), out int seat)
            ? new Booking(line.Substring(0, cut), seat)
            : null;
    }

    public static List<Booking> Read(IEnumerable<string> lines) => lines.Select(l => Parse(l)!).ToList();

    public static List<Booking> ReadValid(IEnumerable<string> lines)
    {
        var all = new List<Booking>();
        foreach (string line in lines)
        {
            all.Add(Parse(line)!);
        }

        all.RemoveAll(b => b is null);
        return all;
    }
}

public sealed class Row
{
    private readonly List<Seat> _seats;

    public Row(int width) => _seats = Enumerable.Repeat<Seat>(null!, width).ToList();

    public void Install(int index) => _seats[index] = new Seat(index + 1);

    public void Take(int index)
    {
        _seats[index].Taken = true; // want: null-deref
    }

    public int Free() => _seats.Count(s => s is { Taken: false });
}

public static class BoxOffice
{
    public static int LastSeat(List<Booking> bookings)
    {
        int last = 0;
        foreach (Booking b in bookings)
        {
            last = Math.Max(last, b.Seat); // want: null-deref
        }

        return last;
    }

    public static int LastValidSeat(string[] lines)
    {
        int last = 0;
        foreach (Booking b in BookingFile.ReadValid(lines))
        {
            last = Math.Max(last, b.Seat);
        }

        return last;
    }
}

public static class Case
{
    private static readonly string[] Lines = { "Ada@4", "", "Bo@7" };

    public static void DemoBookings() => BoxOffice.LastSeat(BookingFile.Read(Lines));

    public static void DemoBookingsSafe() => BoxOffice.LastValidSeat(Lines);

    public static void DemoRow() => new Row(6).Take(3);

    public static void DemoRowSafe() => new Row(6).Free();
}
