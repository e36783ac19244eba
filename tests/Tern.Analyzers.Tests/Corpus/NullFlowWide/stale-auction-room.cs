// case: stale-auction-room
// category: stale test: call, await, callback
// rationale: the current lot is tested, then a listener or an awaited step closes it before it is used
// csc: none

#nullable enable
namespace NullSafety.AuctionRoom;

public sealed class Lot
{
    public Lot(string title, decimal reserve)
    {
        Title = title;
        Reserve = reserve;
    }

    public string Title { get; }

    public decimal Reserve { get; }

    public decimal Highest { get; set; }
}

public sealed class Room
{
    private Lot? _current;

    public Action<decimal> BidPlaced { get; set; } = _ => { };

    public List<string> Minutes { get; } = new();

    public void Open(Lot lot) => _current = lot;

    public void Hammer() => _current = null;

    public void Bid(decimal amount)
    {
        if (_current == null)
        {
            return;
        }

        BidPlaced(amount);
        _current!.Highest = amount; // want: null-deref
    }

    public void BidFirst(decimal amount)
    {
        if (_current is not { } lot)
        {
            return;
        }

        BidPlaced(amount);
        lot.Highest = amount;
    }

    public async Task<string> AnnounceAsync(Func<Task> drumRoll)
    {
        if (_current is null)
        {
            return "closed";
        }

        await drumRoll();
        return "going once: " + _current!.Title.ToUpperInvariant(); // want: null-deref
    }

    public async Task<string> AnnounceAgainAsync(Func<Task> drumRoll)
    {
        await drumRoll();
        return _current is null ? "closed" : "going once: " + _current.Title.ToUpperInvariant();
    }
}

public static class Case
{
    private static Room Busy()
    {
        var room = new Room();
        room.Open(new Lot("clock", 40m));
        room.BidPlaced = amount => { if (amount >= 100m) room.Hammer(); };
        return room;
    }

    private static async Task CloseLater(Room room) { await Task.Yield(); room.Hammer(); }
    public static void DemoBuyNow() => Busy().Bid(150m);
    public static void DemoAnnounce() { var room = Busy(); room.AnnounceAsync(() => CloseLater(room)).GetAwaiter().GetResult(); }
    public static void DemoSafe() { var room = Busy(); room.Bid(20m); room.BidFirst(150m); room.AnnounceAgainAsync(() => CloseLater(room)).GetAwaiter().GetResult(); }
}
