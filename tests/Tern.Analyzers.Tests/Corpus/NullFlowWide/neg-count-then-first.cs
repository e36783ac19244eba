// case: neg-count-then-first
// category: negative-correlation
// rationale: counts and Any tested before First, indexers and Max-by results
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegCountThenFirst;

public sealed record Bid(string Bidder, decimal Amount);

public sealed class Auction
{
    private readonly List<Bid> _bids = new();
    private Bid? _highest;

    public int Count => _bids.Count;

    public void Place(Bid bid)
    {
        _bids.Add(bid);
        if (_highest == null || bid.Amount > _highest.Amount)
        {
            _highest = bid;
        }
    }

    public string Winner()
    {
        if (_bids.Count == 0)
        {
            return "nobody";
        }

        return _highest.Bidder; // csc-false
    }

    public string First() => _bids.Any() ? _bids.FirstOrDefault().Bidder : "nobody"; // csc-false

    public string Best()
    {
        var best = _bids.MaxBy(b => b.Amount);
        return Count > 0 ? best.Bidder.Trim() : "nobody"; // csc-false
    }

    public decimal Spread()
    {
        if (_bids.Count < 2)
        {
            return 0;
        }

        var low = _bids.MinBy(b => b.Amount)!;
        return _highest!.Amount - low.Amount;
    }
}

public static class Case
{
    public static string Demo1() => new Auction().Winner() + new Auction().First() + new Auction().Best();

    public static decimal Demo2()
    {
        var a = new Auction();
        a.Place(new Bid("ann", 3));
        a.Place(new Bid("bob", 5));
        return a.Spread() + a.Winner().Length + a.First().Length + a.Best().Length;
    }

    public static decimal Demo3() => new Auction().Spread();
}
