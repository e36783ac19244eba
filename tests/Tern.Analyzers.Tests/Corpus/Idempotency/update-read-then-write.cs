// case: update-read-then-write
// category: update
// rationale: the new value is computed here from the one that was selected
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

namespace Idempotency.Dev.UpdateReadThenWrite;

public interface IAccounts
{
    [Idempotent]
    Task DebitAsync(string id, int cents);
}

public sealed class Accounts(Connection connection) : IAccounts
{
    public async Task DebitAsync(string id, int cents)
    {
        int balance = await connection.ExecuteScalarAsync<int>("SELECT balance FROM accounts WHERE id = @id", new { id });
        int left = balance - cents;
        await connection.ExecuteAsync("UPDATE accounts SET balance = @left WHERE id = @id", new { id, left }); // want: TERN2010
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
        int balance = 10;
        Connection connection = new() { Engine = (sql, p) => sql.StartsWith("SELECT", StringComparison.Ordinal) ? balance : balance = (int)p!.GetType().GetProperty("left")!.GetValue(p)! };
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Accounts(connection).DebitAsync("a", 3);
            yield return $"{balance}";
        }
    }
}
