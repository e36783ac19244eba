// variations: rows
// rationale: rows that are tested, replaced or set

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

namespace Idempotency.Variations.Rows;

public sealed record Order(string OrderId, string Customer, decimal Amount, int Version, string? Note);
public class DbContext : IDisposable { public void Dispose() { } public Task<int> SaveChangesAsync(CancellationToken t = default) => Task.FromResult(0); public DbSet<T> Set<T>() where T : class => new(); public Db Database { get; } = new(); public EntityEntry<T> Entry<T>(T e) => new(); }
public sealed class EntityEntry<T> { public EntityState State { get; set; } public object? OriginalValues; }
public enum EntityState { Detached, Unchanged, Deleted, Modified, Added }
public sealed class Db { public Task<int> ExecuteSqlInterpolatedAsync(FormattableString s) => Task.FromResult(0); public Task<int> ExecuteSqlRawAsync(string s, params object[] p) => Task.FromResult(0); public Task<Tx> BeginTransactionAsync() => Task.FromResult(new Tx()); }
public sealed class Tx : IAsyncDisposable { public Task CommitAsync() => Task.CompletedTask; public ValueTask DisposeAsync() => default; }
public class DbSet<T> : List<T> where T : class { public ValueTask<T?> FindAsync(params object[] k) => default; public void Update(T t) { } public ValueTask AddAsync(T t) => default; }
public static class Ef { public static Task<T?> FirstOrDefaultAsync<T>(this IEnumerable<T> q, Func<T, bool> p) => Task.FromResult(q.FirstOrDefault(p)); public static Task<bool> AnyAsync<T>(this IEnumerable<T> q, Func<T, bool> p) => Task.FromResult(q.Any(p)); public static Task<int> ExecuteUpdateAsync<T>(this IEnumerable<T> q, Func<Setters<T>, Setters<T>> s) => Task.FromResult(0); public static Task<int> ExecuteDeleteAsync<T>(this IEnumerable<T> q) => Task.FromResult(0); public static Task<List<T>> ToListAsync<T>(this IEnumerable<T> q) => Task.FromResult(q.ToList()); public static Task<int> SumAsync<T>(this IEnumerable<T> q, Func<T, int> f) => Task.FromResult(q.Sum(f)); }
public sealed class Setters<T> { public Setters<T> SetProperty<V>(Func<T, V> m, Func<T, V> v) => this; public Setters<T> SetProperty<V>(Func<T, V> m, V v) => this; }
public class DbUpdateException : Exception; 
public class DbUpdateConcurrencyException : DbUpdateException;
public sealed class Row { public string Id { get; set; } = ""; public decimal Sum { get; set; } public string State { get; set; } = ""; public int Count { get; set; } public DateTimeOffset? PaidAt { get; set; } public string? Key { get; set; } public int RowVersion { get; set; } public List<Line> Lines { get; set; } = []; }
public sealed class Line { public string Sku { get; set; } = ""; public int N { get; set; } public string OrderId { get; set; } = ""; }
public sealed class Processed { public string MessageId { get; set; } = ""; public DateTimeOffset At { get; set; } }
public sealed class Shop : DbContext { public DbSet<Row> Rows { get; } = new(); public DbSet<Line> Lines { get; } = new(); public DbSet<Processed> Processed { get; } = new(); }
public interface IBus { Task PublishAsync(object m, string? messageId = null); }
public sealed record Paid(string EventId, string Id);
public sealed class OrderService(Shop db, IBus bus, TimeProvider clock, HttpClient http, Func<Shop> factory)
{
    [Idempotent] public async Task A1(Order o) { Row? r = await db.Rows.FirstOrDefaultAsync(x => x.Id == o.OrderId); if (r is null) { r = new Row { Id = o.OrderId }; db.Rows.Add(r); } r.Sum = o.Amount; await db.SaveChangesAsync(); }
    [Idempotent] public async Task A2(Order o) { if (await db.Processed.AnyAsync(p => p.MessageId == o.OrderId)) return; db.Processed.Add(new Processed { MessageId = o.OrderId, At = clock.GetUtcNow() }); Row r = (await db.Rows.FindAsync(o.Customer))!; r.Sum += o.Amount; await db.SaveChangesAsync(); }
    [Idempotent] public async Task A3(Order o) { await using Tx tx = await db.Database.BeginTransactionAsync(); int n = await db.Rows.Where(r => r.Id == o.OrderId && r.State == "open").ExecuteUpdateAsync(s => s.SetProperty(r => r.State, "paid").SetProperty(r => r.Count, r => r.Count + 1)); if (n == 1) { await bus.PublishAsync(new Paid("paid-" + o.OrderId, o.OrderId)); } await tx.CommitAsync(); }
    [Idempotent] public async Task A4(Order o) { Row r = (await db.Rows.FindAsync(o.OrderId))!; if (r.PaidAt is not null) return; r.PaidAt = clock.GetUtcNow(); r.Sum -= o.Amount; try { await db.SaveChangesAsync(); } catch (DbUpdateConcurrencyException) { } }
    [Idempotent] public async Task A5(Order o) { await db.Lines.Where(l => l.OrderId == o.OrderId).ExecuteDeleteAsync(); db.Lines.Add(new Line { OrderId = o.OrderId, Sku = "a" }); await db.SaveChangesAsync(); }
    [Idempotent] public async Task A6(Order o) { Row r = (await db.Rows.FindAsync(o.OrderId))!; r.Lines.Clear(); r.Lines.Add(new Line { Sku = "x", N = 1 }); r.Count = r.Lines.Count; await db.SaveChangesAsync(); }
    [Idempotent] public async Task A8(Order o) => await db.Database.ExecuteSqlInterpolatedAsync($"UPDATE rows SET sum = sum + {o.Amount}, row_version = {o.Version} WHERE id = {o.OrderId} AND row_version < {o.Version}");
    [Idempotent] public async Task A9(Order o) => await db.Database.ExecuteSqlInterpolatedAsync($"INSERT INTO rows (id, sum) VALUES ({o.OrderId}, {o.Amount}) ON CONFLICT (id) DO UPDATE SET sum = excluded.sum, n = greatest(rows.n, excluded.n)");
    [Idempotent] public async Task B1(Order o) { using Shop own = factory(); Row? r = await own.Rows.FindAsync(o.OrderId); if (r == null || r.Key == o.Customer) return; r.Count++; r.Key = o.Customer; await own.SaveChangesAsync(); }
    [Idempotent] public async Task B2(Order o) { using HttpRequestMessage m = new(HttpMethod.Put, "/orders/" + o.OrderId) { Content = JsonContent.Create(o) }; await http.SendAsync(m); await http.DeleteAsync("/drafts/" + o.OrderId); }
    [Idempotent] public async Task B3(Order o) { using HttpRequestMessage m = new(HttpMethod.Post, "/pay"); m.Headers.Add("Idempotency-Key", $"pay:{o.OrderId}"); await http.SendAsync(m); }
    [Idempotent] public async Task B4(Order o) { int total = (await db.Lines.Where(l => l.OrderId == o.OrderId).ToListAsync()).Sum(l => l.N); Row r = (await db.Rows.FindAsync(o.OrderId))!; r.Count = total; await db.SaveChangesAsync(); }
    [Idempotent] public async Task B5(Order o) { Row? r = await db.Rows.FindAsync(o.OrderId); if (r is null) return; db.Rows.Remove(r); await db.SaveChangesAsync(); await bus.PublishAsync(new Paid(o.OrderId, o.OrderId), messageId: $"gone-{o.OrderId}"); }
    [Idempotent] public async Task B6(Order o) { Row r = (await db.Rows.FirstOrDefaultAsync(x => x.Id == o.OrderId))!; if (!Apply(r, o)) return; await db.SaveChangesAsync(); }
    private static bool Apply(Row r, Order o) { if (r.State == "paid") return false; r.State = "paid"; r.Count += 1; return true; }
    [Idempotent] public Task B7(Order o) => Once(o.OrderId, async () => { Row r = (await db.Rows.FindAsync(o.Customer))!; r.Sum += o.Amount; });
    private async Task Once(string id, Func<Task> work) { if (await db.Processed.FindAsync(id) is not null) return; await work(); db.Processed.Add(new Processed { MessageId = id }); await db.SaveChangesAsync(); }
    [Idempotent] public async Task B8(Order o) { Row r = (await db.Rows.FindAsync(o.OrderId))!; r.State = r.State switch { "new" => "open", "open" => "open", _ => r.State }; await db.SaveChangesAsync(); }
    [Idempotent] public async Task B9(Order o) { Line? l = (await db.Rows.FindAsync(o.OrderId))!.Lines.FirstOrDefault(x => x.Sku == "a"); if (l is not null) { l.N = 3; } else { (await db.Rows.FindAsync(o.OrderId))!.Lines.Add(new Line { Sku = "a", N = 3 }); } await db.SaveChangesAsync(); }
}
