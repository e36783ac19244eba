// case: neg-inbox-guards
// category: guards
// rationale: who was here before does not get in again, by set, table and Redis
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegInboxGuards;

public sealed record Transfer(string TransferId, string Account, int Cents);

public interface ITransfers
{
    [Idempotent] Task BySetAsync(Transfer transfer);
    [Idempotent] Task ByTableAsync(Transfer transfer);
    [Idempotent] Task ByRedisAsync(Transfer transfer);
}

public sealed class Transfers(Connection connection, RedisDatabase redis) : ITransfers
{
    private readonly ConcurrentDictionary<string, byte> _handled = new();
    private readonly List<Transfer> _journal = [];

    public int Sum => _journal.Sum(t => t.Cents);

    public Task BySetAsync(Transfer transfer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(transfer.TransferId);
        if (_handled.TryAdd(transfer.TransferId, 0))
        {
            _journal.Add(transfer);
        }

        return Task.CompletedTask;
    }

    public async Task ByTableAsync(Transfer transfer)
    {
        if (await connection.ExecuteAsync("INSERT INTO inbox (id) VALUES (@TransferId) ON CONFLICT (id) DO NOTHING", transfer) == 1)
        {
            await connection.ExecuteAsync("UPDATE accounts SET cents = cents + @Cents WHERE id = @Account", transfer);
        }
    }

    public async Task ByRedisAsync(Transfer transfer)
    {
        bool first = await redis.StringSetAsync("transfer:" + transfer.TransferId, "1", When.NotExists);
        if (!first)
        {
            return;
        }

        _journal.Add(transfer);
    }
}

public enum When
{
    Always,
    NotExists,
}

public sealed class RedisDatabase
{
    public Func<string, bool> Claim { get; init; } = _ => true;
    public Task<bool> StringSetAsync(string key, string value, When when) => Task.FromResult(Claim(key));
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
        Transfers transfers = new(new Connection(), new RedisDatabase());
        return Twice(async () => { await transfers.BySetAsync(new Transfer("t", "a", 3)); return $"{transfers.Sum}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int cents = 0;
        HashSet<object?> ids = [];
        Connection connection = new() { Engine = (sql, p) => sql[0] == 'I' ? ids.Add(p) ? 1 : 0 : cents += 3 };
        return Twice(async () => { await new Transfers(connection, new RedisDatabase()).ByTableAsync(new Transfer("t", "a", 3)); return $"{cents}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        HashSet<string> keys = [];
        Transfers transfers = new(new Connection(), new RedisDatabase { Claim = k => keys.Add(k) });
        return Twice(async () => { await transfers.ByRedisAsync(new Transfer("t", "a", 3)); return $"{transfers.Sum}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
