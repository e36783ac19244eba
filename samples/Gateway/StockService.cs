using System.Collections.Concurrent;
using Tern;
using Tern.Generic;

namespace GatewaySample;

/// <summary>The service behind the gateway that speaks Thrift; it works with dictionaries.</summary>
internal sealed class StockService : GenericHandler<IReadOnlyDictionary<string, object?>>
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, object?>> _items = new();

    public override ValueTask<IReadOnlyDictionary<string, object?>> InvokeAsync(GenericMethod method, IReadOnlyDictionary<string, object?> request, CallContext context) =>
        new(method.Name switch
        {
            "find" => Find((string)request["sku"]!),
            "search" => Search((string)request["text"]!, (int)request["limit"]!),
            _ => Put(request),
        });

    private IReadOnlyDictionary<string, object?> Find(string sku) => _items.TryGetValue(sku, out IReadOnlyDictionary<string, object?>? item)
        ? item
        : throw new GenericException("NotFound", new Dictionary<string, object?> { ["message"] = $"there is no {sku}" });

    private Dictionary<string, object?> Search(string text, int limit)
    {
        IReadOnlyDictionary<string, object?>[] found = [.. _items.Values.Where(item => ((string)item["title"]!).Contains(text, StringComparison.OrdinalIgnoreCase))];
        return new() { ["items"] = found.Take(limit).ToList(), ["total"] = found.Length };
    }

    private Dictionary<string, object?> Put(IReadOnlyDictionary<string, object?> item)
    {
        bool isNew = _items.TryAdd((string)item["sku"]!, item);
        return new() { ["item"] = item, ["status"] = isNew ? 201 : 200 };
    }
}
