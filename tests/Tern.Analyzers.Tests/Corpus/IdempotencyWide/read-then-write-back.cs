// case: read-then-write-back
// category: shared state
// rationale: a value is fetched, moved, and written back by an absolute statement
// rule: TERN2007, TERN2010

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.ReadThenWriteBack;

public sealed record Stock(string Sku, int Left);

public interface IStockRoom
{
    [Idempotent] Task TakeAsync(string sku, int quantity);
    [Idempotent] Task VisitAsync(string page);
    [Idempotent] Task<int> NextPageAsync(string path);
    [Idempotent] Task AdjustAsync(string sku, int quantity);
    [Idempotent] Task CopyAsync(string from, string to);
}

public sealed class StockRoom(Connection connection, KeyValueClient store) : IStockRoom
{
    private readonly ConcurrentDictionary<string, Stock> _stock = new() { ["s"] = new Stock("s", 9) };

    public string State => string.Join(",", _stock.Values);

    public async Task TakeAsync(string sku, int quantity)
    {
        int left = await connection.ExecuteScalarAsync<int>("SELECT units FROM stock WHERE sku = @sku", new { sku });
        int after = left - quantity;
        await connection.ExecuteAsync("UPDATE stock SET units = @after WHERE sku = @sku", new { sku, after }); // want: TERN2010
    }

    public async Task VisitAsync(string page)
    {
        string? text = await store.GetAsync("visits/" + page);
        int visits = text is null ? 0 : int.Parse(text);
        await store.SetAsync("visits/" + page, $"{visits + 1}"); // want: TERN2007
    }

    public async Task<int> NextPageAsync(string path)
    {
        int page = File.Exists(path) ? int.Parse(await File.ReadAllTextAsync(path)) : 0;
        await File.WriteAllTextAsync(path, $"{page + 1}"); // want: TERN2007
        return page + 1;
    }

    public Task AdjustAsync(string sku, int quantity)
    {
        Stock before;
        Stock after;
        do
        {
            before = _stock[sku];
            after = before with { Left = before.Left - quantity };
        }
        while (!_stock.TryUpdate(sku, after, before)); // want: TERN2007
        return Task.CompletedTask;
    }

    public async Task CopyAsync(string from, string to)
    {
        string text = await store.GetAsync(from) ?? "0";
        await store.SetAsync(to, text.Trim());
        int units = await connection.ExecuteScalarAsync<int>("SELECT units FROM stock WHERE sku = @from", new { from });
        await connection.ExecuteAsync("UPDATE labels SET units = @units WHERE sku = @to", new { to, units });
    }
}

public sealed class KeyValueClient
{
    public required Func<string, string?> Load { get; init; }
    public required Action<string, string> Store { get; init; }
    public Task<string?> GetAsync(string key) => Task.FromResult(Load(key));
    public Task SetAsync(string key, string value) => Task.Run(() => Store(key, value));
}

public sealed class Connection
{
    public Func<string, object?, int> Engine { get; init; } = (_, _) => 0;
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this Connection connection, string sql, object? param = null) => Task.FromResult(connection.Engine(sql, param));
    public static Task<T> ExecuteScalarAsync<T>(this Connection connection, string sql, object? param = null) => Task.FromResult((T)(object)connection.Engine(sql, param));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int units = 9;
        Connection connection = new() { Engine = (sql, p) => sql[0] == 'S' ? units : units = int.Parse(p!.ToString()!.Split("after = ")[1].TrimEnd('}', ' ')) };
        StockRoom room = new(connection, new KeyValueClient { Load = _ => null, Store = (_, _) => { } });
        return Twice(async () => { await room.TakeAsync("s", 2); return $"{units}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        ConcurrentDictionary<string, string> values = new();
        StockRoom room = new(new Connection(), new KeyValueClient { Load = k => values.GetValueOrDefault(k), Store = (k, v) => values[k] = v });
        return Twice(async () => { await room.VisitAsync("p"); return string.Join(",", values); });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("pages").FullName, "page");
        StockRoom room = new(new Connection(), new KeyValueClient { Load = _ => null, Store = (_, _) => { } });
        return Twice(async () => { int page = await room.NextPageAsync(path); return $"{page}"; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        StockRoom room = new(new Connection(), new KeyValueClient { Load = _ => null, Store = (_, _) => { } });
        return Twice(async () => { await room.AdjustAsync("s", 2); return room.State; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        ConcurrentDictionary<string, string> values = new() { ["a"] = " 3 " };
        StockRoom room = new(new Connection(), new KeyValueClient { Load = k => values.GetValueOrDefault(k), Store = (k, v) => values[k] = v });
        return Twice(async () => { await room.CopyAsync("a", "b"); return string.Join(",", values); });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
