// case: rpc-toy-factory
// category: rpc
// rationale: orders of a toy factory arrive without optional, without unset members and with the other arm
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.RpcToyFactory;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class RpcFieldAttribute(int id) : Attribute
{
    public int Id { get; } = id;
    public bool Optional { get; init; }
}

internal abstract record Shape
{
    internal sealed record Plush(string Fabric) : Shape;
    internal sealed record Wooden(string Timber) : Shape;
    public string TimberOrNull => (this as Wooden)?.Timber!;
}

internal sealed record Paint(string Name);

internal sealed class ToyOrder
{
    [RpcField(1)] public Shape Shape { get; set; } = null!;
    [RpcField(2)] public List<Paint> Paints { get; set; } = null!;
    [RpcField(3, Optional = true)] public string? Card { get; set; }

    public bool HasCard => Card is not null;
}

internal static class ToyCodec
{
    private static readonly Dictionary<byte, Action<ToyOrder>> Setters = new()
    {
        [1] = o => o.Shape = new Shape.Plush("wool"),
        [2] = o => o.Paints = new List<Paint>(),
        [3] = o => o.Card = "happy birthday",
        [4] = o => o.Shape = new Shape.Wooden("beech"),
    };

    public static ToyOrder Decode(params byte[] tags)
    {
        var order = new ToyOrder();
        foreach (byte tag in tags)
        {
            if (Setters.TryGetValue(tag, out var set)) set(order);
        }

        return order;
    }
}

internal static class Factory
{
    public static int Colours(ToyOrder order)
    {
        int n = 0;
        foreach (var paint in order.Paints) // want: null-deref
        {
            n += paint.Name.Length;
        }

        return n;
    }

    public static int Greeting(ToyOrder order)
    {
        string card = order.Card!;
        return card.Length; // want: null-deref
    }

    public static int GreetingIf(ToyOrder order) => order.HasCard ? order.Card!.Length : 0;
    public static int Saw(Shape shape) => shape.TimberOrNull.Length; // want: null-deref
    public static int Cut(Shape? shape) => shape is Shape.Wooden w ? w.TimberOrNull.Length : 0;
}

public static class Demos
{
    public static void DemoColours() => Factory.Colours(ToyCodec.Decode(1, 3));
    public static void DemoColoursSent() => Factory.Colours(ToyCodec.Decode(2));
    public static void DemoGreeting() => Factory.Greeting(ToyCodec.Decode(1, 2));
    public static void DemoGreetingIf() => Factory.GreetingIf(ToyCodec.Decode(1, 2));
    public static void DemoSaw() => Factory.Saw(new Shape.Plush("felt"));
    public static void DemoCut() => Factory.Cut(ToyCodec.Decode(4).Shape);
}
