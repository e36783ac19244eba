// case: rpc-archive-gateway
// category: rpc-mixed
// rationale: a gateway reads baggage, encodes a handler's reply and opens the wrong arm of an abstract union
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.RpcArchiveGateway;

public sealed class Baggage
{
    private readonly List<KeyValuePair<string, string>> _items = [];

    public void Add(string key, string value) => _items.Add(new(key, value));

    public string Get(string key) => _items.FirstOrDefault(p => p.Key == key).Value;
}

public abstract class Selector
{
    public ById? Id => this as ById;

    public ByQuery? Query => this as ByQuery;

    public sealed class ById : Selector
    {
        public string Value { get; init; } = "0";
    }

    public sealed class ByQuery : Selector
    {
        public string[] Terms { get; init; } = [];
    }
}

public sealed class Document
{
    public string Body { get; init; } = "";

    public byte[] Encode() => new byte[Body.Length];
}

public sealed class ArchiveHandler
{
    public ValueTask<Document> GetAsync(Selector s)
    {
        if (s is Selector.ById { Value: "1" })
        {
            return ValueTask.FromResult(new Document { Body = "deed" });
        }

        return new ValueTask<Document>((Document)null!);
    }
}

public sealed class Gateway(ArchiveHandler handler)
{
    public async Task<int> ServeAsync(Selector s, Func<Document, byte[]> encode) => encode(await handler.GetAsync(s)).Length;

    public static byte[] Encode(Document d) => d.Encode(); // want: null-deref

    public static byte[] EncodeOrEmpty(Document? d) => d?.Encode() ?? [];

    public static string Tenant(Baggage b)
    {
        string tenant = b.Get("tenant");
        return tenant.ToLowerInvariant(); // want: null-deref
    }

    public static string TenantOr(Baggage b) => b.Get("tenant") is { Length: > 0 } t ? t.Trim() : "public";

    public static int Terms(Selector s) => s.Query!.Terms.Length; // want: null-deref

    public static int TermsSafe(Selector s) => s is Selector.ByQuery ? s.Query!.Terms.Length : 1;
}

public static class Case
{
    private static readonly Selector One = new Selector.ById { Value = "1" };
    private static readonly Selector Two = new Selector.ById { Value = "2" };
    private static readonly Gateway Gate = new(new ArchiveHandler());
    public static Task Demo1() => Gate.ServeAsync(Two, Gateway.Encode);
    public static void Demo2() => Gateway.Tenant(new Baggage());
    public static void Demo3() => Gateway.Terms(One);
    public static async Task Demo4() => _ = await Gate.ServeAsync(Two, Gateway.EncodeOrEmpty) + Gateway.TenantOr(new Baggage()) + Gateway.TermsSafe(One) + await Gate.ServeAsync(One, Gateway.Encode);
}
