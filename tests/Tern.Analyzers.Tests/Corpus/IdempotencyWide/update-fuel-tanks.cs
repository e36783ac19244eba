// case: update-fuel-tanks
// category: update
// rationale: set-based updates of a context and composed statements move a column
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

namespace Idempotency.Wide.UpdateFuelTanks;

public sealed class Tank
{
    public int Id { get; set; }

    public decimal Litres { get; set; } = 100;

    public string Grade { get; set; } = "E5";
}

public interface ITanks
{
    [Idempotent]
    Task FillAsync(int tank, decimal litres);
    [Idempotent]
    Task TagAsync(int tank, string tag);
    [Idempotent]
    Task SpillAsync(int tank, decimal litres, bool logged);
    [Idempotent]
    Task RegradeAsync(int tank, string grade);
    [Idempotent]
    Task DipAsync(int tank, decimal litres);
}

public sealed class Tanks(DepotContext db) : ITanks
{
    public Task FillAsync(int tank, decimal litres)
        => db.Tanks.Where(t => t.Id == tank).ExecuteUpdateAsync(s => s.SetProperty(t => t.Litres, t => t.Litres + litres)); // want: TERN2010

    public Task TagAsync(int tank, string tag)
        => db.Database.ExecuteSqlRawAsync("UPDATE tanks SET tags = array_append(tags, {1}) WHERE id = {0}", tank, tag); // want: TERN2010

    public async Task SpillAsync(int tank, decimal litres, bool logged)
    {
        string table = logged ? "tanks_logged" : "tanks";
        string sql = $"UPDATE {table} SET litres = litres - {{0}} WHERE id = {{1}}";
        await db.Database.ExecuteSqlRawAsync(sql, litres, tank); // want: TERN2010
    }

    public Task RegradeAsync(int tank, string grade)
        => db.Tanks.Where(t => t.Id == tank).ExecuteUpdateAsync(s => s.SetProperty(t => t.Grade, t => grade));

    public Task DipAsync(int tank, decimal litres)
        => db.Database.ExecuteSqlRawAsync("UPDATE tanks SET litres = {0}, dipped_by = 'float' WHERE id = {1}", litres, tank);
}

public sealed class DepotContext
{
    public List<Tank> Tanks { get; } = [new Tank { Id = 1 }];

    public DatabaseFacade Database { get; init; } = new(_ => 0);
}

public sealed class DatabaseFacade(Func<string, int> engine)
{
    public Task<int> ExecuteSqlRawAsync(string sql, params object[] parameters) => Task.FromResult(engine(sql));
}

public sealed class Setters<T>
{
    public List<Action<T>> Steps { get; } = [];

    public Setters<T> SetProperty<TValue>(System.Linq.Expressions.Expression<Func<T, TValue>> property, Func<T, TValue> value)
    {
        System.Reflection.PropertyInfo found = (System.Reflection.PropertyInfo)((System.Linq.Expressions.MemberExpression)property.Body).Member;
        Steps.Add(row => found.SetValue(row, value(row)));
        return this;
    }
}

public static class Queries
{
    public static Task<int> ExecuteUpdateAsync<T>(this IEnumerable<T> rows, Func<Setters<T>, Setters<T>> set)
    {
        Setters<T> setters = set(new Setters<T>());
        return Task.FromResult(rows.Sum(r => setters.Steps.Sum(s => Apply(s, r))));
    }

    private static int Apply<T>(Action<T> step, T row)
    {
        step(row);
        return 1;
    }
}

public static class Case
{
    private static string _row = "";
    private static readonly DepotContext Db = new() { Database = new DatabaseFacade(sql => (_row += sql.Contains("float") ? "" : "x").Length) };
    public static IAsyncEnumerable<string> Demo1() => Twice(() => new Tanks(Db).FillAsync(1, 5), () => Db.Tanks[0].Litres);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => new Tanks(Db).TagAsync(1, "new"), () => _row);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => new Tanks(Db).SpillAsync(1, 5, false), () => _row);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => new Tanks(Db).RegradeAsync(1, "E10"), () => Db.Tanks[0].Grade);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => new Tanks(Db).DipAsync(1, 80), () => _row);
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
