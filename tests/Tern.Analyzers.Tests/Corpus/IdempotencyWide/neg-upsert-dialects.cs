// case: neg-upsert-dialects
// category: upserts
// rationale: statements of four databases that leave one row, whatever was there
// rule: none

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegUpsertDialects;

public sealed record Profile(string UserId, string Email, string Locale);

public interface IProfiles
{
    [Idempotent] Task PostgresAsync(Profile profile);
    [Idempotent] Task MySqlAsync(Profile profile);
    [Idempotent] Task SqlServerAsync(Profile profile);
    [Idempotent] Task SqliteAsync(Profile profile);
}

public sealed class Profiles(Connection connection) : IProfiles
{
    private const string Merge = """
        MERGE dbo.Profiles WITH (HOLDLOCK) AS target
        USING (VALUES (@UserId, @Email, @Locale)) AS source (UserId, Email, Locale)
        ON target.UserId = source.UserId
        WHEN MATCHED THEN UPDATE SET Email = source.Email, Locale = source.Locale
        WHEN NOT MATCHED THEN INSERT (UserId, Email, Locale) VALUES (source.UserId, source.Email, source.Locale);
        """;

    public Task PostgresAsync(Profile profile)
    {
        return connection.ExecuteAsync(
            "INSERT INTO profiles (" + "user_id, email, locale" + ") " +
            "VALUES (@UserId, @Email, @Locale) " +
            "ON CONFLICT (user_id) DO UPDATE SET email = excluded.email, locale = excluded.locale", profile);
    }

    public async Task MySqlAsync(Profile profile)
    {
        await connection.ExecuteAsync("INSERT INTO profiles (user_id, email) VALUES (@UserId, @Email) ON DUPLICATE KEY UPDATE email = VALUES(email)", profile);
        await connection.ExecuteAsync("REPLACE INTO locales (user_id, locale) VALUES (@UserId, @Locale)", profile);
        await connection.ExecuteAsync("INSERT IGNORE INTO users (user_id) VALUES (@UserId)", profile);
    }

    public async Task SqlServerAsync(Profile profile)
    {
        await connection.ExecuteAsync(Merge, profile);
        await connection.ExecuteAsync("IF NOT EXISTS (SELECT 1 FROM dbo.Users WHERE UserId = @UserId) INSERT INTO dbo.Users (UserId) VALUES (@UserId)", profile);
        await connection.ExecuteAsync("INSERT INTO dbo.Locales (UserId, Locale) SELECT @UserId, @Locale WHERE NOT EXISTS (SELECT * FROM dbo.Locales WHERE UserId = @UserId)", profile);
    }

    public async Task SqliteAsync(Profile profile)
    {
        await connection.ExecuteAsync("insert or replace into profiles (user_id, email) values (@UserId, @Email)", profile);
        await connection.ExecuteAsync("INSERT OR IGNORE INTO users (user_id) VALUES (@UserId)", profile);
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
    public static IAsyncEnumerable<string> Demo1()
    {
        Dictionary<string, object?> rows = [];
        Connection connection = new() { Engine = (sql, p) => (rows[sql] = p) is null ? 0 : 1 };
        return Twice(async () => { await new Profiles(connection).PostgresAsync(new Profile("u", "e", "de")); return string.Join(",", rows.Values); });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Dictionary<string, object?> rows = [];
        Connection connection = new() { Engine = (sql, p) => (rows[sql] = p) is null ? 0 : 1 };
        return Twice(async () => { await new Profiles(connection).MySqlAsync(new Profile("u", "e", "de")); return string.Join(",", rows.Values); });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Dictionary<string, object?> rows = [];
        Connection connection = new() { Engine = (sql, p) => (rows[sql] = p) is null ? 0 : 1 };
        return Twice(async () => { await new Profiles(connection).SqlServerAsync(new Profile("u", "e", "de")); return string.Join(",", rows.Values); });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Dictionary<string, object?> rows = [];
        Connection connection = new() { Engine = (sql, p) => (rows[sql] = p) is null ? 0 : 1 };
        return Twice(async () => { await new Profiles(connection).SqliteAsync(new Profile("u", "e", "de")); return string.Join(",", rows.Values); });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
