// variations: ef
// rationale: other shapes of EF Core

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Ef;

public class DbContext
{
    public DbSet<T> Set<T>()
        where T : class => new();

    public void Add(object entity)
    {
    }

    public void Update(object entity)
    {
    }

    public void Remove(object entity)
    {
    }

    public ValueTask<T?> FindAsync<T>(params object[] keys)
        where T : class => default;

    public Task<int> SaveChangesAsync(CancellationToken token = default) => Task.FromResult(0);
}

public class DbSet<T> : List<T>, IQueryable<T>
    where T : class
{
    public Type ElementType => typeof(T);

    public System.Linq.Expressions.Expression Expression => null!;

    public IQueryProvider Provider => null!;

    public ValueTask<T?> FindAsync(params object[] keys) => default;
}

public static class EfQueries
{
    public static Task<T?> FirstOrDefaultAsync<T>(this IQueryable<T> query, System.Linq.Expressions.Expression<Func<T, bool>> test) => Task.FromResult(default(T));

    public static Task<T?> SingleOrDefaultAsync<T>(this IQueryable<T> query, System.Linq.Expressions.Expression<Func<T, bool>> test) => Task.FromResult(default(T));

    public static Task<T> FirstAsync<T>(this IQueryable<T> query, System.Linq.Expressions.Expression<Func<T, bool>> test) => Task.FromResult(default(T)!);

    public static Task<bool> AnyAsync<T>(this IQueryable<T> query, System.Linq.Expressions.Expression<Func<T, bool>> test) => Task.FromResult(false);

    public static IQueryable<T> AsNoTracking<T>(this IQueryable<T> query) => query;

    public static Task<List<T>> ToListAsync<T>(this IQueryable<T> query) => Task.FromResult(new List<T>());
}

public class DbUpdateException : Exception;

public sealed class Order
{
    public int Id { get; set; }

    public string OrderNumber { get; set; } = "";

    public int Total { get; set; }

    public string Status { get; set; } = "";

    public List<OrderLine> Lines { get; set; } = [];
}

public sealed class OrderLine
{
    public int Id { get; set; }

    public string Sku { get; set; } = "";
}

public sealed class Receipt(string id)
{
    public string Id { get; } = id;
}

public sealed class Shop : DbContext
{
    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Receipt> Receipts { get; set; } = new();
}

public sealed record Buy(string RequestId, string OrderNumber, int OrderId, int Cents);

public sealed class Orders(Shop db)
{
    [Idempotent]
    public async Task Place(Buy buy)
    {
        Order order = new() { Total = buy.Cents, Status = "new" };
        db.Add(order); // want: TERN2009
        await db.SaveChangesAsync();
    }

    [Idempotent]
    public async Task PlaceInSet(Buy buy)
    {
        db.Set<Order>().Add(new Order { Total = buy.Cents }); // want: TERN2009
        await db.SaveChangesAsync();
    }

    [Idempotent]
    public async Task Raise(Buy buy)
    {
        Order order = await db.Orders.FirstAsync(o => o.Id == buy.OrderId);
        order.Total += buy.Cents; // want: TERN2010
        await db.SaveChangesAsync();
    }

    [Idempotent]
    public async Task RaiseAll(Buy buy)
    {
        foreach (Order order in await db.Orders.Where(o => o.Status == "open").ToListAsync())
        {
            order.Total = order.Total * 2; // want: TERN2010
        }

        await db.SaveChangesAsync();
    }

    [Idempotent]
    public async Task Close(Buy buy)
    {
        Order? order = await db.FindAsync<Order>(buy.OrderId);
        if (order is null)
        {
            return;
        }

        order.Status = "closed";
        await db.SaveChangesAsync();
    }

    [Idempotent]
    public async Task<int> Preview(Buy buy)
    {
        Order? order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == buy.OrderId);
        order!.Total += buy.Cents;
        return order.Total;
    }

    [Idempotent]
    public async Task Receipt(Buy buy)
    {
        try
        {
            db.Receipts.Add(new Receipt(buy.RequestId));
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            return;
        }
    }

    [Idempotent]
    public async Task ReceiptLate(Buy buy)
    {
        db.Receipts.Add(new Receipt(buy.RequestId));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // It is there.
        }
    }

    [Idempotent]
    public async Task ReceiptTwice(Buy buy)
    {
        db.Receipts.Add(new Receipt(buy.RequestId)); // want: TERN2013
        await db.SaveChangesAsync();
    }

    [Idempotent]
    public async Task PlaceOnce(Buy buy)
    {
        Order? known = await db.Orders.SingleOrDefaultAsync(o => o.OrderNumber == buy.OrderNumber);
        if (known is not null)
        {
            return;
        }

        db.Orders.Add(new Order { OrderNumber = buy.OrderNumber, Total = buy.Cents });
        await db.SaveChangesAsync();
    }

    [Idempotent]
    public async Task PlaceOnceByAny(Buy buy)
    {
        bool exists = await db.Orders.AnyAsync(o => o.OrderNumber == buy.OrderNumber);
        if (!exists)
        {
            db.Orders.Add(new Order { OrderNumber = buy.OrderNumber });
            await db.SaveChangesAsync();
        }
    }

    [Idempotent]
    public async Task CancelStatus(Buy buy)
    {
        Order? order = await db.Orders.FirstOrDefaultAsync(o => o.Id == buy.OrderId);
        if (order is null || order.Status == "cancelled")
        {
            return;
        }

        order.Status = "cancelled";
        order.Total -= buy.Cents;
        await db.SaveChangesAsync();
    }

    [Idempotent]
    public async Task Delete(Buy buy)
    {
        Order order = await db.Orders.FirstAsync(o => o.Id == buy.OrderId);
        db.Remove(order); // want: TERN2013
        await db.SaveChangesAsync();
    }
}
