// case: choir-context
// category: ef core
// rationale: places are taken by a relative ExecuteUpdate, and auditions get a generated id only
// rule: TERN2009, TERN2010

using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.ChoirContext;

public enum Voice { Soprano, Alto, Tenor, Bass }

public sealed class Section
{
    public required Voice Voice { get; init; }
    public int Vacancies { get; set; }
    public string? Leader { get; set; }
}

public sealed class Audition
{
    public int Id { get; set; }
    public required string Singer { get; init; }
    public Voice Voice { get; init; }
}

public sealed class AuditionService(ChoirContext db)
{
    [Idempotent]
    public async Task<int> RegisterAsync(string singer, Voice voice)
    {
        Audition audition = new() { Singer = singer, Voice = voice };
        db.Auditions.Add(audition); // want: TERN2009
        await db.SaveChangesAsync();
        return audition.Id;
    }

    [Idempotent]
    public Task<int> AdmitAsync(Voice voice)
        => db.Sections.Where(s => s.Voice == voice && s.Vacancies > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Vacancies, s => s.Vacancies - 1)); // want: TERN2010

    [Idempotent]
    public Task<int> AppointAsync(Voice voice, string leader)
        => db.Sections.Where(s => s.Voice == voice)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Leader, s => leader));
}

public sealed class ChoirContext(Action<object> tracker)
{
    public DbSet<Audition> Auditions { get; } = new(tracker);
    public DbSet<Section> Sections { get; } = new(tracker);
    public Task<int> SaveChangesAsync() => Task.FromResult(1);
}

public sealed class DbSet<T>(Action<object> tracker)
{
    public IList<T> Rows { get; init; } = [];
    public void Add(T row) => tracker(row!);
    public IQueryable<T> Where(Expression<Func<T, bool>> predicate) => Rows.AsQueryable().Where(predicate);
}

public sealed class SetPropertyCalls<T>(IReadOnlyList<T> rows)
{
    public SetPropertyCalls<T> SetProperty<P>(Expression<Func<T, P>> property, Expression<Func<T, P>> value)
    {
        PropertyInfo target = (PropertyInfo)((MemberExpression)property.Body).Member;
        Func<T, P> compute = value.Compile();
        rows.ToList().ForEach(r => target.SetValue(r, compute(r)));
        return this;
    }
}

public static class Queryables
{
    public static Task<int> ExecuteUpdateAsync<T>(this IQueryable<T> query, Func<SetPropertyCalls<T>, SetPropertyCalls<T>> setters)
    {
        List<T> rows = query.ToList();
        setters(new SetPropertyCalls<T>(rows));
        return Task.FromResult(rows.Count);
    }
}

public static class Case
{
    private static readonly ChoirContext Db = Open();
    private static readonly AuditionService Service = new(Db);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Service.RegisterAsync("Ida", Voice.Alto), () => Db.Auditions.Rows.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Service.AdmitAsync(Voice.Bass), () => Db.Sections.Rows[0].Vacancies);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Service.AppointAsync(Voice.Bass, "Olaf"), () => Db.Sections.Rows[0].Leader);
    private static ChoirContext Open()
    {
        ChoirContext? db = null;
        db = new ChoirContext(o => { if (o is Audition a) { a.Id = db!.Auditions.Rows.Count + 1; db.Auditions.Rows.Add(a); } });
        db.Sections.Rows.Add(new Section { Voice = Voice.Bass, Vacancies = 5 });
        return db;
    }
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
