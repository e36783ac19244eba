// case: neg-guard-caught
// category: guards
// rationale: the unique key of the insert ends a repeated call
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

namespace Idempotency.Dev.NegGuardCaught;

public sealed record Credit(string RequestId, int Cents);

public interface IAccount
{
    [Idempotent]
    Task<int> CreditAsync(Credit request);
}

public sealed class UniqueViolationException : Exception;

public sealed class Account(Connection connection) : IAccount
{
    public int Cents { get; private set; }

    public async Task<int> CreditAsync(Credit request)
    {
        try
        {
            await connection.ExecuteAsync("INSERT INTO requests (request_id) VALUES (@RequestId)", request);
        }
        catch (UniqueViolationException)
        {
            return Cents;
        }

        Cents += request.Cents;
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
        HashSet<object> rows = [];
        Account account = new(new Connection { Engine = (_, p) => rows.Add(p!) ? 1 : throw new UniqueViolationException() });
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await account.CreditAsync(new Credit("r", 2));
            yield return $"{account.Cents}";
        }
    }
}
