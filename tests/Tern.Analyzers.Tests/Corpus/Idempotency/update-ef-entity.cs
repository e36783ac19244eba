// case: update-ef-entity
// category: update
// rationale: a tracked row is changed by what it was
// rule: TERN2010

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.UpdateEfEntity;

public sealed class Item
{
    public string Id { get; set; } = "";

    public int Stock { get; set; }
}

public sealed class StockContext : DbContext
{
    public DbSet<Item> Items { get; } = [];
}

public interface IStock
{
    [Idempotent]
    Task<bool> TakeAsync(string sku, int count);
}

public sealed class Stock(StockContext db) : IStock
{
    public async Task<bool> TakeAsync(string sku, int count)
    {
        Item? item = await db.Items.FindAsync(sku);
        if (item is null || item.Stock < count)
        {
            return false;
        }

        item.Stock -= count; // want: TERN2010
        await db.SaveChangesAsync();
        return true;
    }
}

public class DbContext
{
    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
}

public sealed class DbSet<T> : List<T>
    where T : class
{
    public ValueTask AddAsync(T entity)
    {
        Add(entity);
        return default;
    }

    public ValueTask<T?> FindAsync(params object[] keys) => new(Find(e => Equals(e.GetType().GetProperty("Id")!.GetValue(e), keys[0])));

    public Task<bool> AnyAsync(Func<T, bool> test) => Task.FromResult(this.Any(test));

    public Task<T> SingleAsync(Func<T, bool> test) => Task.FromResult(this.Single(test));

    public Task<T?> FirstOrDefaultAsync(Func<T, bool> test) => Task.FromResult(this.FirstOrDefault(test));
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        StockContext db = new();
        db.Items.Add(new Item { Id = "a", Stock = 10 });
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Stock(db).TakeAsync("a", 2);
            yield return $"{db.Items[0].Stock}";
        }
    }
}
