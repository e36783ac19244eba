// variations: rows-twice
// rationale: rows that move with each run

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.RowsTwice;

public sealed record Order(string OrderId, string Customer, decimal Amount, int Version, string? Note, string? RequestId);
public class DbContext : IDisposable { public void Dispose() { } public Task<int> SaveChangesAsync(CancellationToken t = default) => Task.FromResult(0); public DbSet<T> Set<T>() where T : class => new(); public Db Database { get; } = new(); }
public sealed class Db { public Task<int> ExecuteSqlInterpolatedAsync(FormattableString s) => Task.FromResult(0); public Task<int> ExecuteSqlRawAsync(string s, params object[] p) => Task.FromResult(0); }
public class DbSet<T> : List<T> where T : class { public ValueTask<T?> FindAsync(params object[] k) => default; public void Update(T t) { } }
public static class Ef { public static Task<T?> FirstOrDefaultAsync<T>(this IEnumerable<T> q, Func<T, bool> p) => Task.FromResult(q.FirstOrDefault(p)); public static Task<bool> AnyAsync<T>(this IEnumerable<T> q, Func<T, bool> p) => Task.FromResult(q.Any(p)); public static Task<int> ExecuteUpdateAsync<T>(this IEnumerable<T> q, Func<Setters<T>, Setters<T>> s) => Task.FromResult(0); }
public sealed class Setters<T> { public Setters<T> SetProperty<V>(Func<T, V> m, Func<T, V> v) => this; public Setters<T> SetProperty<V>(Func<T, V> m, V v) => this; }
public sealed class Row { public string Id { get; set; } = ""; public decimal Sum { get; set; } public string State { get; set; } = ""; public int Count { get; set; } public DateTimeOffset? PaidAt { get; set; } public List<Line> Lines { get; set; } = []; }
public sealed class Line { public int Id { get; set; } public string Sku { get; set; } = ""; public int N { get; set; } public string OrderId { get; set; } = ""; }
public sealed class Processed { public string MessageId { get; set; } = ""; public DateTimeOffset At { get; set; } }
public sealed class Shop : DbContext { public DbSet<Row> Rows { get; } = new(); public DbSet<Line> Lines { get; } = new(); public DbSet<Processed> Processed { get; } = new(); }
public interface IBus { Task PublishAsync(object m, string? messageId = null); }
public sealed record Paid(string Id, decimal Amount);
public interface IPayments { Task ChargeAsync(string card, decimal amount); [Idempotent] Task<string> QuoteAsync(string card); }
public sealed class OrderService(Shop db, IBus bus, TimeProvider clock, HttpClient http, Func<Shop> factory)
{
    private readonly HashSet<string> _seen = [];
    [Idempotent] public async Task A1(Order o) { Row r = (await db.Rows.FindAsync(o.OrderId))!; r.Sum += o.Amount; await db.SaveChangesAsync(); } // want: TERN2010
    [Idempotent] public async Task A2(Order o) { db.Lines.Add(new Line { OrderId = o.OrderId, Sku = "s" }); await db.SaveChangesAsync(); } // want: TERN2009
    [Idempotent] public async Task A3(Order o) { db.Set<Row>().Add(new Row { Id = Guid.NewGuid().ToString() }); await db.SaveChangesAsync(); } // want: TERN2006
    [Idempotent] public async Task A4(Order o) { await db.Rows.Where(r => r.Id == o.OrderId).ExecuteUpdateAsync(s => s.SetProperty(r => r.Sum, r => r.Sum * 1.1m)); } // want: TERN2010
    [Idempotent] public async Task A5(Order o) { await db.Database.ExecuteSqlInterpolatedAsync($"INSERT INTO audit_rows (order_id, what) VALUES ({o.OrderId}, 'paid')"); } // want: TERN2009
    [Idempotent] public async Task A6(Order o) { Row r = (await db.Rows.FirstOrDefaultAsync(x => x.Id == o.OrderId))!; r.Lines.Add(new Line { Sku = "x" }); await db.SaveChangesAsync(); } // want: TERN2009
    [Idempotent] public async Task A8(Order o) { await bus.PublishAsync(new Paid(o.OrderId, o.Amount), messageId: Guid.NewGuid().ToString()); } // want: TERN2014
    [Idempotent] public async Task A9(Order o) { await bus.PublishAsync(new Paid(o.OrderId, o.Amount), o.RequestId); } // want: TERN2018
    [Idempotent] public async Task B1(Order o) { using HttpRequestMessage m = new(HttpMethod.Post, "/pay"); m.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString()); await http.SendAsync(m); } // want: TERN2014
    [Idempotent] public async Task B2(Order o) { Row r = (await db.Rows.FindAsync(o.OrderId))!; r.Sum -= o.Amount; if (!_seen.Add(o.OrderId)) return; await db.SaveChangesAsync(); } // want: TERN2017
    [Idempotent] public async Task B3(Order o) { await db.Database.ExecuteSqlRawAsync("UPDATE rows SET count = count + 1 WHERE id = {0}", o.OrderId); if (o.RequestId is { } id && !_seen.Add(id)) return; } // want: TERN2017
    [Idempotent] public async Task B4(Order o) { Row r = (await db.Rows.FindAsync(o.OrderId))!; r.PaidAt = clock.GetUtcNow(); await db.SaveChangesAsync(); } // want: TERN2006
    [Idempotent] public async Task B5(Order o) { if (o.RequestId != null && !_seen.Add(o.RequestId)) return; Row r = (await db.Rows.FindAsync(o.OrderId))!; r.Count++; await db.SaveChangesAsync(); } // want: TERN2018
    [Idempotent] public async Task B6(Order o) { var all = db.Rows.Where(r => r.State == "open"); foreach (Row r in all) { r.Count = r.Count + 1; } await db.SaveChangesAsync(); } // want: TERN2010
    [Idempotent] public async Task B7(Order o) { Row r = db.Rows.Single(x => x.Id == o.OrderId); db.Rows.Remove(r); await db.SaveChangesAsync(); } // want: TERN2013
    [Idempotent] public async Task B8(Order o) { await db.Database.ExecuteSqlRawAsync("CREATE TABLE t_" + o.OrderId + " (id int)"); } // want: TERN2013
    [Idempotent] public async Task B9(Order o) { await db.Database.ExecuteSqlRawAsync("INSERT INTO rows (id, at) VALUES (gen_random_uuid(), now())"); } // want: TERN2009
}
