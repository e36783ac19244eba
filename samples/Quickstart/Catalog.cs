using Tern;

namespace Quickstart;

internal sealed class Catalog : ICatalog
{
    private readonly TaskCompletionSource<Click> _tracked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Click> Tracked => _tracked.Task;

    public async ValueTask<Item> GetAsync(GetItem request, CallContext? context = null)
    {
        if (request.Sku == "slow")
        {
            // The caller's deadline came with the call and cancels this.
            await Task.Delay(Timeout.InfiniteTimeSpan, context!.CancellationToken);
        }

        string caller = context?.Persistent["user"] ?? "nobody";
        return new Item { Sku = request.Sku, Note = $"for {caller}", Prices = [100, 90, 80] };
    }

    public ValueTask<Order> PlaceAsync(PlaceOrder request, CancellationToken cancellationToken = default) => request.Count <= 10
        ? new(new Order(Guid.NewGuid(), DateTimeOffset.UtcNow))
        : throw new OutOfStock { Sku = request.Sku };

    public ValueTask TrackAsync(Click click)
    {
        _tracked.TrySetResult(click);
        return default;
    }
}
