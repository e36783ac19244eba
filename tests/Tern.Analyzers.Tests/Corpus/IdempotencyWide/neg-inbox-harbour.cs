// case: neg-inbox-harbour
// category: guards
// rationale: an inbox table, asked or claimed before the work is done
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

namespace Idempotency.Wide.NegInboxHarbour;

public sealed record Berthing(Guid MessageId, string Ship, int Tons);

public interface IHarbour
{
    [Idempotent]
    Task BerthAsync(Berthing message);
    [Idempotent]
    Task BerthClaimedAsync(Berthing message);
    [Idempotent]
    Task BerthCaughtAsync(Berthing message);
}

public sealed class Harbour(PgConnection connection) : IHarbour
{
    public async Task BerthAsync(Berthing message)
    {
        int known = await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM inbox WHERE message_id = @MessageId", new { message.MessageId });
        if (known > 0)
        {
            return;
        }

        await connection.ExecuteAsync("UPDATE quays SET tons = tons + @Tons", new { message.Tons });
        await connection.ExecuteAsync("INSERT INTO inbox (message_id) VALUES (@MessageId)", new { message.MessageId });
    }

    public async Task BerthClaimedAsync(Berthing message)
    {
        const string Claim = "INSERT INTO inbox (message_id) SELECT @MessageId WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE message_id = @MessageId)";
        if (await connection.ExecuteAsync(Claim, new { message.MessageId }) == 1)
        {
            await connection.ExecuteAsync("UPDATE quays SET tons = tons + @Tons", new { message.Tons });
        }
    }

    public async Task BerthCaughtAsync(Berthing message)
    {
        try
        {
            await connection.ExecuteAsync("INSERT INTO inbox (message_id) VALUES (@MessageId)", new { message.MessageId });
        }
        catch (UniqueViolationException)
        {
            return;
        }

        await connection.ExecuteAsync("UPDATE quays SET tons = tons + @Tons", new { message.Tons });
    }
}

public sealed class UniqueViolationException(string message) : Exception(message);

public sealed class PgConnection
{
    public required Func<string, object?, int> Engine { get; init; }
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this PgConnection connection, string sql, object? param = null) => Task.FromResult(connection.Engine(sql, param));

    public static Task<T> ExecuteScalarAsync<T>(this PgConnection connection, string sql, object? param = null) => Task.FromResult((T)(object)connection.Engine(sql, param));
}

public static class Case
{
    private static readonly HashSet<string> Inbox = [];
    private static int _tons;
    private static readonly PgConnection Pg = new()
    {
        Engine = (sql, p) => sql[0] == 'U' ? _tons += 7
            : sql[0] == 'S' ? (Inbox.Contains($"{p}") ? 1 : 0)
            : Inbox.Add($"{p}") ? 1
            : sql.Contains("EXISTS", StringComparison.Ordinal) ? 0 : throw new UniqueViolationException("inbox"),
    };
    public static IAsyncEnumerable<string> Demo1() => Twice(() => new Harbour(Pg).BerthAsync(new Berthing(new Guid(1, 0, 0, new byte[8]), "s", 7)), () => _tons);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => new Harbour(Pg).BerthClaimedAsync(new Berthing(new Guid(2, 0, 0, new byte[8]), "s", 7)), () => _tons);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => new Harbour(Pg).BerthCaughtAsync(new Berthing(new Guid(3, 0, 0, new byte[8]), "s", 7)), () => _tons);
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
