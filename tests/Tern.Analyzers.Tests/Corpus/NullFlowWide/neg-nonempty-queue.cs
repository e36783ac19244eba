// case: neg-nonempty-queue
// category: negative-collections
// rationale: emptiness tested by count, Any or a pattern before the first, smallest or next item is used
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegNonemptyQueue;

public sealed record Order(int Id, decimal Limit, Order? Parent = null);

public sealed class OrderBook
{
    private readonly List<Order> _orders = new();
    private readonly Queue<Order> _pending = new();

    public void Add(Order o)
    {
        _orders.Add(o);
        _pending.Enqueue(o);
    }

    public decimal Cheapest()
    {
        if (_orders.Count == 0)
            return 0;

        return _orders.MinBy(o => o.Limit).Limit; // csc-false
    }

    public int Latest() => _orders.Any() ? _orders.LastOrDefault().Id : -1; // csc-false

    public int Drain()
    {
        int sum = 0;
        while (_pending.Count > 0)
        {
            _pending.TryDequeue(out var next);
            sum += next.Id; // csc-false
        }

        return sum;
    }

    public int Peeked()
    {
        _pending.TryPeek(out var head);
        return _pending.Count != 0 ? head.Id : 0; // csc-false
    }

    public int Ends() => _orders is [var first, .., var last] ? last.Id - first.Id : 0;

    public int Roots()
    {
        int n = 0;
        foreach (var o in _orders.FindAll(o => o.Parent is { Parent: null }))
            n += o.Parent.Id; // csc-false

        return n;
    }
}

public static class Case
{
    private static void All(OrderBook b)
    {
        b.Cheapest();
        b.Latest();
        b.Peeked();
        b.Drain();
        b.Ends();
        b.Roots();
    }

    public static void Demo1() => All(new OrderBook());
    public static void Demo2()
    {
        var b = new OrderBook();
        b.Add(new Order(1, 9));
        All(b);
        b.Add(new Order(2, 8, new Order(0, 1)));
        b.Add(new Order(3, 8, new Order(0, 1, new Order(4, 4))));
        All(b);
    }
}
