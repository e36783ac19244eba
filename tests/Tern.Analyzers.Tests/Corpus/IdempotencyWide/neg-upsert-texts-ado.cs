// case: neg-upsert-texts-ado
// category: upserts
// rationale: raw command texts of several dialects that end in the same rows
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

namespace Idempotency.Wide.NegUpsertTextsAdo;

public sealed record Quota(string Team, int Seats);

public interface IQuotas
{
    [Idempotent]
    Task SqlServerAsync(Quota quota);
    [Idempotent]
    Task SqliteAsync(Quota quota);
    [Idempotent]
    Task IfExistsAsync(Quota quota);
    [Idempotent]
    Task RebuildAsync(Quota quota);
    [Idempotent]
    Task NothingAsync(Quota quota);
}

public sealed class Quotas(Func<string, Command> create) : IQuotas
{
    public Task SqlServerAsync(Quota quota) => RunAsync(
        """
        MERGE INTO quotas AS t
        USING (SELECT @team AS team, @seats AS seats) AS s ON t.team = s.team
        WHEN MATCHED THEN UPDATE SET t.seats = s.seats
        WHEN NOT MATCHED BY TARGET THEN INSERT (team, seats) VALUES (s.team, s.seats);
        """,
        quota);

    public Task SqliteAsync(Quota quota) => RunAsync("INSERT OR REPLACE INTO quotas (team, seats) VALUES (@team, @seats)", quota);

    public Task IfExistsAsync(Quota quota) => RunAsync(
        "IF EXISTS (SELECT 1 FROM quotas WHERE team = @team) UPDATE quotas SET seats = @seats WHERE team = @team "
        + "ELSE INSERT INTO quotas (team, seats) VALUES (@team, @seats)",
        quota);

    public async Task RebuildAsync(Quota quota)
    {
        await RunAsync("DELETE FROM quotas WHERE team = @team", quota);
        await RunAsync("INSERT INTO quotas (team, seats) VALUES (@team, @seats)", quota);
    }

    public Task NothingAsync(Quota quota) => RunAsync("INSERT INTO quotas (team, seats) VALUES (@team, @seats) ON CONFLICT DO NOTHING", quota);

    private async Task RunAsync(string sql, Quota quota)
    {
        await using Command command = create(sql);
        command.Parameters["@team"] = quota.Team;
        command.Parameters["@seats"] = quota.Seats;
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class Command(string text, Action<string, IReadOnlyDictionary<string, object>> engine) : IAsyncDisposable
{
    public string CommandText { get; } = text;

    public Dictionary<string, object> Parameters { get; } = [];

    public Task ExecuteNonQueryAsync()
    {
        engine(CommandText, Parameters);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public static class Case
{
    private static readonly Dictionary<string, object> Rows = [];
    private static readonly Quotas Quotas = new(sql => new Command(sql, (text, p) =>
    {
        if (text.StartsWith("DELETE", StringComparison.Ordinal))
        {
            Rows.Remove((string)p["@team"]);
            return;
        }

        Rows[(string)p["@team"]] = p["@seats"];
    }));
    private static readonly Quota Red = new("red", 5);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Quotas.SqlServerAsync(Red), () => string.Join(",", Rows));
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Quotas.SqliteAsync(Red), () => string.Join(",", Rows));
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Quotas.IfExistsAsync(Red), () => string.Join(",", Rows));
    public static IAsyncEnumerable<string> Demo4() => Twice(() => Quotas.RebuildAsync(Red), () => string.Join(",", Rows));
    public static IAsyncEnumerable<string> Demo5() => Twice(() => Quotas.NothingAsync(Red), () => string.Join(",", Rows));
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
