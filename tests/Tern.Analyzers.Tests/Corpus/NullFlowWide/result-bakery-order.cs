// case: result-bakery-order
// category: result-object
// rationale: status codes and (value, error) pairs whose value is used although the order failed
// csc: none

using System.Collections.Generic;

namespace NullSafety.Wide9.BakeryOrder;

public enum OrderStatus { Ok, SoldOut, Deferred }

public sealed record Loaf(string Flour, int Grams);

public sealed class OrderResult
{
    public OrderStatus Status { get; init; }
    public Loaf? Loaf { get; init; }
    public string? Reason { get; init; }

    public bool Failed => Status == OrderStatus.SoldOut;
}

public sealed class Bakery
{
    private readonly Dictionary<string, Loaf> _shelf = new() { ["rye"] = new Loaf("rye", 900) };

    public OrderResult Order(string flour, bool evening)
    {
        if (evening)
        {
            return new OrderResult { Status = OrderStatus.Deferred };
        }

        return _shelf.Remove(flour, out var loaf)
            ? new OrderResult { Status = OrderStatus.Ok, Loaf = loaf }
            : new OrderResult { Status = OrderStatus.SoldOut, Reason = flour + " is sold out" };
    }

    public (Loaf? Loaf, string? Error) Reserve(string flour)
    {
        if (flour.Length == 0)
        {
            return (null, null);
        }

        return _shelf.TryGetValue(flour, out var loaf) ? (loaf, null) : (null, "unknown flour");
    }
}

public static class Counter
{
    private static int Weigh(OrderResult result)
    {
        if (result.Failed)
        {
            return 0;
        }

        return result.Loaf!.Grams; // want: null-deref
    }

    private static int WeighExact(OrderResult result) => result.Status == OrderStatus.Ok ? result.Loaf!.Grams : 0;

    private static string Excuse(OrderResult result)
    {
        return result.Status switch
        {
            OrderStatus.Ok => "enjoy",
            _ => result.Reason!.ToUpper(), // want: null-deref
        };
    }

    private static string Ticket(Bakery bakery, string flour)
    {
        var (loaf, error) = bakery.Reserve(flour);
        if (error != null)
        {
            return error;
        }

        return "1x " + loaf!.Flour; // want: null-deref
    }

    private static int ErrorLength(Bakery bakery, string flour)
    {
        var reply = bakery.Reserve(flour);
        if (reply.Loaf != null) return 0;
        return reply.Error!.Length; // want: null-deref
    }

    public static int Demo1() => Weigh(new Bakery().Order("rye", true));
    public static string Demo2() => Excuse(new Bakery().Order("rye", true));
    public static string Demo3() => Ticket(new Bakery(), "");
    public static int Demo4() => ErrorLength(new Bakery(), "");
    public static int Demo5() => Weigh(new Bakery().Order("oat", false)) + WeighExact(new Bakery().Order("rye", true)) + ErrorLength(new Bakery(), "oat");
    public static string Demo6() => Excuse(new Bakery().Order("oat", false)) + Ticket(new Bakery(), "rye") + Ticket(new Bakery(), "oat");
}
