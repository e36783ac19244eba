// case: late-inbox-refunds
// category: guards
// rationale: the inbox is asked after the money has moved
// rule: TERN2017

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.LateInboxRefunds;

public sealed record Refund(string RefundId, string Account, int Cents);

public interface IRefunds
{
    [Idempotent]
    Task RefundAsync(Refund refund);
    [Idempotent]
    Task RefundBySqlAsync(Refund refund);
    [Idempotent]
    Task RefundAndTellAsync(Refund refund);
    [Idempotent]
    Task RefundInOrderAsync(Refund refund);
}

public sealed class Refunds(MySqlConnection connection, Func<RefundMade, Task> publish) : IRefunds
{
    private readonly Dictionary<string, bool> _refunded = [];
    private int _paidOut;

    public int PaidOut => _paidOut;

    public Task RefundAsync(Refund refund)
    {
        Interlocked.Add(ref _paidOut, refund.Cents);
        if (_refunded.ContainsKey(refund.RefundId)) // want: TERN2017
        {
            return Task.CompletedTask;
        }

        _refunded[refund.RefundId] = true;
        return Task.CompletedTask;
    }

    public async Task RefundBySqlAsync(Refund refund)
    {
        await connection.ExecuteAsync("UPDATE accounts SET cents = cents + @Cents WHERE account = @Account", refund);
        int claimed = await connection.ExecuteAsync("INSERT IGNORE INTO inbox (refund_id) VALUES (@RefundId)", refund); // want: TERN2017
        if (claimed == 0)
        {
            return;
        }

        await publish(new RefundMade(refund.RefundId, refund.Cents));
    }

    public async Task RefundAndTellAsync(Refund refund)
    {
        _paidOut += refund.Cents;
        if (!_refunded.TryAdd(refund.RefundId, true)) // want: TERN2017
        {
            return;
        }

        await publish(new RefundMade(refund.RefundId, refund.Cents));
    }

    public async Task RefundInOrderAsync(Refund refund)
    {
        int claimed = await connection.ExecuteAsync("INSERT IGNORE INTO inbox (refund_id) VALUES (@RefundId)", refund);
        if (claimed == 0)
        {
            return;
        }

        await connection.ExecuteAsync("UPDATE accounts SET cents = cents + @Cents WHERE account = @Account", refund);
        await publish(new RefundMade(refund.RefundId, refund.Cents));
    }
}

public sealed record RefundMade(string MessageId, int Cents);

public sealed class MySqlConnection
{
    public required Func<string, object?, int> Engine { get; init; }
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this MySqlConnection connection, string sql, object? param = null) => Task.FromResult(connection.Engine(sql, param));
}

public static class Case
{
    private static readonly HashSet<string> Inbox = [];
    private static int _cents;
    private static readonly MySqlConnection Sql = new() { Engine = (sql, p) => sql[0] == 'U' ? _cents += 5 : Inbox.Add($"{p}") ? 1 : 0 };
    private static readonly Refunds Refunds = new(Sql, _ => Task.CompletedTask);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Refunds.RefundAsync(new Refund("a", "x", 5)), () => Refunds.PaidOut);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Refunds.RefundBySqlAsync(new Refund("b", "x", 5)), () => _cents);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Refunds.RefundAndTellAsync(new Refund("c", "x", 5)), () => Refunds.PaidOut);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Refunds.RefundInOrderAsync(new Refund("d", "x", 5)), () => _cents);
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
