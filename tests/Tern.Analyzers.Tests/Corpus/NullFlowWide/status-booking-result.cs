// case: status-booking-result
// category: error-contract
// rationale: a result object carries a ticket only for one status; two readers ask the wrong question
// csc: none

namespace NullSafety.StatusBookingResult;

public enum BookingStatus
{
    Confirmed,
    WaitingList,
    Rejected,
}

public sealed record Ticket(string Seat, decimal Price);

public sealed class BookingResult
{
    private BookingResult(BookingStatus status, Ticket ticket, string reason)
    {
        Status = status;
        Ticket = ticket;
        Reason = reason;
    }

    public BookingStatus Status { get; }

    public Ticket Ticket { get; }

    public string Reason { get; }

    public static BookingResult Confirm(Ticket ticket) => new(BookingStatus.Confirmed, ticket, null!);

    public static BookingResult Wait() => new(BookingStatus.WaitingList, null!, "train is full");

    public static BookingResult Reject(string reason) => new(BookingStatus.Rejected, null!, reason);
}

public sealed class BookingDesk
{
    private int _free;

    public BookingDesk(int free) => _free = free;

    public BookingResult Book(string passenger)
    {
        if (passenger.Length == 0)
        {
            return BookingResult.Reject("no name");
        }

        return _free-- > 0 ? BookingResult.Confirm(new Ticket("12A", 49m)) : BookingResult.Wait();
    }

    public string Seat(string passenger)
    {
        var result = Book(passenger);
        if (result.Status == BookingStatus.Rejected)
        {
            return result.Reason.ToUpperInvariant();
        }

        return result.Ticket.Seat.ToLowerInvariant(); // want: null-deref
    }

    public string SeatWhenConfirmed(string passenger)
    {
        var result = Book(passenger);
        return result.Status switch
        {
            BookingStatus.Confirmed => result.Ticket.Seat.ToLowerInvariant(),
            _ => result.Reason.ToUpperInvariant(),
        };
    }

    public int LogLine(string passenger)
    {
        var result = Book(passenger);
        return result.Reason.Length + (int)result.Status; // want: null-deref
    }
}

public static class Case
{
    public static void DemoConfirmed() => new BookingDesk(1).Seat("Ada");

    public static void DemoRejected() => new BookingDesk(1).Seat("");

    public static void DemoFull() => new BookingDesk(0).Seat("Ada");

    public static void DemoWhenConfirmed()
    {
        new BookingDesk(1).SeatWhenConfirmed("Ada");
        new BookingDesk(0).SeatWhenConfirmed("Ada");
    }

    public static void DemoLogWaiting() => new BookingDesk(0).LogLine("Ada");

    public static void DemoLogConfirmed() => new BookingDesk(1).LogLine("Ada");
}
