// case: insert-apiary-dapper
// category: insert
// rationale: rows of a hive diary get their key from the database
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

namespace Idempotency.Wide.InsertApiaryDapper;

public sealed record Inspection(string Hive, DateOnly Day, int Frames, string? Note);

public interface IHiveDiary
{
    [Idempotent]
    Task AddAsync(Inspection inspection);

    [Idempotent]
    Task AddManyAsync(IReadOnlyCollection<Inspection> inspections);

    [Idempotent]
    Task<int> AddNoteAsync(string hive, string note);

    [Idempotent]
    Task SetAsync(Inspection inspection);
}

public sealed class HiveDiary(IDbSession session) : IHiveDiary
{
    private const string AddSql = """
        INSERT INTO inspections (hive, day, frames, note)
        VALUES (@Hive, @Day, @Frames, @Note)
        """;

    public Task AddAsync(Inspection inspection) => session.ExecuteAsync(AddSql, inspection); // want: TERN2009

    public async Task AddManyAsync(IReadOnlyCollection<Inspection> inspections)
    {
        foreach (Inspection inspection in inspections.OrderBy(i => i.Day))
        {
            await session.ExecuteAsync(AddSql, inspection); // want: TERN2009
        }
    }

    public Task<int> AddNoteAsync(string hive, string note)
        => session.ExecuteScalarAsync<int>("insert into notes (hive, note) values (@hive, @note) returning id", new { hive, note }); // want: TERN2009

    public Task SetAsync(Inspection inspection)
        => session.ExecuteAsync(AddSql + " ON CONFLICT (hive, day) DO UPDATE SET frames = EXCLUDED.frames, note = EXCLUDED.note", inspection);
}

public interface IDbSession;

public sealed class Session(Func<string, object?, int> engine) : IDbSession
{
    public int Run(string sql, object? param) => engine(sql, param);
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this IDbSession session, string sql, object? param = null) => Task.FromResult(((Session)session).Run(sql, param));

    public static Task<T> ExecuteScalarAsync<T>(this IDbSession session, string sql, object? param = null) => Task.FromResult((T)(object)((Session)session).Run(sql, param));
}

public static class Case
{
    private static readonly Dictionary<string, object?> Rows = [];

    private static readonly Session Session = new((sql, row) =>
    {
        Rows[sql.Contains("CONFLICT", StringComparison.Ordinal) ? "one" : $"{Rows.Count}"] = row;
        return Rows.Count;
    });

    private static readonly Inspection Row = new("h", new DateOnly(2026, 5, 1), 9, null);

    public static IAsyncEnumerable<string> Demo1() => Twice(() => new HiveDiary(Session).AddAsync(Row), () => Rows.Count);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => new HiveDiary(Session).AddManyAsync([Row]), () => Rows.Count);

    public static IAsyncEnumerable<string> Demo3() => Twice(() => new HiveDiary(Session).AddNoteAsync("h", "calm"), () => Rows.Count);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => new HiveDiary(Session).SetAsync(Row), () => Rows.Count);

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
