// case: rpc-inventory-service
// category: rpc
// rationale: a handler answers null, a fallback yields null, and metadata that the caller did not send is read
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcInventoryService;

public sealed class StockReply
{
    public string Sku { get; init; } = "s";
}

public sealed class CallContext
{
    private readonly Dictionary<string, string> _metadata = new(StringComparer.OrdinalIgnoreCase);

    public CallContext With(string key, string value)
    {
        _metadata[key] = value;
        return this;
    }

    public bool Has(string key) => _metadata.ContainsKey(key);

    public string? Get(string key) => _metadata.GetValueOrDefault(key);
}

public interface IInventory
{
    ValueTask<StockReply> StockAsync(string sku, CallContext ctx);
}

public sealed class Inventory : IInventory
{
    public async ValueTask<StockReply> StockAsync(string sku, CallContext ctx)
    {
        await Task.Yield();
        if (ctx.Has("tenant") && ctx.Get("tenant")!.Length > 20)
        {
            throw new TimeoutException();
        }

        return sku == "" ? null! : new StockReply { Sku = sku };
    }
}

public static class Dispatcher
{
    public static async Task<int> EncodeAsync(IInventory impl, string sku)
    {
        var reply = await impl.StockAsync(sku, new CallContext());
        return reply.Sku.Length; // want: null-deref
    }

    public static async Task<T> OrElse<T>(Func<ValueTask<T>> call, Func<T> fallback)
    {
        try { return await call(); }
        catch (TimeoutException) { return fallback(); }
    }
}

public static class Case
{
    private static async Task<int> Shelf(CallContext ctx, string sku)
    {
        var r = await Dispatcher.OrElse<StockReply>(() => new Inventory().StockAsync(sku, ctx), () => null!);
        return r.Sku.Length; // want: null-deref
    }

    private static int Tenant(CallContext ctx) => ctx.Get("tenant")!.Length; // want: null-deref

    public static Task Demo1() => Dispatcher.EncodeAsync(new Inventory(), "");

    public static Task Demo2() => Shelf(new CallContext().With("tenant", new string('x', 30)), "k");

    public static int Demo3() => Tenant(new CallContext());

    public static Task Demo4() => Shelf(new CallContext(), "k");
}
