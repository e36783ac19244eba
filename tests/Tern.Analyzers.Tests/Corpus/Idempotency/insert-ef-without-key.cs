// case: insert-ef-without-key
// category: insert
// rationale: the database makes the key of the row
// rule: TERN2009

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.InsertEfWithoutKey;

public sealed class LogEntry
{
    public long Id { get; set; }

    public string User { get; set; } = "";
}

public sealed class AuditContext : DbContext
{
    public DbSet<LogEntry> Entries { get; } = [];
}

public interface IAudit
{
    [Idempotent]
    Task RecordAsync(string user);
}

public sealed class Audit(AuditContext db) : IAudit
{
    public async Task RecordAsync(string user)
    {
        await db.Entries.AddAsync(new LogEntry { User = user }); // want: TERN2009
        await db.SaveChangesAsync();
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
        AuditContext db = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Audit(db).RecordAsync("a");
            yield return $"{db.Entries.Count}";
        }
    }
}
