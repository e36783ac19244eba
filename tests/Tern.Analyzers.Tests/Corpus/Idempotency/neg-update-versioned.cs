// case: neg-update-versioned
// category: update
// rationale: an update that its own condition lets happen once
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

namespace Idempotency.Dev.NegUpdateVersioned;

public sealed record Debit(string Id, int Cents, long Version);

public interface IAccounts
{
    [Idempotent]
    Task DebitAsync(Debit request);
}

public sealed class Accounts(Connection connection) : IAccounts
{
    public async Task DebitAsync(Debit request)
    {
        await connection.ExecuteAsync("UPDATE accounts SET cents = cents - @Cents, version = version + 1 WHERE id = @Id AND version = @Version", request);
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
        int cents = 10;
        long version = 1;
        Connection connection = new()
        {
            Engine = (_, p) =>
            {
                if (((Debit)p!).Version != version)
                {
                    return 0;
                }

                version++;
                return cents -= ((Debit)p).Cents;
            },
        };
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Accounts(connection).DebitAsync(new Debit("a", 3, 1));
            yield return $"{cents}";
        }
    }
}
