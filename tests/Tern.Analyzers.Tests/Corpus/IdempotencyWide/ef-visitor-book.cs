// case: ef-visitor-book
// category: insert
// rationale: entities whose key the database gives, beside ones that are looked for first
// rule: TERN2009

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.EfVisitorBook;

public sealed class Visit
{
    public int Id { get; set; }
    public string Guest { get; set; } = "";
}

public sealed class OutboxMessage
{
    public long Id { get; set; }
    public string Type { get; set; } = "";
    public string Body { get; set; } = "";
}

public sealed class Guest
{
    public string Id { get; set; } = "";
    public string Name { get; set; } = "";
}

public interface IVisitorBook
{
    [Idempotent] Task SignAsync(string guest);
    [Idempotent] Task AnnounceAsync(string guest);
    [Idempotent] Task ImportAsync(IReadOnlyList<string> guests);
    [Idempotent] Task RegisterAsync(string id, string name);
}

public sealed class VisitorBook(MuseumContext db) : IVisitorBook
{
    public async Task SignAsync(string guest)
    {
        db.Visits.Add(new Visit { Guest = guest }); // want: TERN2009
        await db.SaveChangesAsync();
    }

    public async Task AnnounceAsync(string guest)
    {
        OutboxMessage message = new() { Type = "guest-arrived", Body = guest };
        await db.Outbox.AddAsync(message); // want: TERN2009
        await db.SaveChangesAsync();
    }

    public async Task ImportAsync(IReadOnlyList<string> guests)
    {
        db.Visits.AddRange(guests.Select(g => new Visit { Guest = g })); // want: TERN2009
        await db.SaveChangesAsync();
    }

    public async Task RegisterAsync(string id, string name)
    {
        Guest? guest = await db.Guests.FirstOrDefaultAsync(g => g.Id == id);
        if (guest is null)
        {
            guest = new Guest { Id = id };
            db.Guests.Add(guest);
        }

        guest.Name = name;
        await db.SaveChangesAsync();
    }
}

public sealed class MuseumContext : DbContext
{
    public DbSet<Visit> Visits { get; } = [];
    public DbSet<OutboxMessage> Outbox { get; } = [];
    public DbSet<Guest> Guests { get; } = [];
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

    public Task<T?> FirstOrDefaultAsync(Func<T, bool> test) => Task.FromResult(this.FirstOrDefault(test));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        MuseumContext db = new();
        return Twice(async () => { await new VisitorBook(db).SignAsync("g"); return $"{db.Visits.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        MuseumContext db = new();
        return Twice(async () => { await new VisitorBook(db).AnnounceAsync("g"); return $"{db.Outbox.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        MuseumContext db = new();
        return Twice(async () => { await new VisitorBook(db).ImportAsync(["g"]); return $"{db.Visits.Count}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        MuseumContext db = new();
        return Twice(async () => { await new VisitorBook(db).RegisterAsync("g", "n"); return $"{db.Guests.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
