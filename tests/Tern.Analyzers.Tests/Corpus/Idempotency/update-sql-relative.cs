// case: update-sql-relative
// category: update
// rationale: a column is set to more than it was
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

namespace Idempotency.Dev.UpdateSqlRelative;

public interface IAccounts
{
    [Idempotent]
    Task CreditAsync(string id, decimal amount);
}

public sealed class Accounts(Connection connection) : IAccounts
{
    public Task CreditAsync(string id, decimal amount)
        => connection.ExecuteAsync("UPDATE accounts SET balance = balance + @amount WHERE id = @id", new { id, amount }); // want: TERN2010
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
        int balance = 0;
        Connection connection = new() { Engine = (_, _) => balance += 3 };
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Accounts(connection).CreditAsync("a", 3);
            yield return $"{balance}";
        }
    }
}
