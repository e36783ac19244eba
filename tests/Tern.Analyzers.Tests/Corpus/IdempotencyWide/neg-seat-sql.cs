// case: neg-seat-sql
// category: rows
// rationale: statements that look like inserts and relative updates, each with a key or a condition that stops the second one
// rule: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SeatSql;

public interface IDbConnection
{
    int Run(string sql, object? param);
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this IDbConnection connection, string sql, object? param = null)
        => Task.FromResult(connection.Run(sql, param));

    public static Task<bool> ExecuteScalarAsync(this IDbConnection connection, string sql, object? param = null)
        => Task.FromResult(connection.Run(sql, param) > 0);
}

public sealed class SqliteConnection(Func<string, object?, int> engine) : IDbConnection
{
    public int Run(string sql, object? param) => engine(sql, param);
}

public sealed record Seat(string Show, int Row, int Number);

public sealed class SeatRepository(IDbConnection connection)
{
    private const string Upsert = """
        INSERT INTO holds (show, row, number, holder) VALUES (@Show, @Row, @Number, @holder)
        ON CONFLICT (show, row, number) DO UPDATE SET holder = excluded.holder
        """;

    private const string Versioned = "UPDATE shows SET free = free - 1, version = @version + 1 WHERE show = @show AND version = @version";

    [Idempotent]
    public Task HoldAsync(Seat seat, string holder)
        => connection.ExecuteAsync(Upsert, new { seat.Show, seat.Row, seat.Number, holder });

    [Idempotent]
    public Task SellAsync(string show, int version)
        => connection.ExecuteAsync(Versioned, new { show, version });

    [Idempotent]
    public Task ReleaseAsync(Seat seat)
        => connection.ExecuteAsync("DELETE FROM holds WHERE show = @Show AND row = @Row AND number = @Number", seat);

    [Idempotent]
    public async Task ReserveAsync(string reservationId, string show)
    {
        if (await connection.ExecuteScalarAsync("SELECT COUNT(*) FROM reservations WHERE id = @reservationId", new { reservationId }))
            return;

        await connection.ExecuteAsync("INSERT INTO reservations (id, show) VALUES (@reservationId, @show)", new { reservationId, show });
    }

    [Idempotent]
    public Task CloseAsync(string show)
        => connection.ExecuteAsync("UPDATE shows SET state = 'closed', title = UPPER(title) WHERE show = @show", new { show });
}

public static class Case
{
    private static readonly Seat Seat = new("hamlet", 3, 14);
    public static IAsyncEnumerable<string> Safe1() => Run(r => r.HoldAsync(Seat, "Uma"));
    public static IAsyncEnumerable<string> Safe2() => Run(r => r.SellAsync("hamlet", 4));
    public static IAsyncEnumerable<string> Safe3() => Run(r => r.ReleaseAsync(Seat));
    public static IAsyncEnumerable<string> Safe4() => Run(r => r.ReserveAsync("rv-1", "hamlet"));
    public static IAsyncEnumerable<string> Safe5() => Run(r => r.CloseAsync("hamlet"));
    private static IAsyncEnumerable<string> Run(Func<SeatRepository, Task> act)
    {
        (int free, int version, string title, List<string> reservations) = (80, 4, "Hamlet", []);
        SortedSet<string> holds = ["x"];
        SqliteConnection connection = new((sql, param) => sql switch
        {
            _ when sql.StartsWith("INSERT INTO holds") => holds.Add($"{param}") ? 1 : 0,
            _ when sql.Contains("free - 1") => version == 4 ? Math.Min(--free, ++version) : 0,
            _ when sql.StartsWith("SELECT") => reservations.Count,
            _ when sql.StartsWith("INSERT INTO reservations") => Add(reservations, $"{param}"),
            _ when sql.Contains("UPPER") => (title = title.ToUpperInvariant()).Length,
            _ => holds.Remove("x") ? 1 : 0,
        });
        return Twice(() => act(new SeatRepository(connection)), () => $"{free} {version} {title} {reservations.Count} {holds.Count}");
    }
    private static int Add(List<string> rows, string row)
    {
        rows.Add(row);
        return 1;
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
