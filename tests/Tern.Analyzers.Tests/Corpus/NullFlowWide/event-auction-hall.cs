// case: event-auction-hall
// category: event-delegate
// rationale: an event is raised without listeners, and a delegate chain is empty after the last removal
// csc: none

namespace NullSafety.EventAuctionHall;

public sealed record Bid(string Bidder, int Amount);

public sealed class Auction
{
    private int _highest;

    public event Action<Bid> Raised = null!;

    public event Action<int> Closed = delegate { };

    public bool Place(Bid bid)
    {
        if (bid.Amount <= _highest)
        {
            return false;
        }

        _highest = bid.Amount;
        Raised(bid); // want: null-deref
        return true;
    }

    public void Close() => Closed(_highest);
}

public sealed class FeeSchedule
{
    private Func<int, int> _fees = null!;

    public void Add(Func<int, int> fee) => _fees += fee;

    public void Remove(Func<int, int> fee) => _fees = (_fees - fee)!;

    public int Apply(int amount)
    {
        return amount + _fees(amount); // want: null-deref
    }

    public int ApplyOrNothing(int amount) => amount + (_fees?.Invoke(amount) ?? 0);
}

public static class Fees
{
    public static int Premium(int amount) => amount / 10;

    public static int Flat(int amount) => 5;
}

public static class Case
{
    private static FeeSchedule Emptied()
    {
        var schedule = new FeeSchedule();
        schedule.Add(Fees.Premium);
        schedule.Remove(Fees.Premium);
        return schedule;
    }

    public static void DemoLowBid() => new Auction().Place(new Bid("ann", 0));

    public static void DemoBid() => new Auction().Place(new Bid("ann", 50));

    public static void DemoBidHeard()
    {
        var auction = new Auction();
        auction.Raised += b => Console.Out.Flush();
        auction.Place(new Bid("bob", 70));
    }

    public static void DemoClose() => new Auction().Close();

    public static void DemoEmptiedFees() => Emptied().Apply(100);

    public static void DemoEmptiedFeesSafe() => Emptied().ApplyOrNothing(100);

    public static void DemoFees()
    {
        var schedule = new FeeSchedule();
        schedule.Add(Fees.Premium);
        schedule.Add(Fees.Flat);
        schedule.Remove(Fees.Premium);
        schedule.Apply(100);
    }
}
