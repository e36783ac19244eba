// case: rpc-pharmacy-stock
// category: rpc
// rationale: metadata and baggage lookups, and a null reply from one handler in a table
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcPharmacyStock;

public sealed class CallContext
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, object> _baggage = [];

    public CallContext With(string key, string value)
    {
        _headers[key] = value;
        return this;
    }

    public bool Has(string key) => _headers.ContainsKey(key);

    public string? Header(string key) => _headers.GetValueOrDefault(key);

    public T? Baggage<T>(string key)
        where T : class => _baggage.TryGetValue(key, out var value) ? value as T : null;
}

public sealed record StockReply(string Shelf, int Count);

public static class Pharmacy
{
    private static readonly Dictionary<string, Func<CallContext, StockReply>> s_handlers = new()
    {
        ["aspirin"] = _ => new StockReply("A2", 40),
        ["opium"] = ctx => ctx.Has("licence") ? new StockReply("safe", 1) : null!,
    };

    private static StockReply Call(string drug, CallContext ctx, Func<string, StockReply> fallback) =>
        s_handlers.TryGetValue(drug, out var handler) ? handler(ctx) : fallback(drug);

    private static int Branch(CallContext ctx)
    {
        string branch = ctx.Header("x-branch")!;
        return branch.Length; // want: null-deref
    }

    private static int BranchOr(CallContext ctx) => ctx.Has("x-branch") ? ctx.Header("x-branch")!.Length : 0;

    private static int Trace(CallContext ctx)
    {
        var spans = ctx.Baggage<List<string>>("spans")!;
        return spans.Count; // want: null-deref
    }

    private static int Opium(CallContext ctx)
    {
        var reply = Call("opium", ctx, d => new StockReply(d, 0));
        return reply.Shelf.Length; // want: null-deref
    }

    private static int Herb(CallContext ctx) => Call("herb", ctx, d => new StockReply(d, 0)) is { } reply ? reply.Shelf.Length : 0;

    public static void Demo1() => Branch(new CallContext());
    public static void Demo2() => BranchOr(new CallContext());
    public static void Demo3() => BranchOr(new CallContext().With("x-branch", "7"));
    public static void Demo4() => Trace(new CallContext());
    public static void Demo5() => Opium(new CallContext());
    public static void Demo6() => Opium(new CallContext().With("licence", "yes"));
    public static void Demo7() => Herb(new CallContext());
}
