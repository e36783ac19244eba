// variations: clients
// rationale: producers, properties of messages, documents, archives and requests

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using System.Text;
using System.Text.Json;
using Tern;

namespace Idempotency.Variations.Clients;

public sealed record Evt(string EventId, string? CorrelationKey, string Body, string Device, int N);
// stand-ins

public sealed class Message<TK, TV>
{
    public TK? Key { get; set; }

    public TV? Value { get; set; }

    public Headers? Headers { get; set; }
}

public sealed class Headers { private readonly List<(string, byte[])> _h = []; public void Add(string k, byte[] v) => _h.Add((k, v)); }

public interface IProducer<TK, TV> { Task ProduceAsync(string topic, Message<TK, TV> m); void Produce(string topic, Message<TK, TV> m); }

public interface IConnection2 { IModel CreateModel(); }

public interface IModel { IBasicProperties CreateBasicProperties(); void BasicPublish(string ex, string rk, IBasicProperties? p, byte[] body); }

public interface IBasicProperties { string MessageId { get; set; } string CorrelationId { get; set; } }

public interface IJobScheduler { string Enqueue(string job); Task ScheduleAsync(string id, string job); }

public interface IRedisCounter { Task<long> IncrementAsync(string key); Task SetAsync(string key, string v); Task<string?> GetAsync(string key); Task<bool> SetIfNotExistsAsync(string key, string v); }

public interface IEmailService { Task SendEmailAsync(string to, string body); }

public interface IWebhooks { Task SendWebhookAsync(string url, object body); }

public interface IDocStore { Task<Doc?> GetAsync(string id); Task UpsertAsync(Doc d); Task InsertAsync(Doc d); Task DeleteAsync(string id); Task<bool> ExistsAsync(string id); }

public sealed class Doc
{
    public string Id { get; set; } = "";

    public int Hits { get; set; }

    public List<string> Tags { get; set; } = [];

    public string? Owner { get; set; }

    public DateTime Updated { get; set; }
}

public sealed class QueueClient2(Func<string, Task> send) { public Task SendAsync(string text, string? messageId = null) => send(text); }

public sealed class G(IProducer<string, string> producer, IConnection2 rabbit, IJobScheduler jobs, IRedisCounter redis, IEmailService email, IWebhooks hooks, IDocStore docs, QueueClient2 queue, HttpClient http)
{
    [Idempotent]
    public Task A1(Evt e) => producer.ProduceAsync("t", new Message<string, string> { Key = e.Device, Value = e.Body }); // want: TERN2011

    [Idempotent]
    public Task A2(Evt e)
    {
        Headers h = new();
        h.Add("message-id", Encoding.UTF8.GetBytes(e.EventId));
        return producer.ProduceAsync("t", new Message<string, string> { Key = e.Device, Value = e.Body, Headers = h });
    }

    [Idempotent]
    public Task A3(Evt e)
    {
        Headers h = new();
        h.Add("event-id", Guid.NewGuid().ToByteArray());
        return producer.ProduceAsync("t", new Message<string, string> { Value = e.Body, Headers = h }); // want: TERN2014
    }

