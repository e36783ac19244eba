// case: update-upsert-relative
// category: update
// rationale: an upsert that adds to what is there
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

namespace Idempotency.Dev.UpdateUpsertRelative;

public interface ICounts
{
    [Idempotent]
    Task CountAsync(string page);
}

public sealed class Counts(Connection connection) : ICounts
{
    public async Task CountAsync(string page)
    {
        const string Sql = "INSERT INTO counts (page, n) VALUES (@page, 1) ON CONFLICT (page) DO UPDATE SET n = counts.n + 1";
        await connection.ExecuteAsync(Sql, new { page }); // want: TERN2010
    }
}

public sealed class Connection
{
    public Func<string, object?, int> Engine { get; init; } = (_, _) => 0;
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this Connection connection, string sql, object? param = null) => Task.FromResult(connection.Engine(sql, param));

    public static Task<T> ExecuteScalarAsync<T>(this Connection connection, string sql, object? param = null) => Task.FromResult((T)(object)connection.Engine(sql, param));
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        int n = 0;
        Connection connection = new() { Engine = (_, _) => ++n };
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Counts(connection).CountAsync("a");
            yield return $"{n}";
        }
    }
}
