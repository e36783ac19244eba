// case: auction-bids
// category: closures
// rationale: a lambda reads a captured lot after the body let go of it, or clears a captured bid the body still reads
// csc: none

namespace NullSafety.Blind.AuctionBids;

public sealed class Bid(string bidder, int amount)
{
    public string Bidder { get; } = bidder;
    public int Amount { get; } = amount;
}

public sealed class Hammer
{
    private readonly List<Action> _onFall = new();

    public void WhenFallen(Action a) => _onFall.Add(a);

    public void Fall()
    {
        foreach (var a in _onFall)
        {
            a();
        }
    }
}

public static class House
{
    public static void Announce(Hammer hammer, List<string> log)
    {
        Bid? leading = new Bid("Wu", 40);
        hammer.WhenFallen(() => log.Add(leading!.Bidder)); // want: null-deref
        log.Add("opened at " + leading.Amount);
        leading = null;
    }

    public static void AnnounceCopy(Hammer hammer, List<string> log)
    {
        Bid? leading = new Bid("Wu", 40);
        var winner = leading;
        hammer.WhenFallen(() => log.Add(winner.Bidder));
        log.Add("opened at " + leading.Amount);
        leading = null;
    }

    public static int Withdraw(Hammer hammer)
    {
        Bid top = new Bid("Sol", 75);
        void Retract() => top = null!;
        hammer.WhenFallen(Retract);
        hammer.Fall();
        return top.Amount; // want: null-deref
    }

    public static int WithdrawLate(Hammer hammer)
    {
        Bid top = new Bid("Sol", 75);
        hammer.WhenFallen(() => top = null!);
        int due = top.Amount;
        hammer.Fall();
        return due;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var hammer = new Hammer();
        House.Announce(hammer, new List<string>());
        hammer.Fall();
    }

    public static void Demo2()
    {
        var hammer = new Hammer();
        House.AnnounceCopy(hammer, new List<string>());
        hammer.Fall();
    }

    public static void Demo3() => House.Withdraw(new Hammer());

    public static void Demo4() => House.WithdrawLate(new Hammer());
}
