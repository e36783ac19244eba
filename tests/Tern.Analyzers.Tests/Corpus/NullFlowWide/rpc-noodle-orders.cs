// case: rpc-noodle-orders
// category: rpc
// rationale: optional fields read without a presence test, and a nested message that the decoder leaves unset
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NullSafety.Wide.RpcNoodleOrders;

[AttributeUsage(AttributeTargets.Property)]
public sealed class RpcFieldAttribute(int id) : Attribute
{
    public int Id { get; } = id;
    public bool Optional { get; set; }
}

public sealed class Address
{
    [RpcField(1)]
    public string Street { get; set; } = null!;

    [RpcField(2, Optional = true)]
    public string? Door { get; set; }
}

public sealed class OrderRequest
{
    [RpcField(1)]
    public string Dish { get; set; } = string.Empty;

    [RpcField(2)]
    public Address DeliverTo { get; set; } = null!;

    [RpcField(3, Optional = true)]
    public List<string>? Toppings { get; set; }

    public bool HasToppings => Toppings is not null;
}

public static class OrderCodec
{
    public static OrderRequest Read(IEnumerable<(int Tag, string Text)> wire)
    {
        var message = new OrderRequest();
        foreach (var (tag, text) in wire)
        {
            switch (tag)
            {
                case 1: message.Dish = text; break;
                case 2: message.DeliverTo = new Address { Street = text }; break;
                case 3: (message.Toppings ??= []).Add(text); break;
            }
        }

        return message;
    }
}

public static class Kitchen
{
    public static int Ride(OrderRequest r) => r.Dish.Length + r.DeliverTo.Street.Length; // want: null-deref

    public static string Doorbell(OrderRequest r) => r.DeliverTo is { } to ? to.Door!.PadLeft(4) : "counter"; // want: null-deref

    public static int Prepare(OrderRequest r)
    {
        int n = 0;
        foreach (var topping in r.Toppings!) // want: null-deref
        {
            n += topping.Length;
        }

        return n;
    }

    public static int PrepareIfAny(OrderRequest r) => r.HasToppings ? r.Toppings!.Count : 0;
}

public static class Case
{
    public static void Demo1() => Kitchen.Ride(OrderCodec.Read([(1, "udon")]));
    public static void Demo2() => Kitchen.Ride(OrderCodec.Read([(2, "elm st")]));
    public static void Demo3() => Kitchen.Doorbell(OrderCodec.Read([(2, "elm st")]));
    public static void Demo4() => Kitchen.Prepare(OrderCodec.Read([]));
    public static void Demo5() => Kitchen.PrepareIfAny(OrderCodec.Read([]));
    public static void Demo6() => Kitchen.Prepare(OrderCodec.Read([(3, "egg")]));
}
