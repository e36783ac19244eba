namespace Tern.AspNetCore.Tests;

/// <summary>Does what a test says; without that, what the names say.</summary>
internal sealed class Shop : IShop
{
    public Func<GetItem, CallContext, ValueTask<Item>> OnGet { get; set; } = static (request, _) => new(new Item { Sku = request.Sku, Count = 1 });

    public Func<GetItem, CallContext, IAsyncEnumerable<Item>> OnList { get; set; } = static (request, _) => ListAsync(request);

    public Func<IAsyncEnumerable<Item>, CallContext, IAsyncEnumerable<Item>> OnEcho { get; set; } = static (items, _) => items;

    public Func<IAsyncEnumerable<Item>, CallContext, ValueTask<Item>> OnSum { get; set; } = static (items, _) => SumAsync(items);

    public Item? Tracked { get; private set; }

    public ValueTask<Item> GetAsync(GetItem request, CallContext? context = null) => OnGet(request, context!);

    public ValueTask<Item> BuyAsync(GetItem request, CallContext? context = null) => throw new OutOfStock { Sku = request.Sku };

    public ValueTask<int> AddAsync(int left, int right) => new(left + right);

    public ValueTask PingAsync() => default;

    public ValueTask TrackAsync(Item item)
    {
        Tracked = item;
        return default;
    }

    public IAsyncEnumerable<Item> ListAsync(GetItem request, CallContext? context = null) => OnList(request, context!);

    public ValueTask<Item> SumAsync(IAsyncEnumerable<Item> items, CallContext? context = null) => OnSum(items, context!);

    public IAsyncEnumerable<Item> EchoAsync(IAsyncEnumerable<Item> items, CallContext? context = null) => OnEcho(items, context!);

    private static async IAsyncEnumerable<Item> ListAsync(GetItem request)
    {
        for (int i = 1; i <= 3; i++)
        {
            await Task.Yield();
            yield return new Item { Sku = request.Sku, Count = i };
        }
    }

    private static async ValueTask<Item> SumAsync(IAsyncEnumerable<Item> items)
    {
        int count = 0;
        await foreach (Item item in items)
        {
            count += item.Count;
        }

        return new Item { Sku = "sum", Count = count };
    }
}
