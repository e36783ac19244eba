// case: stale-ferry-booking
// category: stale-state
// rationale: a field is tested, then a call or an await clears it before the use
// csc: none

namespace NullSafety.StaleFerryBooking;

public sealed class Cabin
{
    public int Beds { get; init; }
    public string Deck { get; init; } = "A";
}

public sealed class Booking
{
    private Cabin? _cabin;
    private bool _expired;

    public Booking(Cabin? cabin) => _cabin = cabin;

    public void Expire() => _expired = true;

    private void DropIfExpired()
    {
        _cabin = _expired ? null : _cabin;
    }

    private int Surcharge() => _expired ? 10 : 0;

    public int Price()
    {
        if (_cabin == null)
        {
            return 0;
        }

        DropIfExpired();
        return _cabin.Beds * 40; // want: null-deref
    }

    public int PriceWithSurcharge()
    {
        if (_cabin == null)
        {
            return 0;
        }

        int extra = Surcharge();
        return (_cabin.Beds * 40) + extra;
    }

    public async Task<string> ConfirmAsync(Func<Booking, Task> payment)
    {
        if (_cabin is null)
        {
            return "deck passage";
        }

        await payment(this);
        return "cabin on deck " + _cabin.Deck; // want: null-deref
    }

    public async Task<string> ConfirmHeldAsync(Func<Booking, Task> payment)
    {
        var cabin = _cabin;
        if (cabin is null)
        {
            return "deck passage";
        }

        await payment(this);
        return "cabin on deck " + cabin.Deck;
    }

    public void Cancel() => _cabin = null;
}

public static class Case
{
    private static Booking Booked() => new(new Cabin { Beds = 2 });

    private static async Task Declined(Booking b)
    {
        await Task.Yield();
        b.Cancel();
    }

    public static void DemoExpired()
    {
        var b = Booked();
        b.Expire();
        b.PriceWithSurcharge();
        b.Price();
    }

    public static void DemoDeclined() => Booked().ConfirmAsync(Declined).GetAwaiter().GetResult();

    public static void DemoHeld() => Booked().ConfirmHeldAsync(Declined).GetAwaiter().GetResult();
}
