// case: neg-guard-ef
// category: guards
// rationale: a row that records the call is looked for first
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.NegGuardEf;

public sealed record Credit(string RequestId, int Cents);

public interface IAccount
{
    [Idempotent]
    Task<int> CreditAsync(Credit request);
}

public sealed class Processed
{
    public string Key { get; set; } = "";
}

public sealed class Holder
{
    public string Id { get; set; } = "";

    public int Cents { get; set; }
}

public sealed class BankContext : DbContext
{
    public DbSet<Processed> Processed { get; } = [];

    public DbSet<Holder> Holders { get; } = [];
}

public sealed class Account(BankContext db) : IAccount
{
    public int Cents => db.Holders[0].Cents;

    public async Task<int> CreditAsync(Credit request)
    {
        if (await db.Processed.AnyAsync(p => p.Key == request.RequestId))
        {
            return 0;
        }

        Holder holder = await db.Holders.SingleAsync(h => h.Id == "a");
        holder.Cents += request.Cents;
        db.Processed.Add(new Processed { Key = request.RequestId });
        await db.SaveChangesAsync();
        return holder.Cents;
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
        BankContext db = new();
        db.Holders.Add(new Holder { Id = "a" });
        Account account = new(db);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await account.CreditAsync(new Credit("r", 2));
            yield return $"{account.Cents}";
        }
    }
}
