// case: closure-auction-bids
// category: closures
// rationale: lambdas read captured bids and lots later than they were checked
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.AuctionBids;

public sealed record Bid(string Bidder, int Amount);

public sealed class Lot
{
    public Lot(string title) => Title = title;

    public string Title { get; }
    public Bid? Highest { get; private set; }

    public void Place(Bid bid)
    {
        if (Highest is null || bid.Amount > Highest.Amount)
        {
            Highest = bid;
        }
    }

    public void Withdraw() => Highest = null;
}

public sealed class Hammer
{
    private readonly List<Func<string>> _announcements = new();

    public void Schedule(Func<string> announcement) => _announcements.Add(announcement);

    public List<string> Fall()
    {
        return _announcements.ConvertAll(a => a());
    }
}

public static class Saleroom
{
    private static void ScheduleWinner(Hammer hammer, Lot lot)
    {
        if (lot.Highest == null)
        {
            return;
        }

        hammer.Schedule(() => "sold to " + lot.Highest.Bidder); // want: null-deref
    }

    private static void ScheduleSnapshot(Hammer hammer, Lot lot)
    {
        if (lot.Highest is { } bid)
        {
            hammer.Schedule(() => "sold to " + bid.Bidder);
        }
    }

    private static void ScheduleAll(Hammer hammer, params Lot[] lots)
    {
        Lot? current = null;
        for (int i = 0; i < lots.Length; i++)
        {
            current = lots[i];
            hammer.Schedule(() => current!.Title.ToUpperInvariant()); // want: null-deref
        }

        if (lots.Length > 1)
        {
            current = null;
        }
    }

    private static List<string> Run(Action<Hammer, Lot> schedule, bool withdraw)
    {
        var hammer = new Hammer();
        var lot = new Lot("clock");
        lot.Place(new Bid("14", 300));
        schedule(hammer, lot);
        if (withdraw) lot.Withdraw();
        return hammer.Fall();
    }

    public static List<string> Demo1() => Run(ScheduleWinner, true);

    public static List<string> Demo2() => Run((hammer, lot) => ScheduleAll(hammer, lot, new Lot("vase")), false);

    public static List<string> Demo3() => Run(ScheduleSnapshot, true);

    public static List<string> Demo4() => Run(ScheduleWinner, false);

    public static List<string> Demo5() => Run((hammer, lot) => ScheduleAll(hammer, lot), false);
}
