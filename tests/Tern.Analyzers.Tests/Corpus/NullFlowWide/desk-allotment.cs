// case: desk-allotment
// category: result-object
// rationale: a reservation outcome carries a room only when its status is Confirmed; the callers look at the wrong thing
// csc: none

namespace NullSafety.Blind.DeskAllotment;

public enum Outcome { Confirmed, Waitlisted, Rejected }

public sealed record Room(string Number, int Beds);

public sealed class Reservation
{
    private Reservation(Outcome outcome, Room room, string reason)
    {
        Outcome = outcome;
        Room = room;
        Reason = reason;
    }

    public Outcome Outcome { get; }

    public Room Room { get; }

    public string Reason { get; }

    public static Reservation Confirm(Room room) => new(Outcome.Confirmed, room, null!);

    public static Reservation Wait(int position) => new(Outcome.Waitlisted, null!, "position " + position);

    public static Reservation Reject(string reason) => new(Outcome.Rejected, null!, reason);
}

public sealed class Desk(IReadOnlyList<Room> rooms)
{
    private int _next;

    public Reservation Book(int guests)
    {
        if (guests > 4)
        {
            return Reservation.Reject("too many guests");
        }

        return _next < rooms.Count ? Reservation.Confirm(rooms[_next++]) : Reservation.Wait(1);
    }
}

public static class Letters
{
    public static string Welcome(Reservation reservation)
    {
        if (reservation.Outcome != Outcome.Rejected)
        {
            return "Your room is " + reservation.Room.Number.TrimStart('0'); // want: null-deref
        }

        return "Sorry";
    }

    public static string WelcomeConfirmed(Reservation reservation) => reservation.Outcome switch
    {
        Outcome.Confirmed => "Your room is " + reservation.Room.Number.TrimStart('0'),
        _ => "Sorry",
    };

    public static string Memo(Reservation reservation) => reservation.Reason.ToUpperInvariant(); // want: null-deref

    public static string MemoUnlessConfirmed(Reservation reservation)
    {
        if (reservation.Outcome == Outcome.Confirmed)
        {
            return "OK";
        }

        return reservation.Reason.ToUpperInvariant();
    }
}

public static class Case
{
    private static Desk Open(params Room[] rooms) => new(rooms);

    public static void DemoWaitlisted() => Letters.Welcome(Open().Book(2));

    public static void DemoMemo() => Letters.Memo(Open(new Room("017", 2)).Book(2));

    public static void DemoSafe()
    {
        var desk = Open(new Room("018", 2));
        Letters.WelcomeConfirmed(desk.Book(2));
        Letters.WelcomeConfirmed(desk.Book(2));
        Letters.MemoUnlessConfirmed(Open(new Room("019", 2)).Book(1));
        Letters.MemoUnlessConfirmed(desk.Book(9));
    }
}
