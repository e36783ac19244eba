// case: upsert-that-adds-dialects
// category: update
// rationale: upserts whose update part adds to what is there
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

namespace Idempotency.Wide.UpsertThatAddsDialects;

public sealed record Usage(string Tenant, DateOnly Day, long Bytes);

public interface IUsage
{
    [Idempotent]
    Task MySqlAsync(Usage usage);

    [Idempotent]
    Task SqlServerAsync(Usage usage);

    [Idempotent]
    Task PostgresAsync(Usage usage);

    [Idempotent]
    Task SetPostgresAsync(Usage usage);

    [Idempotent]
    Task SetMySqlAsync(Usage usage);
}

public sealed class UsageStore(SqlConnection connection) : IUsage
{
    private const string MySql = @"
INSERT INTO `usage` (`tenant`, `day`, `bytes`) VALUES (@Tenant, @Day, @Bytes)
ON DUPLICATE KEY UPDATE `bytes` = `bytes` + VALUES(`bytes`)";

    private const string SqlServer = @"
MERGE dbo.[Usage] WITH (HOLDLOCK) AS target
USING (VALUES (@Tenant, @Day, @Bytes)) AS source (Tenant, [Day], Bytes) ON target.Tenant = source.Tenant AND target.[Day] = source.[Day]
WHEN MATCHED THEN UPDATE SET Bytes = target.Bytes + source.Bytes
WHEN NOT MATCHED THEN INSERT (Tenant, [Day], Bytes) VALUES (source.Tenant, source.[Day], source.Bytes);";

    public Task MySqlAsync(Usage usage) => connection.ExecuteAsync(MySql, usage); // want: TERN2010

    public Task SqlServerAsync(Usage usage) => connection.ExecuteAsync(SqlServer, usage); // want: TERN2010

    public async Task PostgresAsync(Usage usage)
    {
        string sql = "INSERT INTO usage AS u (tenant, day, bytes) VALUES (@Tenant, @Day, @Bytes) "
            + "ON CONFLICT (tenant, day) DO UPDATE SET bytes = u.bytes + EXCLUDED.bytes";
        await connection.ExecuteAsync(sql, usage).ConfigureAwait(false); // want: TERN2010
    }

    public Task SetPostgresAsync(Usage usage)
        => connection.ExecuteAsync("INSERT INTO usage AS u (tenant, day, bytes) VALUES (@Tenant, @Day, @Bytes) ON CONFLICT (tenant, day) DO UPDATE SET bytes = GREATEST(u.bytes, EXCLUDED.bytes)", usage);

    public Task SetMySqlAsync(Usage usage)
        => connection.ExecuteAsync("INSERT INTO `usage` (`tenant`, `day`, `bytes`) VALUES (@Tenant, @Day, @Bytes) ON DUPLICATE KEY UPDATE `bytes` = VALUES(`bytes`)", usage);
}

public sealed class SqlConnection
{
    public required Func<string, object?, int> Engine { get; init; }
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this SqlConnection connection, string sql, object? param = null) => Task.FromResult(connection.Engine(sql, param));
}

public static class Case
{
    private static long _bytes;

    private static readonly UsageStore Store = new(new SqlConnection
    {
        Engine = (sql, p) => (int)(_bytes = (sql.Contains(" + ", StringComparison.Ordinal) ? _bytes : 0) + ((Usage)p!).Bytes),
    });

    private static readonly Usage Row = new("t", new DateOnly(2026, 5, 1), 10);

    public static IAsyncEnumerable<string> Demo1() => Twice(() => Store.MySqlAsync(Row), () => _bytes);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => Store.SqlServerAsync(Row), () => _bytes);

    public static IAsyncEnumerable<string> Demo3() => Twice(() => Store.PostgresAsync(Row), () => _bytes);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => Store.SetPostgresAsync(Row), () => _bytes);

    public static IAsyncEnumerable<string> Safe2() => Twice(() => Store.SetMySqlAsync(Row), () => _bytes);

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
