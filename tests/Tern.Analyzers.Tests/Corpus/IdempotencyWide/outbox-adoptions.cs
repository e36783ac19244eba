// case: outbox-adoptions
// category: insert
// rationale: rows of an outbox that the table numbers by itself
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

namespace Idempotency.Wide.OutboxAdoptions;

public sealed class Animal
{
    public string Chip { get; set; } = "";

    public string? Owner { get; set; }
}

public sealed class OutboxRow
{
    public long Id { get; set; }

    public string Kind { get; set; } = "";

    public string? CorrelationId { get; set; }
}

public interface IAdoptions
{
    [Idempotent]
    Task AdoptAsync(string chip, string owner);
    [Idempotent]
    Task ReturnAsync(string chip);
    [Idempotent]
    Task AdoptOnceAsync(string requestId, string chip, string owner);
}

public sealed class Adoptions(ShelterContext db) : IAdoptions
{
    public async Task AdoptAsync(string chip, string owner)
    {
        Animal animal = db.Animals.Single(a => a.Chip == chip);
        animal.Owner = owner;
        db.Outbox.Add(new OutboxRow { Kind = "adopted" }); // want: TERN2009
        await db.SaveChangesAsync();
    }

    public async Task ReturnAsync(string chip)
    {
        Animal animal = db.Animals.Single(a => a.Chip == chip);
        animal.Owner = null;
        OutboxRow[] rows = [new() { Kind = "returned" }, new() { Kind = "vet" }];
        db.Outbox.AddRange(rows); // want: TERN2009
        await db.SaveChangesAsync();
    }

    public async Task AdoptOnceAsync(string requestId, string chip, string owner)
    {
        if (db.Outbox.Any(o => o.CorrelationId == requestId))
        {
            return;
        }

        db.Animals.Single(a => a.Chip == chip).Owner = owner;
        db.Outbox.Add(new OutboxRow { Kind = "adopted", CorrelationId = requestId });
        await db.SaveChangesAsync();
    }
}

public sealed class ShelterContext : DbContext
{
    public DbSet<Animal> Animals { get; } = [new Animal { Chip = "c" }];

    public DbSet<OutboxRow> Outbox { get; } = [];
}

public class DbContext
{
    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
}

public sealed class DbSet<T> : List<T>
    where T : class;

public static class Case
{
    private static readonly ShelterContext Db = new();
    public static IAsyncEnumerable<string> Demo1() => Twice(() => new Adoptions(Db).AdoptAsync("c", "ann"), () => Db.Outbox.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => new Adoptions(Db).ReturnAsync("c"), () => Db.Outbox.Count);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => new Adoptions(Db).AdoptOnceAsync("r", "c", "ann"), () => Db.Outbox.Count);
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
