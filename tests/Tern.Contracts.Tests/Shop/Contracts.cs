namespace Tern.Contracts.Tests.Shop;

[RpcService("shop.Catalog")]
public interface ICatalog
{
    [Idempotent]
    ValueTask<Item> GetAsync(GetItem request, CallContext? context = null);

    [Throws(typeof(OutOfStock), 1)]
    ValueTask<Order> PlaceAsync(PlaceOrder request, CancellationToken cancellationToken = default);

    [OneWay]
    ValueTask TrackAsync(Click click);

    ValueTask<int> AddAsync(int left, int right);

    IAsyncEnumerable<Price> WatchAsync(WatchPrices request, CallContext? context = null);

    ValueTask<Summary> UploadAsync(IAsyncEnumerable<Chunk> chunks, CallContext? context = null);

    IAsyncEnumerable<Note> ChatAsync(IAsyncEnumerable<Note> notes, CallContext? context = null);
}

[RpcMessage]
public sealed partial record Item
{
    [RpcField(1)] public required string Sku { get; init; }

    [RpcField(2)] public string? Note { get; init; }

    [RpcField(3)] public List<Price> Prices { get; init; } = [];

    [RpcField(4, Wire = WireEncoding.Fixed)] public ulong Revision { get; init; }
}

[RpcException]
public sealed partial class OutOfStock : Exception
{
    [RpcField(1)] public string Sku { get; set; } = "";
}

[RpcMessage]
public sealed partial record Price([property: RpcField(1)] string Currency, [RpcField(2)] decimal Amount = 1.50m);

[RpcMessage]
public partial struct GetItem
{
    [RpcField(1)] public string Sku { get; set; }
}

[RpcMessage]
public sealed partial class PlaceOrder
{
    [RpcField(1)] public Dictionary<string, int> Quantities { get; } = [];

    [RpcField(2)] public Payment? Payment { get; set; }

    [RpcField(3)] public int[] Coupons { get; set; } = [1, 2];
}

[RpcMessage]
public readonly partial record struct Order([RpcField(1)] Guid Id, [RpcField(2)] DateTimeOffset PlacedAt);

[RpcMessage]
public readonly partial record struct Click([RpcField(1)] string Page);

[RpcMessage]
public readonly partial record struct WatchPrices([RpcField(1)] string Sku);

[RpcMessage]
public readonly partial record struct Chunk([RpcField(1)] ReadOnlyMemory<byte> Bytes);

[RpcMessage]
public readonly partial record struct Note([RpcField(1)] string Text);

[RpcMessage]
public readonly partial record struct Summary([RpcField(1)] long Length);

[RpcMessage]
public sealed partial record CardDetails([RpcField(1)] string Number);

[RpcUnion]
public abstract partial record Payment
{
    [RpcField(1)]
    public sealed partial record Card(CardDetails Value) : Payment;

    [RpcField(2)]
    public sealed partial record Cash(long Value) : Payment;

    [RpcField(3)]
    public sealed partial record Vouchers(List<string> Codes) : Payment;
}
