// case: sql-tenant-schemas
// category: second run
// rationale: tables and rows that can be made or dropped once
// rule: TERN2013

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SqlTenantSchemas;

public interface ITenants
{
    [Idempotent] Task ProvisionAsync(int tenant);
    [Idempotent] Task RetireAsync(int tenant);
    [Idempotent] Task WidenAsync();
    [Idempotent] Task EvictAsync(string user);
    [Idempotent] Task EnsureAsync(int tenant);
    [Idempotent] Task DropAsync(int tenant, string user);
}

public sealed class Tenants(Connection connection) : ITenants
{
    public async Task ProvisionAsync(int tenant)
    {
        await connection.ExecuteAsync($"CREATE SCHEMA tenant_{tenant:D4}"); // want: TERN2013
    }

    public Task RetireAsync(int tenant) => connection.ExecuteAsync("DROP TABLE tenant_" + tenant + ".orders"); // want: TERN2013

    public Task WidenAsync() => connection.ExecuteAsync("ALTER TABLE users ADD COLUMN nickname text"); // want: TERN2013

    public async Task EvictAsync(string user)
    {
        if (await connection.ExecuteAsync("DELETE FROM users WHERE name = @user", new { user }) != 1) // want: TERN2013
        {
            throw new KeyNotFoundException(user);
        }
    }

    public async Task EnsureAsync(int tenant)
    {
        await connection.ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS tenant_{tenant:D4}");
        await connection.ExecuteAsync("ALTER TABLE users ADD COLUMN IF NOT EXISTS nickname text");
        await connection.ExecuteAsync("CREATE OR REPLACE VIEW names AS SELECT nickname FROM users");
    }

    public async Task DropAsync(int tenant, string user)
    {
        await connection.ExecuteAsync("DROP TABLE IF EXISTS tenant_" + tenant + ".orders");
        await connection.ExecuteAsync("DELETE FROM users WHERE name = @user", new { user });
        await connection.ExecuteAsync("TRUNCATE TABLE drafts");
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
        HashSet<string> made = [];
        Connection connection = new() { Engine = (sql, _) => made.Add(sql) ? 1 : throw new InvalidOperationException("exists") };
        return Try(async () => { await new Tenants(connection).ProvisionAsync(3); return "done"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        HashSet<string> gone = [];
        Connection connection = new() { Engine = (sql, _) => gone.Add(sql) ? 1 : throw new InvalidOperationException("missing") };
        return Try(async () => { await new Tenants(connection).RetireAsync(3); return "done"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        HashSet<string> made = [];
        Connection connection = new() { Engine = (sql, _) => made.Add(sql) ? 1 : throw new InvalidOperationException("exists") };
        return Try(async () => { await new Tenants(connection).WidenAsync(); return "done"; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        HashSet<string> users = ["u"];
        Connection connection = new() { Engine = (_, _) => users.Remove("u") ? 1 : 0 };
        return Try(async () => { await new Tenants(connection).EvictAsync("u"); return "done"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        HashSet<string> made = [];
        Connection connection = new() { Engine = (sql, _) => made.Add(sql) ? 1 : 0 };
        return Twice(async () => { await new Tenants(connection).EnsureAsync(3); return $"{made.Count}"; });
    }

    public static IAsyncEnumerable<string> Safe2()
    {
        HashSet<string> users = ["u"];
        Connection connection = new() { Engine = (sql, _) => sql[0] == 'D' && users.Remove("u") ? 1 : 0 };
        return Twice(async () => { await new Tenants(connection).DropAsync(3, "u"); return $"{users.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }

    private static async IAsyncEnumerable<string> Try(Func<Task<string>> act)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            yield return await act().ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? t.Result);
        }
    }
}
