// Nulls that come over the wire, by Tern's own attributes.
using Tern;

namespace Rpc.Contracts;

[RpcMessage]
public sealed class Place
{
    [RpcField(1)]
    public string Name { get; set; } = "";
}

[RpcMessage]
public sealed class Order
{
    [RpcField(1)]
    public string Id { get; set; } = "";

    [RpcField(2)]
    public string? Note { get; set; }

    [RpcField(3)]
    public Place Target { get; set; } = null!;

    [RpcField(4)]
    public required Place Source { get; set; }

    [RpcField(5)]
    public Place? Via { get; set; }

    public string? Cached { get; set; }
}

[RpcMessage]
public sealed record Receipt([property: RpcField(1)] string Number, [property: RpcField(2)] Place? Printer);

[RpcUnion]
public abstract record Payment
{
    public sealed record Card([property: RpcField(1)] string Number) : Payment;

    public sealed record Iban([property: RpcField(2)] string Text) : Payment;
}

[RpcService]
public interface IOrders
{
    Task<Receipt> PlaceAsync(Order order);

    Task<Receipt?> FindAsync(string id);

    Task<Payment> PayAsync(string id);
}

public sealed class Handler : IOrders
{
    public Task<Receipt> PlaceAsync(Order order)
    {
        int n = order.Id.Length + order.Source.Name.Length;
        n += order.Target.Name.Length; // want: null-deref
        if (order.Note is { } note)
        {
            n += note.Length;
        }

        n += order.Via!.Name.Length; // want: null-deref
        return n > 100
            ? Task.FromResult<Receipt>(null!) // want: null-deref
            : Task.FromResult(new Receipt("n", null));
    }

    public async Task<Receipt?> FindAsync(string id)
    {
        await Task.Yield();
        return id.Length == 0 ? null : new Receipt(id, null);
    }

    public Task<Payment> PayAsync(string id) => Task.FromResult<Payment>(new Payment.Card(id));
}

public static class Caller
{
    public static async Task<int> UseAsync(IOrders orders, Order order)
    {
        Receipt receipt = await orders.PlaceAsync(order);
        int n = receipt.Number.Length;
        return n + receipt.Printer!.Name.Length; // want: null-deref
    }

    public static async Task<int> UseFoundAsync(IOrders orders)
    {
        Receipt? receipt = await orders.FindAsync("x");
        return receipt!.Number.Length; // want: null-deref
    }

    public static async Task<int> UseSafelyAsync(IOrders orders)
    {
        Receipt? receipt = await orders.FindAsync("x");
        return receipt?.Printer?.Name.Length ?? 0;
    }

    public static async Task<int> PayAsync(IOrders orders)
    {
        Payment payment = await orders.PayAsync("x");
        if (payment is Payment.Iban iban)
        {
            return iban.Text.Length;
        }

        return (payment as Payment.Card)!.Number.Length; // want: null-deref
    }

    public static int Tenant(CallContext context)
    {
        string tenant = context.Transient["tenant"]!;
        return tenant.Length; // want: null-deref
    }

    public static int TenantOrNone(CallContext context)
        => context.Transient.TryGetValue("tenant", out string? tenant) ? tenant.Length : 0;
}