    [Idempotent]
    public Task A4(Evt e)
    {
        IModel m = rabbit.CreateModel();
        m.BasicPublish("", "q", null, []); // want: TERN2011
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task A5(Evt e)
    {
        IModel m = rabbit.CreateModel();
        IBasicProperties p = m.CreateBasicProperties();
        p.MessageId = e.EventId;
        m.BasicPublish("", "q", p, []);
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task A6(Evt e)
    {
        IModel m = rabbit.CreateModel();
        IBasicProperties p = m.CreateBasicProperties();
        p.MessageId = Guid.NewGuid().ToString();
        m.BasicPublish("", "q", p, []); // want: TERN2014
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task A7(Evt e)
    {
        IModel m = rabbit.CreateModel();
        IBasicProperties p = m.CreateBasicProperties();
        p.CorrelationId = e.Device;
        m.BasicPublish("", "q", p, []); // want: TERN2011
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task B1(Evt e) => redis.IncrementAsync("n"); // want: TERN2007

    [Idempotent]
    public async Task B2(Evt e)
    {
        if (!await redis.SetIfNotExistsAsync("seen:" + e.EventId, "1")) return;
        await redis.IncrementAsync("n");
    }

    [Idempotent]
    public async Task B3(Evt e)
    {
        string? v = await redis.GetAsync("k");
        await redis.SetAsync("k", v + e.Body); // want: TERN2008
    }

    [Idempotent]
    public Task B4(Evt e) => redis.SetAsync("k:" + e.Device, e.Body);

    [Idempotent]
    public Task B5(Evt e) => redis.SetAsync("k:" + Guid.NewGuid(), e.Body); // want: TERN2006

    [Idempotent]
    public Task C1(Evt e) => email.SendEmailAsync("a", "b"); // want: TERN2011

    [Idempotent]
    public Task C2(Evt e) => hooks.SendWebhookAsync("a", new { e.Body }); // want: TERN2011

    [Idempotent]
    public Task C3(Evt e) => hooks.SendWebhookAsync("a", new { Idempotency_Key = e.EventId, e.Body });

    [Idempotent]
    public async Task D1(Evt e)
    {
        Doc d = await docs.GetAsync(e.Device) ?? new Doc { Id = e.Device };
        d.Hits++;
        await docs.UpsertAsync(d); // want: TERN2007
    }

    [Idempotent]
    public async Task D2(Evt e)
    {
        Doc d = await docs.GetAsync(e.Device) ?? new Doc { Id = e.Device };
        d.Owner = e.Body;
        await docs.UpsertAsync(d);
    }

    [Idempotent]
    public async Task D3(Evt e)
    {
        Doc d = await docs.GetAsync(e.Device) ?? new Doc { Id = e.Device };
        if (!d.Tags.Contains(e.Body)) d.Tags.Add(e.Body);
        await docs.UpsertAsync(d);
    }

    [Idempotent]
    public async Task D4(Evt e)
    {
        Doc d = await docs.GetAsync(e.Device) ?? new Doc { Id = e.Device };
        d.Tags = [.. d.Tags, e.Body];
        await docs.UpsertAsync(d); // want: TERN2008
    }

    [Idempotent]
    public Task D5(Evt e) => docs.UpsertAsync(new Doc { Id = Guid.NewGuid().ToString(), Owner = e.Body }); // want: TERN2006

    [Idempotent]
    public Task D6(Evt e) => docs.InsertAsync(new Doc { Id = Guid.NewGuid().ToString(), Owner = e.Body }); // want: TERN2006

    [Idempotent]
    public Task D7(Evt e) => docs.UpsertAsync(new Doc { Id = e.EventId, Updated = DateTime.UtcNow }); // want: TERN2006

    [Idempotent]
    public async Task D8(Evt e)
    {
        if (await docs.ExistsAsync(e.EventId)) return;
        await docs.InsertAsync(new Doc { Id = e.EventId, Updated = DateTime.UtcNow });
        await redis.IncrementAsync("n");
    }

    [Idempotent]
    public Task D9(Evt e) => docs.DeleteAsync(e.EventId);

    [Idempotent]
    public async Task E1(Evt e)
    {
        Doc? d = await docs.GetAsync(e.Device);
        if (d is null) throw new KeyNotFoundException();
        await docs.DeleteAsync(e.Device); // want: TERN2013
    }

    [Idempotent]
    public Task E2(Evt e) => queue.SendAsync(e.Body); // want: TERN2011

    [Idempotent]
    public Task E3(Evt e) => queue.SendAsync(e.Body, e.EventId);

    [Idempotent]
    public Task E4(Evt e) => queue.SendAsync(e.Body, messageId: $"{e.Device}:{DateTime.UtcNow:O}"); // want: TERN2014

    [Idempotent]
    public Task E5(Evt e) => jobs.ScheduleAsync(e.EventId, e.Body);

    [Idempotent]
    public Task F1(Evt e)
    {
        File.Copy("a", "b", true);
        File.Delete("c");
        Directory.CreateDirectory("d");
        return File.WriteAllTextAsync("e", e.Body);
    }

    [Idempotent]
    public Task F2(Evt e)
    {
        ZipFile.CreateFromDirectory("a", "b.zip"); // want: TERN2013
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task F3(Evt e)
    {
        if (File.Exists("b.zip")) File.Delete("b.zip");
        ZipFile.CreateFromDirectory("a", "b.zip");
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task F4(Evt e)
    {
        File.Move("a", "b"); // want: TERN2013
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task F5(Evt e)
    {
        if (File.Exists("a"))
        {
            File.Move("a", "b", true);
        }
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task F6(Evt e)
    {
        using FileStream f = File.Open("l", FileMode.OpenOrCreate);
        f.Seek(0, SeekOrigin.End); // want: TERN2012
        f.WriteByte(1);
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task F7(Evt e)
    {
        using FileStream f = new("l", new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write }); // want: TERN2012
        f.WriteByte(1);
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task F8(Evt e)
    {
        new FileInfo("a").AppendText().Write(e.Body); // want: TERN2012
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task H1(Evt e)
    {
        using HttpRequestMessage m = new() { Method = HttpMethod.Post, RequestUri = new Uri("http://x") };
        return http.SendAsync(m); // want: TERN2005
    }

    [Idempotent]
    public Task H2(Evt e)
    {
        using HttpRequestMessage m = new(HttpMethod.Put, "x");
        return http.SendAsync(m);
    }

    [Idempotent]
    public Task H3(Evt e)
    {
        using HttpRequestMessage m = new(HttpMethod.Post, "x");
        m.Headers.TryAddWithoutValidation("Idempotency-Key", e.CorrelationKey);
        return http.SendAsync(m); // want: TERN2018
    }

    [Idempotent]
    public Task H4(Evt e) => http.PostAsync("x?idempotencyKey=" + e.EventId, null);

    [Idempotent]
    public Task H5(Evt e) => http.DeleteAsync("x/" + e.Device);
}
