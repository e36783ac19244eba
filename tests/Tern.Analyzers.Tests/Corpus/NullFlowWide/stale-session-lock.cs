// case: stale-session-lock
// category: stale-test
// rationale: the field is tested, then a call in between clears it
// csc: none

namespace NullSafety.SessionLock;

public sealed record Ticket(int Seat, DateTime HeldUntil);

public sealed class Booking
{
    private readonly List<string> _log = new();
    private Ticket? _held;
    private Action? _onSold;

    public void Hold(int seat, DateTime until) => _held = new Ticket(seat, until);

    public void WhenSold(Action callback) => _onSold = callback;

    public void Cancel() => _held = null;

    private void Note(string text) => _log.Add(text);

    private void Expire(DateTime now)
    {
        if (_held is not null && _held.HeldUntil < now)
        {
            Note("expired");
            _held = null;
        }
    }

    public int Confirm(DateTime now)
    {
        if (_held == null)
        {
            return -1;
        }

        Expire(now);
        return _held.Seat; // want: null-deref
    }

    public int Peek()
    {
        if (_held == null) return -1;
        Note("peek");
        return _held.Seat;
    }

    public string Sell()
    {
        if (_held is null || _onSold is null)
        {
            return "";
        }

        _onSold();
        return "sold " + _held.Seat; // want: null-deref
    }

    public string SellByCopy()
    {
        var held = _held;
        if (held is null || _onSold is null)
        {
            return "";
        }

        _onSold();
        return "sold " + held.Seat;
    }
}

public static class Case
{
    private static readonly DateTime Noon = new(2024, 5, 1, 12, 0, 0);

    private static Booking Held()
    {
        var booking = new Booking();
        booking.Hold(14, Noon);
        booking.WhenSold(booking.Cancel);
        return booking;
    }

    public static void DemoExpired() => Held().Confirm(Noon.AddMinutes(1));

    public static void DemoCallbackCancels() => Held().Sell();

    public static void DemoSafe()
    {
        Held().Peek();
        Held().SellByCopy();
        Held().Confirm(Noon.AddMinutes(-1));
    }
}
