// case: insert-sql-without-key
// category: insert
// rationale: the row has no key of the caller
// rule: TERN2009

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.InsertSqlWithoutKey;

public sealed record Note(string User, string Text);

public interface INotes
{
    [Idempotent]
    Task AddAsync(Note note);
}

public sealed class Notes(Connection connection) : INotes
{
    private const string Insert =
        """
        INSERT INTO notes (user_name, text)
        VALUES (@User, @Text)
        """;

    public async Task AddAsync(Note note)
    {
        await connection.ExecuteAsync(Insert, new { note.User, note.Text }); // want: TERN2009
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
        int rows = 0;
        Connection connection = new() { Engine = (sql, _) => sql.StartsWith("INSERT", StringComparison.Ordinal) ? ++rows : 0 };
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Notes(connection).AddAsync(new Note("a", "b"));
            yield return $"{rows}";
        }
    }
}
