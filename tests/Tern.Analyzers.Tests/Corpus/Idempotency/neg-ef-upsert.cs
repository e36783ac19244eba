// case: neg-ef-upsert
// category: upserts
// rationale: a row is made if it is missing, and set
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

namespace Idempotency.Dev.NegEfUpsert;

public sealed class Person
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";
}

public sealed class PeopleContext : DbContext
{
    public DbSet<Person> People { get; } = [];
}

public interface IPeople
{
    [Idempotent]
    Task RenameAsync(string id, string name);

    [Idempotent]
    Task ForgetAsync(string id);
}

public sealed class People(PeopleContext db) : IPeople
{
    public async Task RenameAsync(string id, string name)
    {
        Person? person = await db.People.FirstOrDefaultAsync(p => p.Id == id);
        if (person is null)
        {
            person = new Person { Id = id };
            db.People.Add(person);
        }

        person.Name = name.ToUpperInvariant();
        await db.SaveChangesAsync();
    }

    public async Task ForgetAsync(string id)
    {
        Person? person = await db.People.FindAsync(id);
        if (person is not null)
        {
            db.People.Remove(person);
            await db.SaveChangesAsync();
        }
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
        PeopleContext db = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new People(db).RenameAsync("a", "b");
            yield return $"{db.People.Count}{db.People[0].Name}";
        }
    }

    public static async IAsyncEnumerable<string> Demo2()
    {
        PeopleContext db = new();
        db.People.Add(new Person { Id = "a" });
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new People(db).ForgetAsync("a");
            yield return $"{db.People.Count}";
        }
    }
}
