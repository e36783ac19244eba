// case: update-ef-many
// category: update
// rationale: rows are changed by what they were, without being loaded
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

namespace Idempotency.Dev.UpdateEfMany;

public sealed class Row
{
    public string Team { get; set; } = "";

    public int Points { get; set; }
}

public sealed class Setters<T>
{
    public List<Action<T>> All { get; } = [];

    public Setters<T> SetProperty<TValue>(Func<T, TValue> property, Func<T, TValue> value)
    {
        All.Add(row => typeof(T).GetProperty("Points")!.SetValue(row, value(row)));
        return this;
    }
}

public static class Queries
{
    public static Task<int> ExecuteUpdateAsync<T>(this IEnumerable<T> rows, Func<Setters<T>, Setters<T>> set)
    {
        foreach (T row in rows)
        {
            set(new Setters<T>()).All.ForEach(change => change(row));
        }

        return Task.FromResult(1);
    }
}

public sealed class LeagueContext : DbContext
{
    public DbSet<Row> Rows { get; } = [];
}

public interface ILeague
{
    [Idempotent]
    Task WinAsync(string team);
}

public sealed class League(LeagueContext db) : ILeague
{
    public async Task WinAsync(string team)
    {
        await db.Rows
            .Where(r => r.Team == team)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Points, r => r.Points + 3)); // want: TERN2010
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
        LeagueContext db = new();
        db.Rows.Add(new Row { Team = "a" });
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new League(db).WinAsync("a");
            yield return $"{db.Rows[0].Points}";
        }
    }
}
