// case: auction-stale
// category: stale-state
// rationale: a member is tested, then a call clears it, then it is read as if the test still held
// csc: none

namespace NullSafety.AuctionStale;

public sealed record Bid(string Paddle, int Amount);

public sealed class Lot
{
    private Bid? _best;
    private Bid? _previous;

    public List<string> Sold { get; } = new();

    public void Offer(string paddle, int amount)
    {
        if (_best == null || amount > _best.Amount)
        {
            _previous = _best;
            _best = new Bid(paddle, amount);
        }
    }

    public string Hammer()
    {
        if (_best == null)
        {
            return "passed";
        }

        Close();
        return _best.Paddle; // want: null-deref
    }

    public string HammerSafely()
    {
        if (_best == null)
        {
            return "passed";
        }

        Record("hammer");
        var winner = _best.Paddle;
        Close();
        return winner;
    }

    public int Retract(string paddle)
    {
        if (_best is null || _best.Paddle != paddle) return 0;

        FallBack();
        return _best.Amount; // want: null-deref
    }

    public int RetractChecked(string paddle)
    {
        if (_best?.Paddle == paddle)
        {
            FallBack();
        }

        return _best is null ? 0 : _best.Amount;
    }

    private void FallBack() => (_best, _previous) = (_previous, null);

    private void Record(string what) => Sold.Add(what);

    private void Close()
    {
        Record("sold");
        _best = null;
    }
}

public static class Case
{
    private static Lot OneBid()
    {
        var lot = new Lot();
        lot.Offer("17", 300);
        return lot;
    }

    public static void Demo1() => OneBid().Hammer();

    public static void Demo2() => OneBid().Retract("17");

    public static void Demo3()
    {
        OneBid().HammerSafely();
        OneBid().RetractChecked("17");
    }
}
