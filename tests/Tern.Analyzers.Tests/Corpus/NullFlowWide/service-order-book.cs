// case: service-order-book
// category: service
// rationale: matching engine with price levels that hold linked orders
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.OrderBook;

public enum Side { Buy, Sell }

public enum OrderType { Limit, Stop, Market }

/// <summary>A request to trade. Stop orders have a trigger, limit orders a price.</summary>
public sealed record OrderRequest(string Account, Side Side, OrderType Type, int Quantity)
{
    public decimal Price { get; init; }
    public decimal? Trigger { get; init; }
    public string? Tag { get; init; }
}

internal sealed class RestingOrder(long id, OrderRequest request)
{
    public long Id { get; } = id;
    public OrderRequest Request { get; } = request;
    public int Remaining { get; set; } = request.Quantity;
    public RestingOrder? Next { get; set; }
    public RestingOrder? Previous { get; set; }
    public PriceLevel? Level { get; set; }
}

/// <summary>Orders of one price in time order.</summary>
internal sealed class PriceLevel(decimal price)
{
    private RestingOrder? _head;
    private RestingOrder? _tail;
    public decimal Price { get; } = price;
    public int Count { get; private set; }
    public bool IsEmpty => Count == 0;

    public RestingOrder Front()
    {
        if (IsEmpty)
            throw new InvalidOperationException("The level is empty.");
        return _head; // csc-false
    }

    public void Append(RestingOrder order)
    {
        order.Level = this;
        order.Previous = _tail;
        if (_tail is null)
            _head = order;
        else
            _tail.Next = order;
        _tail = order;
        Count++;
    }

    public void Unlink(RestingOrder order)
    {
        if (order == _head)
            _head = order.Next;
        else
            order.Previous!.Next = order.Next;
        if (order == _tail)
            _tail = order.Previous;
        else
            order.Next!.Previous = order.Previous;
        order.Level = null;
        order.Next = order.Previous = null;
        Count--;
    }

    public int Total()
    {
        int total = 0;
        for (var at = _head; at != null; at = at.Next)
            total += at.Remaining;
        return total;
    }

    public string LastAccount() => IsEmpty ? "" : _tail.Request.Account; // csc-false
}

/// <summary>One side of the book, best price first. Empty levels are dropped at once.</summary>
internal sealed class BookSide(IComparer<decimal> order)
{
    private readonly SortedDictionary<decimal, PriceLevel> _levels = new(order);
    public PriceLevel? Best => _levels.Count == 0 ? null : _levels.First().Value;
    public IEnumerable<PriceLevel> Levels => _levels.Values;

    public void Add(RestingOrder order)
    {
        if (!_levels.TryGetValue(order.Request.Price, out var level))
            _levels.Add(order.Request.Price, level = new PriceLevel(order.Request.Price));
        level.Append(order);
    }

    public void Remove(RestingOrder order)
    {
        var level = order.Level!;
        level.Unlink(order);
        if (level.IsEmpty)
            _levels.Remove(level.Price);
    }
}

public readonly record struct Trade(string Buyer, string Seller, decimal Price, int Quantity);

/// <summary>Validates requests and fills in defaults.</summary>
public static class RequestRules
{
    public static bool TryNormalise(OrderRequest request, out OrderRequest normal, out string? problem)
    {
        normal = request with { Tag = request.Tag?.Trim() ?? "none" };
        problem = request.Quantity <= 0 ? "quantity" : request.Type == OrderType.Stop && request.Trigger == null ? "trigger" : null;
        return problem == null;
    }

    public static void Check(OrderRequest request)
    {
        if (!TryNormalise(request, out _, out var problem))
            throw new ArgumentException("bad " + problem.ToUpperInvariant()); // csc-false
    }
}

/// <summary>A market for one instrument.</summary>
public sealed class Market
{
    private readonly BookSide _buys = new(Comparer<decimal>.Create((a, b) => b.CompareTo(a)));
    private readonly BookSide _sells = new(Comparer<decimal>.Default);
    private readonly Dictionary<long, RestingOrder> _open = new();
    private readonly Dictionary<string, HashSet<long>> _byAccount = new();
    private readonly List<Trade> _trades = new();
    private readonly List<OrderRequest> _stops = new();
    private long _nextId = 1;
    public event Action<Trade>? Traded;
    public IReadOnlyList<Trade> Trades => _trades;
    public decimal? LastPrice => _trades.Count > 0 ? _trades[^1].Price : null;

    public long Submit(OrderRequest raw)
    {
        RequestRules.Check(raw);
        RequestRules.TryNormalise(raw, out var request, out _);
        if (request.Type == OrderType.Stop)
        {
            _stops.Add(request);
            return 0;
        }
        var order = new RestingOrder(_nextId++, request);
        Match(order);
        if (order.Remaining > 0 && request.Type == OrderType.Limit)
        {
            SideOf(request.Side).Add(order);
            _open.Add(order.Id, order);
            Ids(request.Account).Add(order.Id);
        }
        ReleaseStops();
        return order.Id;
    }

