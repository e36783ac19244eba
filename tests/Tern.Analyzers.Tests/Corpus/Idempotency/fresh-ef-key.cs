// case: fresh-ef-key
// category: fresh
// rationale: a row gets a new identity as its key
// rule: TERN2006

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.FreshEfKey;

public sealed class Payment
{
    public Guid Id { get; set; }

    public int Cents { get; set; }
}

public interface IPayments
{
    [Idempotent]
    Task PayAsync(int cents);
}

public sealed class Payments(ShopContext db) : IPayments
{
    public async Task PayAsync(int cents)
    {
        Payment payment = new() { Id = Guid.NewGuid(), Cents = cents };
        db.Payments.Add(payment); // want: TERN2006
        await db.SaveChangesAsync();
    }
}

public sealed class ShopContext : DbContext
{
    public DbSet<Payment> Payments { get; } = [];
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
        ShopContext db = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Payments(db).PayAsync(1);
            yield return $"{db.Payments.Count}";
        }
    }
}
