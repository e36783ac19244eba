// case: second-run-schema-changes
// category: second run
// rationale: statements about tables that only run once
// rule: TERN2013

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SecondRunSchemaChanges;

public interface ISchemas
{
    [Idempotent]
    Task CreateAsync(string tenant);
    [Idempotent]
    Task WidenAsync();
    [Idempotent]
    Task DropDraftsAsync();
    [Idempotent]
    Task CreateSafelyAsync();
    [Idempotent]
    Task DropSafelyAsync();
}

public sealed class Schemas(NpgsqlConnection connection) : ISchemas
{
    public async Task CreateAsync(string tenant)
    {
        await using NpgsqlCommand command = new("CREATE TABLE fields (id int PRIMARY KEY, crop text NOT NULL)", connection);
        await command.ExecuteNonQueryAsync(); // want: TERN2013
    }

    public async Task WidenAsync()
    {
        await using NpgsqlCommand command = new("ALTER TABLE harvests ADD COLUMN moisture numeric", connection);
        await command.ExecuteNonQueryAsync(); // want: TERN2013
    }

    public async Task DropDraftsAsync()
    {
        await using NpgsqlCommand command = new("drop table drafts", connection);
        await command.ExecuteNonQueryAsync(); // want: TERN2013
    }

    public async Task CreateSafelyAsync()
    {
        await using NpgsqlCommand command = new("CREATE TABLE IF NOT EXISTS fields (id int PRIMARY KEY, crop text NOT NULL)", connection);
        await command.ExecuteNonQueryAsync();
        command.CommandText = "CREATE INDEX IF NOT EXISTS ix_fields_crop ON fields (crop)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = "CREATE OR REPLACE VIEW crops AS SELECT DISTINCT crop FROM fields";
        await command.ExecuteNonQueryAsync();
    }

    public async Task DropSafelyAsync()
    {
        await using NpgsqlCommand command = new("DROP TABLE IF EXISTS drafts", connection);
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class NpgsqlConnection
{
    public required Func<string, int> Engine { get; init; }
}

public sealed class NpgsqlCommand(string text, NpgsqlConnection connection) : IAsyncDisposable
{
    public string CommandText { get; set; } = text;

    public Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken = default) => Task.FromResult(connection.Engine(CommandText));

    public ValueTask DisposeAsync() => default;
}

public static class Case
{
    private static readonly HashSet<string> Run = [];
    private static readonly Schemas Schemas = new(new NpgsqlConnection
    {
        Engine = sql => sql.Contains("EXISTS", StringComparison.Ordinal) || sql.Contains("REPLACE", StringComparison.Ordinal) || Run.Add(sql) ? 0 : throw new InvalidOperationException(sql),
    });
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Schemas.CreateAsync("t"), () => 0);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Schemas.WidenAsync(), () => 0);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Schemas.DropDraftsAsync(), () => 0);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Schemas.CreateSafelyAsync(), () => 0);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Schemas.DropSafelyAsync(), () => 0);
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
