// case: guard-after-credit
// category: guards
// rationale: the key is looked at when the effect has happened
// rule: TERN2017

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.GuardAfterCredit;

public sealed record Credit(string RequestId, string Account, int Cents);

public interface ICredits
{
    [Idempotent] Task AddAsync(Credit credit);
    [Idempotent] Task SendAsync(Credit credit);
    [Idempotent] Task AddOnceAsync(Credit credit);
}

public sealed class Credits(Connection connection) : ICredits
{
    private readonly ConcurrentDictionary<string, bool> _done = new();
    private readonly List<string> _mails = [];
    private int _cents;

    public string State => $"{_cents} {_mails.Count}";

    public Task AddAsync(Credit credit)
    {
        _cents += credit.Cents;
        if (!_done.TryAdd(credit.RequestId, true)) // want: TERN2017
        {
            return Task.CompletedTask;
        }

        _mails.Add(credit.Account);
        return Task.CompletedTask;
    }

    public async Task SendAsync(Credit credit)
    {
        await connection.ExecuteAsync("UPDATE accounts SET cents = cents + @Cents WHERE id = @Account", credit);
        int rows = await connection.ExecuteAsync("INSERT INTO inbox (request_id) VALUES (@RequestId) ON CONFLICT DO NOTHING", credit); // want: TERN2017
        if (rows == 0)
        {
            return;
        }

        await connection.ExecuteAsync("UPDATE accounts SET credited = true WHERE id = @Account", credit);
    }

    public Task AddOnceAsync(Credit credit)
    {
        if (!_done.TryAdd(credit.RequestId, true))
        {
            return Task.CompletedTask;
        }

        _cents += credit.Cents;
        _mails.Add(credit.Account);
        return Task.CompletedTask;
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
        Credits credits = new(new Connection());
        return Twice(async () => { await credits.AddAsync(new Credit("r", "a", 5)); return credits.State; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int cents = 0;
        HashSet<object?> inbox = [];
        Credits credits = new(new Connection { Engine = (sql, p) => sql.StartsWith("INSERT", StringComparison.Ordinal) ? inbox.Add(p) ? 1 : 0 : sql.Contains('+') ? cents += 5 : 1 });
        return Twice(async () => { await credits.SendAsync(new Credit("r", "a", 5)); return $"{cents}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Credits credits = new(new Connection());
        return Twice(async () => { await credits.AddOnceAsync(new Credit("r", "a", 5)); return credits.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
