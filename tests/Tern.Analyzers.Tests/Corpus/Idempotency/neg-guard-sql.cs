// case: neg-guard-sql
// category: guards
// rationale: an insert that does nothing the second time says so
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

namespace Idempotency.Dev.NegGuardSql;

public sealed record Credit(string RequestId, int Cents);

public interface IAccount
{
    [Idempotent]
    Task<int> CreditAsync(Credit request);
}

public sealed class Account(Connection connection) : IAccount
{
    public int Cents { get; private set; }

    public async Task<int> CreditAsync(Credit request)
    {
        int rows = await connection.ExecuteAsync(
            "INSERT INTO processed (request_id) VALUES (@RequestId) ON CONFLICT (request_id) DO NOTHING",
            new { request.RequestId });
        if (rows == 0)
        {
            return Cents;
        }

        Cents += request.Cents;
        await connection.ExecuteAsync("UPDATE accounts SET cents = cents + @Cents", new { request.Cents });
        return Cents;
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
        HashSet<string> keys = [];
        Account account = new(new Connection { Engine = (sql, p) => sql.StartsWith("UPDATE", StringComparison.Ordinal) || keys.Add(p!.ToString()!) ? 1 : 0 });
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await account.CreditAsync(new Credit("r", 2));
            yield return $"{account.Cents}";
        }
    }
}
