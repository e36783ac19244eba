// case: petition-dapper
// category: sql
// rationale: the statement counts up, or inserts a row that nothing of the caller identifies
// rule: TERN2009, TERN2010

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.PetitionDapper;

public sealed record Signature(long PetitionId, string Email, string? Comment);

public interface IPetitionStore
{
    [Idempotent]
    Task SupportAsync(long petitionId);
    [Idempotent]
    Task CommentAsync(long petitionId, string text);
    [Idempotent]
    Task SignAsync(Signature signature);
    [Idempotent]
    Task RecountAsync(long petitionId);
}

public sealed class PetitionStore(Func<NpgsqlConnection> open) : IPetitionStore
{
    private const string InsertComment = """
        INSERT INTO comments (petition_id, body)
        VALUES (@petitionId, @text)
        """;

    public async Task SupportAsync(long petitionId)
    {
        NpgsqlConnection connection = open();
        await connection.ExecuteAsync("UPDATE petitions SET supporters = supporters + 1 WHERE id = @petitionId", new { petitionId }); // want: TERN2010
    }

    public async Task CommentAsync(long petitionId, string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return;
        }

        await open().ExecuteAsync(InsertComment, new { petitionId, text = trimmed }); // want: TERN2009
    }

    public Task SignAsync(Signature signature) => open().ExecuteAsync(
        """
        INSERT INTO signatures (petition_id, email, comment)
        VALUES (@PetitionId, @Email, @Comment)
        ON CONFLICT (petition_id, email) DO UPDATE SET comment = excluded.comment
        """,
        signature);

    public Task RecountAsync(long petitionId) => open().ExecuteAsync(
        "UPDATE petitions SET supporters = (SELECT count(*) FROM signatures s WHERE s.petition_id = @petitionId) WHERE id = @petitionId",
        new { petitionId });
}

public sealed class NpgsqlConnection(Func<string, object?, int> server)
{
    public int Run(string sql, object? param) => server(sql, param);
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, object? param = null) => Task.FromResult(connection.Run(sql, param));
}

public static class Case
{
    private static readonly int[] Tables = new int[3];
    private static readonly HashSet<string> Signed = [];
    private static readonly PetitionStore Store = new(() => new NpgsqlConnection(Execute));
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Store.SupportAsync(7), () => Tables[0]);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Store.CommentAsync(7, "yes"), () => Tables[1]);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Store.SignAsync(new Signature(7, "a@b", null)), () => Signed.Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Store.RecountAsync(7), () => Tables[2]);
    private static int Execute(string sql, object? param) => sql switch
    {
        _ when sql.Contains("supporters + 1") => ++Tables[0],
        _ when sql.Contains("comments") => ++Tables[1],
        _ when param is Signature s => Signed.Add($"{s.PetitionId} {s.Email}") ? 1 : 0,
        _ => Tables[2] = Signed.Count,
    };
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
