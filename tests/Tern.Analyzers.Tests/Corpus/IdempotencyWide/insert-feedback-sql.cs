// case: insert-feedback-sql
// category: insert
// rationale: rows that the database numbers, in several ways to write a statement
// rule: TERN2009

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.InsertFeedbackSql;

public sealed record Feedback(string FeedbackId, string Product, int Stars, string Text);

public interface IFeedbackBox
{
    [Idempotent] Task SubmitAsync(int stars, string text);
    [Idempotent] Task<int> SubmitNumberedAsync(int stars, string text);
    [Idempotent] Task SubmitManyAsync(IReadOnlyList<string> texts);
    [Idempotent] Task SnapshotAsync(string product);
    [Idempotent] Task SubmitOnceAsync(Feedback feedback);
}

public sealed class FeedbackBox(Connection connection) : IFeedbackBox
{
    private static readonly string s_insert = "INSERT INTO feedback (stars, text)" + Environment.NewLine + "VALUES (@stars, @text)";

    public Task SubmitAsync(int stars, string text)
        => connection.ExecuteAsync(s_insert, new { stars, text }); // want: TERN2009

    public async Task<int> SubmitNumberedAsync(int stars, string text)
    {
        const string sql = "INSERT INTO feedback (stars, text) VALUES (@stars, @text) RETURNING id";
        return await connection.ExecuteScalarAsync<int>(sql, new { stars, text }); // want: TERN2009
    }

    public async Task SubmitManyAsync(IReadOnlyList<string> texts)
    {
        await connection.ExecuteAsync("insert into feedback (stars, text) values (3, @text)", texts.Select(text => new { text })); // want: TERN2009
    }

    public async Task SnapshotAsync(string product)
    {
        string table = product == "app" ? "app_stars" : "web_stars";
        await connection.ExecuteAsync($"INSERT INTO stars_history (stars) SELECT AVG(stars) FROM {table}"); // want: TERN2009
    }

    public async Task SubmitOnceAsync(Feedback feedback)
    {
        await connection.ExecuteAsync(
            """
            INSERT INTO feedback (feedback_id, product, stars, text)
            SELECT @FeedbackId, @Product, @Stars, @Text
            WHERE NOT EXISTS (SELECT 1 FROM feedback WHERE feedback_id = @FeedbackId)
            """, feedback);
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
        int rows = 0;
        FeedbackBox box = new(new Connection { Engine = (_, _) => ++rows });
        return Twice(async () => { await box.SubmitAsync(5, "x"); return $"{rows}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int rows = 0;
        FeedbackBox box = new(new Connection { Engine = (_, _) => ++rows });
        return Twice(async () => { int id = await box.SubmitNumberedAsync(5, "x"); return $"{id}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        int rows = 0;
        FeedbackBox box = new(new Connection { Engine = (_, _) => ++rows });
        return Twice(async () => { await box.SubmitManyAsync(["x"]); return $"{rows}"; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        int rows = 0;
        FeedbackBox box = new(new Connection { Engine = (_, _) => ++rows });
        return Twice(async () => { await box.SnapshotAsync("app"); return $"{rows}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        HashSet<object?> rows = [];
        FeedbackBox box = new(new Connection { Engine = (_, p) => rows.Add(p) ? 1 : 0 });
        return Twice(async () => { await box.SubmitOnceAsync(new Feedback("f", "app", 5, "x")); return $"{rows.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
