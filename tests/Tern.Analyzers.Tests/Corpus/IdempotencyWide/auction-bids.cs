// case: auction-bids
// category: guards
// rationale: the request is looked up only when the first effect is done already
// rule: TERN2017

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.AuctionBids;

public sealed record Bid(string RequestId, string Lot, string Bidder, int Cents);

public sealed class Lot
{
    public int Bids { get; set; }
    public int HeldCents { get; set; }
    public string? Leader { get; set; }
}

public interface IProcessedRequests
{
    bool TryBegin(string requestId);
    bool Contains(string requestId);
    void Mark(string requestId);
}

public sealed class ProcessedRequests : IProcessedRequests
{
    private readonly HashSet<string> _ids = [];
    public bool TryBegin(string requestId) => _ids.Add(requestId);
    public bool Contains(string requestId) => _ids.Contains(requestId);
    public void Mark(string requestId) => _ids.Add(requestId);
}

public sealed class Auction(IProcessedRequests processed)
{
    private readonly Lock _gate = new();
    public Lot Current { get; } = new();

    [Idempotent]
    public void Place(Bid bid)
    {
        lock (_gate)
        {
            Current.HeldCents += bid.Cents;
            if (!processed.TryBegin(bid.RequestId)) // want: TERN2017
                return;

            (Current.Bids, Current.Leader) = (Current.Bids + 1, bid.Bidder);
        }
    }

    [Idempotent]
    public string Join(Bid bid)
    {
        using Lock.Scope scope = _gate.EnterScope();
        Current.Bids += 1;
        if (processed.Contains(bid.RequestId)) // want: TERN2017
            return "known";

        processed.Mark(bid.RequestId);
        Current.HeldCents += bid.Cents;
        return "joined";
    }

    [Idempotent]
    public void PlaceOnce(Bid bid)
    {
        lock (_gate)
        {
            if (!processed.TryBegin(bid.RequestId))
                return;

            Current.HeldCents += bid.Cents;
            Current.Bids++;
            Current.Leader = bid.Bidder;
        }
    }
}

public static class Case
{
    private static readonly Bid Bid = new("q-1", "lot 8", "Mo", 500);
    public static IAsyncEnumerable<string> Demo1() => Run(a => a.Place(Bid));
    public static IAsyncEnumerable<string> Demo2() => Run(a => a.Join(Bid));
    public static IAsyncEnumerable<string> Safe1() => Run(a => a.PlaceOnce(Bid));
    private static IAsyncEnumerable<string> Run(Action<Auction> act)
    {
        Auction auction = new(new ProcessedRequests());
        return Twice(() => Task.Run(() => act(auction)), () => $"{auction.Current.Bids} {auction.Current.HeldCents} {auction.Current.Leader}");
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
