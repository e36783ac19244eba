using Tern;

namespace Quickstart;

[RpcService("shop.Catalog")]
public interface ICatalog
{
    [Idempotent]
    ValueTask<Item> GetAsync(GetItem request, CallContext? context = null);

    [Throws(typeof(OutOfStock), 1)]
    ValueTask<Order> PlaceAsync(PlaceOrder request, CancellationToken cancellationToken = default);

    [OneWay]
    ValueTask TrackAsync(Click click);
}

[RpcMessage]
public sealed partial record GetItem
{
    [RpcField(1)] public required string Sku { get; init; }
}

[RpcMessage]
public sealed partial record Item
{
    [RpcField(1)] public required string Sku { get; init; }
    [RpcField(2)] public string? Note { get; init; }
    [RpcField(3)] public List<int> Prices { get; init; } = [];
}

[RpcMessage]
public sealed partial record PlaceOrder([property: RpcField(1)] string Sku, [property: RpcField(2)] int Count);

[RpcMessage]
public sealed partial record Order([property: RpcField(1)] Guid Id, [property: RpcField(2)] DateTimeOffset PlacedAt);

[RpcMessage]
public readonly partial record struct Click([property: RpcField(1)] string Page);

[RpcException]
public sealed partial class OutOfStock : Exception
{
    [RpcField(1)] public string Sku { get; set; } = "";
}
