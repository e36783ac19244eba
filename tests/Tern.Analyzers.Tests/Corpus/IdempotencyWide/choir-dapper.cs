// case: choir-dapper
// category: sql
// rationale: a counter column is raised and a note is inserted with an identity of the database
// rule: TERN2009, TERN2010

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.ChoirDapper;

public interface IDbConnection
{
    int Run(string sql, object? param);
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this IDbConnection connection, string sql, object? param = null)
        => Task.FromResult(connection.Run(sql, param));
}

public sealed record Singer(string Id, string Voice);

public interface IChoirBook
{
    [Idempotent]
    Task AttendAsync(string rehearsalId, Singer singer);
    [Idempotent]
    Task NoteAsync(string rehearsalId, string text);
    [Idempotent]
    Task SignInAsync(string rehearsalId, Singer singer);
    [Idempotent]
    Task ChangeVoiceAsync(Singer singer);
}

public sealed class ChoirBook(Func<IDbConnection> open) : IChoirBook
{
    private const string CountAttendance = """
        UPDATE rehearsals SET present = present + 1
         WHERE id = @rehearsalId
        """;

    public async Task AttendAsync(string rehearsalId, Singer singer)
    {
        IDbConnection db = open();
        await db.ExecuteAsync(CountAttendance, new { rehearsalId }); // want: TERN2010
    }

    public Task NoteAsync(string rehearsalId, string text)
        => open().ExecuteAsync("INSERT INTO notes (rehearsal_id, body) VALUES (@rehearsalId, @text)", new { rehearsalId, text }); // want: TERN2009

    public Task SignInAsync(string rehearsalId, Singer singer)
        => open().ExecuteAsync(
            "INSERT INTO sign_ins (rehearsal_id, singer_id) VALUES (@rehearsalId, @Id) ON CONFLICT (rehearsal_id, singer_id) DO NOTHING",
            new { rehearsalId, singer.Id });

    public Task ChangeVoiceAsync(Singer singer)
        => open().ExecuteAsync("UPDATE singers SET voice = @Voice WHERE id = @Id", singer);
}

public static class Case
{
    private static readonly Database Db = new();
    private static readonly ChoirBook Book = new(() => Db);
    public static IAsyncEnumerable<string> DemoAttend() => Twice(() => Book.AttendAsync("r1", new("s1", "alto")), () => Db.Present);
    public static IAsyncEnumerable<string> DemoNote() => Twice(() => Book.NoteAsync("r1", "slower"), () => Db.Notes.Count);
    public static IAsyncEnumerable<string> SafeSignIn() => Twice(() => Book.SignInAsync("r1", new("s1", "alto")), () => Db.SignIns.Count);
    public static IAsyncEnumerable<string> SafeVoice() => Twice(() => Book.ChangeVoiceAsync(new("s1", "tenor")), () => Db.Voice);

    private sealed class Database : IDbConnection
    {
        public int Present;
        public object? Voice;
        public List<object?> Notes { get; } = [];
        public HashSet<string> SignIns { get; } = [];
        public int Run(string sql, object? param)
        {
            switch (sql.Split(' ', '\n')[0..3])
            {
                case ["INSERT", "INTO", "notes"]: Notes.Add(param); break;
                case ["INSERT", ..]: SignIns.Add($"{param}"); break;
                case ["UPDATE", "singers", ..]: Voice = param; break;
                default: Present++; break;
            }
            return 1;
        }
    }

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
