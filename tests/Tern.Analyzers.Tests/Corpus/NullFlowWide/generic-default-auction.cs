// case: generic-default-auction
// category: generic default result
// rationale: a generic search returns default; for lots and bids that is null, for amounts it is zero
// csc: none

namespace NullSafety.GenericDefaultAuction;

public sealed record Bid(string Paddle, decimal Amount);

public sealed class Lot
{
    public Lot(int number, string title)
    {
        Number = number;
        Title = title;
    }

    public int Number { get; }
    public string Title { get; }
    public List<Bid> Bids { get; } = new();
}

public static class Pick
{
    public static T Best<T>(IEnumerable<T> items, Comparison<T> order)
    {
        T best = default!;
        bool any = false;
        foreach (T item in items)
        {
            if (!any || order(item, best) > 0)
            {
                best = item;
                any = true;
            }
        }

        return best;
    }

    public static T ValueOr<T>(Func<T> read, T fallback)
    {
        T value = read();
        return value is null ? fallback : value;
    }
}

public sealed class Auction
{
    private readonly List<Lot> _lots = new();

    public Lot Open(int number, string title)
    {
        var lot = new Lot(number, title);
        _lots.Add(lot);
        return lot;
    }

    public string Winner(Lot lot)
    {
        Bid top = Pick.Best(lot.Bids, (a, b) => a.Amount.CompareTo(b.Amount));
        return top.Paddle; // want: null-deref
    }

    public string WinnerOrHouse(Lot lot)
    {
        Bid top = Pick.ValueOr(() => Pick.Best(lot.Bids, (a, b) => a.Amount.CompareTo(b.Amount)), new Bid("house", 0));
        return top.Paddle;
    }

    public int Highlight() =>
        Pick.Best(_lots, (a, b) => a.Bids.Count - b.Bids.Count).Number; // want: null-deref

    public string TopAmount(Lot lot) => Pick.Best(lot.Bids.Select(b => b.Amount), decimal.Compare).ToString();
}

public static class Case
{
    public static void DemoNoBids()
    {
        var a = new Auction();
        a.Winner(a.Open(1, "Clock"));
    }

    public static void DemoNoBidsSafe()
    {
        var a = new Auction();
        Lot lot = a.Open(1, "Clock");
        Console.WriteLine(a.WinnerOrHouse(lot) + a.TopAmount(lot) + a.Highlight());
    }

    public static void DemoNoLots() => new Auction().Highlight();
}
