// case: neg-rpc-parcel-customs
// category: negative-rpc
// rationale: presence bits, discriminators, metadata tests and non-null fallbacks before any message member is used
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegRpcParcelCustoms;

[AttributeUsage(AttributeTargets.Property)]
public sealed class RpcFieldAttribute(int id) : Attribute
{
    public int Id { get; } = id;
    public bool Optional { get; set; }
}

public enum Paper { None, Invoice, Waiver }

public sealed class Clearing
{
    private readonly int _present;
    private Clearing(int present) => _present = present;

    [RpcField(1)]
    public string Parcel { get; private set; } = null!;

    [RpcField(2, Optional = true)]
    public string? Invoice { get; private set; }

    [RpcField(3, Optional = true)]
    public string? Waiver { get; private set; }
    public bool HasInvoice => (_present & 2) != 0;
    public Paper Kind => Invoice != null ? Paper.Invoice : Waiver != null ? Paper.Waiver : Paper.None;

    public static Clearing Decode(params string?[] wire)
    {
        int bits = wire.Select((w, i) => w is null ? 0 : 1 << i).Sum();
        if ((bits & 1) == 0)
            throw new FormatException("parcel is mandatory");

        return new Clearing(bits) { Parcel = wire[0]!, Invoice = wire.ElementAtOrDefault(1), Waiver = wire.ElementAtOrDefault(2) };
    }
}

public sealed class Metadata
{
    private readonly Dictionary<string, string> _items = [];

    public Metadata Put(string key, string value)
    {
        _items[key] = value;
        return this;
    }

    public string? Get(string key) => _items.TryGetValue(key, out var value) ? value : null;
    public string GetOr(string key, string other) => Get(key) ?? other;
}

public static class Customs
{
    private static int Handle(Clearing c) => c.Parcel.Length + (c.HasInvoice ? c.Invoice!.Length : 0);

    private static int Papers(Clearing c) => c.Kind switch
    {
        Paper.Invoice => c.Invoice!.Length,
        Paper.Waiver => c.Waiver!.Length,
        _ => 0,
    };

    private static int Route(Metadata meta)
    {
        string? port = meta.Get("port");
        bool known = !string.IsNullOrEmpty(port);
        return meta.GetOr("lane", "red").Length + (known ? port!.Length : 0);
    }

    private static async Task<T> WithFallback<T>(Func<Task<T>> call, T fallback)
        where T : class
    {
        try { return await call() ?? fallback; }
        catch (TimeoutException) { return fallback; }
    }

    public static void Demo1() => Console.Write(Handle(Clearing.Decode("p")) + Handle(Clearing.Decode("p", "i")) + Papers(Clearing.Decode("p", null, "w")) + Papers(Clearing.Decode("p")));
    public static void Demo2() => Console.Write(Route(new Metadata()) + Route(new Metadata().Put("port", "HH")));
    public static async Task Demo3() => Console.Write((await WithFallback(() => Task.FromResult<string>(null!), "f")).Length + (await WithFallback(() => throw new TimeoutException(), "f")).Length);
}
