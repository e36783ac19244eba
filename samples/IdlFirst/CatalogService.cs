using System.Collections.Concurrent;
using IdlFirst.Catalog;
using Tern;

namespace IdlFirst;

/// <summary>The service of idl/catalog.thrift.</summary>
internal sealed class CatalogService : ICatalog
{
    private readonly ConcurrentDictionary<string, Item> _items = new();
    private readonly TaskCompletionSource _filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the second item has come: a oneway call says nothing of when it was served.</summary>
    public Task Filled => _filled.Task;

    public ValueTask<Item> GetAsync(string sku, CallContext? context = null)
        => _items.TryGetValue(sku, out Item? item) ? new(item) : throw new NotFound { Sku = sku, MessageValue = $"there is no {sku}" };

    public ValueTask<List<Item>> SearchAsync(string text, int limit = 2, CallContext? context = null)
        => new([.. _items.Values.Where(item => item.Title.Contains(text, StringComparison.OrdinalIgnoreCase)).OrderBy(item => item.Sku).Take(limit)]);

    public ValueTask PutAsync(Item item, CallContext? context = null)
    {
        _items[item.Sku] = item;
        if (_items.Count == 2)
        {
            _filled.TrySetResult();
        }

        return default;
    }
}
