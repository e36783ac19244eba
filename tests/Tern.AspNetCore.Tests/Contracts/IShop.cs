namespace Tern.AspNetCore.Tests;

[RpcService("tests.Shop")]
public interface IShop
{
    ValueTask<Item> GetAsync(GetItem request, CallContext? context = null);

    [Throws(typeof(OutOfStock), 1)]
    ValueTask<Item> BuyAsync(GetItem request, CallContext? context = null);

    ValueTask<int> AddAsync(int left, int right);

    ValueTask PingAsync();

    [OneWay]
    ValueTask TrackAsync(Item item);

    IAsyncEnumerable<Item> ListAsync(GetItem request, CallContext? context = null);

    ValueTask<Item> SumAsync(IAsyncEnumerable<Item> items, CallContext? context = null);

    IAsyncEnumerable<Item> EchoAsync(IAsyncEnumerable<Item> items, CallContext? context = null);
}

[RpcMessage]
public sealed partial record GetItem
{
    [RpcField(1)] public string Sku { get; init; } = "";
}

[RpcMessage]
public sealed partial record Item
{
    [RpcField(1)] public string Sku { get; init; } = "";

    [RpcField(2)] public int Count { get; init; }
}

[RpcException]
public sealed partial class OutOfStock : Exception
{
    [RpcField(1)] public string Sku { get; set; } = "";
}
