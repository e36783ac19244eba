// case: neg-upsert-sql
// category: upserts
// rationale: statements that set, whatever was there
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

namespace Idempotency.Dev.NegUpsertSql;

public sealed record Setting(string Name, string Value);

public interface ISettings
{
    [Idempotent]
    Task SetAsync(Setting setting);
}

public sealed class Settings(Connection connection) : ISettings
{
    public async Task SetAsync(Setting setting)
    {
        await connection.ExecuteAsync(
            "INSERT INTO settings (name, value) VALUES (@Name, @Value) ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value",
            setting);
        await connection.ExecuteAsync("UPDATE settings SET value = @Value, size = @size WHERE name = @Name", new { setting.Name, setting.Value, size = setting.Value.Length + 1 });
        await connection.ExecuteAsync("DELETE FROM drafts WHERE name = @Name", setting);
        await connection.ExecuteAsync("MERGE INTO settings AS t USING (SELECT @Name AS name) AS s ON t.name = s.name WHEN MATCHED THEN UPDATE SET value = @Value WHEN NOT MATCHED THEN INSERT (name, value) VALUES (@Name, @Value);", setting);
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS settings (name text, value text)");
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
        Dictionary<string, object?> rows = [];
        Connection connection = new() { Engine = (sql, p) => (rows[sql] = p) is null ? 0 : 1 };
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Settings(connection).SetAsync(new Setting("a", "b"));
            yield return string.Join(",", rows.Values);
        }
    }
}
