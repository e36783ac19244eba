// case: loop-best-bid
// category: loops
// rationale: a search over bids ends without a hit, and a run of equal lots is reset to null at a break
// csc: none

namespace NullSafety.LoopBestBid;

public sealed record Bid(string Lot, string Bidder, int Amount);

public sealed class Run
{
    public Run(string lot) => Lot = lot;

    public string Lot { get; }

    public int Bids { get; private set; }

    public void Count() => Bids++;
}

public static class Auction
{
    public static string Winner(IEnumerable<Bid> bids, int reserve)
    {
        Bid best = null!;
        int top = reserve;
        foreach (var bid in bids)
        {
            if (bid.Amount > top)
            {
                best = bid;
                top = bid.Amount;
            }
        }

        return best.Bidder; // want: null-deref
    }

    public static string WinnerOrHouse(IEnumerable<Bid> bids, int reserve)
    {
        Bid? best = null;
        foreach (var bid in bids)
        {
            if (bid.Amount > reserve && (best == null || bid.Amount > best.Amount))
            {
                best = bid;
            }
        }

        return best == null ? "house" : best.Bidder;
    }

    public static int LongestRun(IReadOnlyList<Bid> bids)
    {
        Run run = new(bids[0].Lot);
        int longest = 0;
        foreach (var bid in bids)
        {
            run.Count(); // want: null-deref
            longest = Math.Max(longest, run.Bids);
            if (bid.Lot != run.Lot)
            {
                run = null!;
            }
        }

        return longest;
    }

    public static int LongestRunRestarted(IReadOnlyList<Bid> bids)
    {
        Run run = null!;
        int longest = 0;
        foreach (var bid in bids)
        {
            if (run is null || run.Lot != bid.Lot) run = new Run(bid.Lot);
            run.Count();
            longest = Math.Max(longest, run.Bids);
        }

        return longest;
    }
}

public static class Case
{
    private static List<Bid> Bids() => new() { new("L1", "Ann", 20), new("L2", "Bo", 30), new("L2", "Cy", 35) };

    public static void DemoWinner() => Auction.Winner(Bids(), 10);

    public static void DemoNoWinner() => Auction.Winner(Bids(), 100);

    public static void DemoHouse() => Auction.WinnerOrHouse(Bids(), 100);

    public static void DemoRuns() => Auction.LongestRun(Bids());

    public static void DemoRunsRestarted() => Auction.LongestRunRestarted(Bids());
}
