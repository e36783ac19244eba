// variations: facades
// rationale: stores, clients and buses that only hand on, and keys that a callback gives

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using System.Text;
using System.Runtime.InteropServices;
using Tern;

namespace Idempotency.Variations.Facades;

public sealed record Order(string OrderId, string? ClientToken, string Customer, int Amount);

public sealed class ObjectStore(Func<string, byte[], Task> send, Func<string, Task<byte[]>> fetch)
{
    public Task UploadObjectAsync(string name, byte[] data) => send(name, data);
    public Task SaveAsync(string id, string text) => send(id, Encoding.UTF8.GetBytes(text));
    public async Task<string> LoadAsync(string id) => Encoding.UTF8.GetString(await fetch(id));
    public Task StoreWithExpiryAsync(string id, string text, DateTimeOffset expiresAt) => send(id, []);
}

public sealed class PayClient
{
    private readonly Func<object, Task<string>> _call;
    public PayClient(Func<object, Task<string>> call) => _call = call;
    public async Task<string> ChargeAsync(int amount, string? idempotencyKey = null) => await _call((amount, idempotencyKey));
    public Task<string> RefundAsync(RefundRequest request) => _call(request);
}

public sealed class RefundRequest
{
    public int Amount { get; init; }

    public string? DeduplicationId { get; set; }
}

public interface IRemote { Task<string> StartAsync(string what, string clientToken); }

public sealed class SnsTopicClient
{
    public Func<string, Task>? Out { get; set; }

    public Task PublishMessageAsync(string t) => Out!(t);

    public Task SendMessageAsync(string t, Action<SendOptions> o) => Out!(t);
}

public sealed class SendOptions
{
    public string? MessageId { get; set; }

    public Dictionary<string,string> Headers { get; } = [];

    public void SetDeduplicationKey(string k) => MessageId = k;
}

public interface IBus { Task PublishAsync(object m, Action<SendOptions>? configure = null); }

public sealed class H1(ObjectStore store, PayClient pay, IRemote remote, IBus bus, TimeProvider clock)
{
    [Idempotent]
    public Task A1(byte[] d) => store.UploadObjectAsync("x/" + Guid.NewGuid(), d); // want: TERN2006

    [Idempotent]
    public Task A2(byte[] d)
    {
        string n = string.Concat("a", "b", clock.GetUtcNow().ToString("O"));
        return store.UploadObjectAsync(n, d); // want: TERN2006
    }

    [Idempotent]
    public Task A3(string id, byte[] d) => store.UploadObjectAsync(Path.Combine("a", "b", "c", id, "d"), d);

    [Idempotent]
    public async Task A4(string id)
    {
        string t = await store.LoadAsync(id);
        int n = int.Parse(t);
        await store.SaveAsync(id, (n + 1).ToString()); // want: TERN2007
    }

    [Idempotent]
    public async Task A5(string id, string to)
    {
        string t = await store.LoadAsync(id);
        await store.SaveAsync(to, t);
    }

    [Idempotent]
    public Task A6(string id) => store.StoreWithExpiryAsync(id, "x", clock.GetUtcNow().AddHours(1));

    [Idempotent]
    public Task B1(int a) => pay.ChargeAsync(a, Guid.NewGuid().ToString()); // want: TERN2014

    [Idempotent]
    public Task B2(Order o) => pay.ChargeAsync(o.Amount, o.ClientToken); // want: TERN2018

    [Idempotent]
    public Task B3(Order o) => pay.ChargeAsync(o.Amount, o.OrderId);

    [Idempotent]
    public Task B4(Order o) => pay.ChargeAsync(o.Amount, o.ClientToken ?? o.OrderId);

    [Idempotent]
    public Task B5(Order o)
    {
        RefundRequest r = new() { Amount = o.Amount };
        r.DeduplicationId = $"{o.OrderId}-{DateTime.UtcNow.Ticks}";
        return pay.RefundAsync(r); // want: TERN2014
    }

    [Idempotent]
    public Task B6(Order o)
    {
        RefundRequest r = new() { Amount = o.Amount, DeduplicationId = "r" + o.OrderId };
        return pay.RefundAsync(r);
    }

    [Idempotent]
    public Task B7(Order o) => remote.StartAsync("x", clientToken: Guid.NewGuid().ToString("N")); // want: TERN2014

    [Idempotent]
    public Task B8(Order o) => remote.StartAsync("x", clientToken: o.OrderId);

    [Idempotent]
    public Task C1(Order o) => bus.PublishAsync(new Shipped(o.OrderId)); // want: TERN2011

    [Idempotent]
    public Task C2(Order o) => bus.PublishAsync(new Shipped(o.OrderId), x => x.SetDeduplicationKey(o.OrderId));

    [Idempotent]
    public Task C3(Order o) => bus.PublishAsync(new Shipped(o.OrderId), x => { x.Headers["Idempotency-Key"] = o.OrderId; });

    [Idempotent]
    public Task C4(Order o) => bus.PublishAsync(new Shipped(o.OrderId), x => x.MessageId = Guid.NewGuid().ToString()); // want: TERN2014

    [Idempotent]
    public Task C5(Order o) => bus.PublishAsync(new Shipped(o.OrderId), x => { x.MessageId = o.ClientToken; }); // want: TERN2018

    [Idempotent]
    public Task C6(Order o) => bus.PublishAsync(new Shipped(o.OrderId), x => { x.Headers["trace"] = "1"; }); // want: TERN2011
}

public sealed record Shipped(string Number);

public sealed class Q1(SnsTopicClient sns)
{
    [Idempotent]
    public Task D1(Order o) => sns.SendMessageAsync("x", p => { }); // want: TERN2011

    [Idempotent]
    public Task D2(Order o) => sns.SendMessageAsync("x", p => p.MessageId = o.OrderId);

    [Idempotent]
    public Task D3(Order o) => sns.PublishMessageAsync(o.Customer); // want: TERN2011
}