    public bool Cancel(long id)
    {
        if (!_open.Remove(id, out var order))
            return false;
        SideOf(order.Request.Side).Remove(order);
        Ids(order.Request.Account).Remove(id);
        return true;
    }

    public int CancelAll(string account)
    {
        var ids = _byAccount.GetValueOrDefault(account)?.ToArray();
        if (ids is null or { Length: 0 })
            return 0;
        return ids.Count(Cancel);
    }

    public IEnumerable<string> OrdersOf(string account)
    {
        if (!HasAccount(account))
            yield break;
        foreach (long id in _byAccount[account])
            yield return _open.GetValueOrDefault(id).Request.Tag + "@" + _open[id].Level!.Price; // csc-false
    }

    public decimal Spread()
    {
        if (_buys.Best is { } bid && _sells.Best is { } ask)
            return ask.Price - bid.Price;
        return 0;
    }

    public decimal Mid() => (_buys.Best!.Price + _sells.Best!.Price) / 2; // want: null-deref
    public IEnumerable<string> Depth(Side side) => SideOf(side).Levels.Select(l => l.Price + ":" + l.Total() + " " + l.LastAccount());
    private bool HasAccount(string account) => _byAccount.ContainsKey(account);

    private HashSet<long> Ids(string account)
    {
        if (!_byAccount.ContainsKey(account))
            _byAccount[account] = new HashSet<long>();
        return _byAccount[account];
    }

    private BookSide SideOf(Side side) => side == Side.Buy ? _buys : _sells;

    private void Match(RestingOrder taker)
    {
        bool buying = taker.Request.Side == Side.Buy;
        var other = buying ? _sells : _buys;
        while (taker.Remaining > 0 && other.Best is { } level && Crosses(taker.Request, level.Price))
        {
            var maker = level.Front();
            int quantity = Math.Min(taker.Remaining, maker.Remaining);
            taker.Remaining -= quantity;
            maker.Remaining -= quantity;
            if (maker.Remaining == 0)
                Cancel(maker.Id);
            var (buyer, seller) = buying ? (taker, maker) : (maker, taker);
            Publish(new Trade(buyer.Request.Account, seller.Request.Account, maker.Level!.Price, quantity)); // missed: null-deref
        }
    }

    private static bool Crosses(OrderRequest request, decimal price) =>
        request.Type == OrderType.Market || (request.Side == Side.Buy ? price <= request.Price : price >= request.Price);

    private void Publish(Trade trade)
    {
        _trades.Add(trade);
        if (Traded != null)
            Traded(trade);
    }

    private void ReleaseStops()
    {
        if (LastPrice is not { } last)
            return;
        foreach (var stop in _stops.Where(s => s.Trigger!.Value <= last).ToList())
        {
            _stops.Remove(stop);
            Submit(stop with { Type = OrderType.Market });
        }
    }
}

public static class Case
{
    private static OrderRequest Limit(string account, Side side, decimal price, int quantity) => new(account, side, OrderType.Limit, quantity) { Price = price };

    private static Market Book(out long first)
    {
        var market = new Market();
        first = market.Submit(Limit("ann", Side.Sell, 12, 10));
        market.Submit(Limit("bob", Side.Sell, 12, 5) with { Tag = " x " });
        market.Submit(Limit("ann", Side.Buy, 9, 4));
        market.Submit(Limit("cy", Side.Buy, 10, 2));
        return market;
    }

    public static void DemoRest()
    {
        var market = Book(out long first);
        market.Traded += t => Console.Out.Flush();
        market.Submit(Limit("dee", Side.Buy, 12, 3));
        _ = RequestRules.TryNormalise(Limit("ann", Side.Buy, 1, 0), out _, out var problem) ? 0 : problem!.Length;
        market.Submit(new OrderRequest("eve", Side.Sell, OrderType.Stop, 1) { Trigger = 99 });
        market.Submit(new OrderRequest("eve", Side.Sell, OrderType.Stop, 1) { Trigger = 5 });
        market.Submit(Limit("fay", Side.Buy, 1, 1));
        _ = market.Mid() + market.Spread() + new Market().Spread() + market.LastPrice;
        _ = string.Join(",", market.Depth(Side.Sell).Concat(market.Depth(Side.Buy)).Concat(market.OrdersOf("ann")).Concat(market.OrdersOf("zed")));
        _ = market.Cancel(first) || market.Cancel(first);
        _ = market.CancelAll("ann") + market.CancelAll("ann") + market.CancelAll("zed") + market.Trades.Count;
    }

    public static void DemoFullFill() => Book(out _).Submit(Limit("dee", Side.Buy, 12, 10));
    public static void DemoMidOfEmpty() => new Market().Mid();
}
