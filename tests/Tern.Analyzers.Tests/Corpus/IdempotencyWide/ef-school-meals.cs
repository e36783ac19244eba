// case: ef-school-meals
// category: entities
// rationale: tracked entities are moved, or new ones get their key from the database
// rule: TERN2009, TERN2010

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.EfSchoolMeals;

public sealed class Pupil
{
    public int Id { get; set; }

    public int Credit { get; set; } = 50;

    public string Diet { get; set; } = "any";
}

public sealed class Meal
{
    public int Id { get; set; }

    public int PupilId { get; set; }

    public DateOnly Day { get; set; }
}

public interface ICanteen
{
    [Idempotent]
    Task OrderAsync(int pupil, DateOnly day);
    [Idempotent]
    Task PayAsync(int pupil, int cents, CancellationToken cancellationToken = default);
    [Idempotent]
    Task OrderOnceAsync(int pupil, DateOnly day);
    [Idempotent]
    Task SetDietAsync(int pupil, string diet);
}

public sealed class Canteen(SchoolContext context) : ICanteen
{
    public async Task OrderAsync(int pupil, DateOnly day)
    {
        await context.Meals.AddAsync(new Meal { PupilId = pupil, Day = day }); // want: TERN2009
        await context.SaveChangesAsync();
    }

    public async Task PayAsync(int pupil, int cents, CancellationToken cancellationToken = default)
    {
        Pupil? found = await context.Pupils.FirstOrDefaultAsync(p => p.Id == pupil);
        if (found is null)
        {
            return;
        }

        found.Credit -= cents; // want: TERN2010
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task OrderOnceAsync(int pupil, DateOnly day)
    {
        if (!await context.Meals.AnyAsync(m => m.PupilId == pupil && m.Day == day))
        {
            await context.Meals.AddAsync(new Meal { PupilId = pupil, Day = day });
            await context.SaveChangesAsync();
        }
    }

    public async Task SetDietAsync(int pupil, string diet)
    {
        Pupil found = await context.Pupils.FirstOrDefaultAsync(p => p.Id == pupil) ?? throw new KeyNotFoundException();
        found.Diet = diet;
        await context.SaveChangesAsync();
    }
}

public sealed class SchoolContext : DbContext
{
    public DbSet<Pupil> Pupils { get; } = [new Pupil { Id = 1 }];

    public DbSet<Meal> Meals { get; } = [];
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

    public Task<bool> AnyAsync(Func<T, bool> test) => Task.FromResult(this.Any(test));

    public Task<T?> FirstOrDefaultAsync(Func<T, bool> test) => Task.FromResult(this.FirstOrDefault(test));
}

public static class Case
{
    private static readonly SchoolContext Db = new();
    private static readonly DateOnly Day = new(2026, 5, 4);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => new Canteen(Db).OrderAsync(2, Day), () => Db.Meals.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => new Canteen(Db).PayAsync(1, 5), () => Db.Pupils[0].Credit);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => new Canteen(Db).OrderOnceAsync(1, Day), () => Db.Meals.Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => new Canteen(Db).SetDietAsync(1, "vegan"), () => Db.Pupils[0].Diet);
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
