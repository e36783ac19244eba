// case: neg-auction-catalog-pages
// category: negative-counts
// rationale: counts, Any and length tests imply that First, MaxBy, Peek and a remembered last element exist
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegAuctionCatalogPages;

public sealed record Lot(string Title, int Bid);

public sealed class Page
{
    private readonly List<Lot> _lots = [];
    private readonly Stack<Lot> _history = new();
    private Lot? _last;

    public void Add(Lot lot)
    {
        _lots.Add(lot);
        _history.Push(lot);
        _last = lot;
    }

    public int Count => _lots.Count;

    public bool IsEmpty => _last == null;

    public int TopTitle()
    {
        if (_lots.Count == 0)
        {
            return 0;
        }

        var top = _lots.MaxBy(l => l.Bid);
        return top.Title.Length; // csc-false
    }

    public int LastTitle() => Count > 0 ? _last.Title.Length : 0; // csc-false

    public int LastBid()
    {
        if (IsEmpty)
        {
            return 0;
        }

        return _last.Bid; // csc-false
    }

    public string Cheapest()
    {
        Lot? best = null;
        foreach (var lot in _lots)
        {
            if (best == null || lot.Bid < best.Bid)
            {
                best = lot;
            }
        }

        return _lots.Count > 0 ? best!.Title : "";
    }

    public int Undo()
    {
        int n = 0;
        while (_history.Count > 1)
        {
            n += _history.Pop().Title.Length + _history.Peek().Bid;
        }

        return n;
    }

    public int OverBids(int limit) => _lots.Any(l => l.Bid > limit) ? _lots.FirstOrDefault(l => l.Bid > limit)!.Title.Length : -1;
}

public static class Case
{
    public static void Demo1() { var p = new Page(); _ = p.TopTitle() + p.LastTitle() + p.LastBid() + p.Undo() + p.OverBids(1) + p.Cheapest().Length; }

    public static void Demo2() { var p = new Page(); p.Add(new("a", 1)); p.Add(new("b", 2)); _ = p.TopTitle() + p.LastTitle() + p.LastBid() + p.OverBids(1) + p.Cheapest().Length + p.Undo(); }
}
