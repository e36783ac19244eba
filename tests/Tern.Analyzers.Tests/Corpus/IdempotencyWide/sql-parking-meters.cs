// case: sql-parking-meters
// category: update
// rationale: columns are moved by an amount, beside statements that set them
// rule: TERN2010

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SqlParkingMeters;

public interface IMeters
{
    [Idempotent]
    Task ExtendAsync(string bay, int minutes);
    [Idempotent]
    Task RefundAsync(string bay, int cents);
    [Idempotent]
    Task MarkVisitedAsync(string bay);
    [Idempotent]
    Task SetTariffAsync(string bay, int cents);
}

public sealed class Meters(Connection connection) : IMeters
{
    private const string Table = "parking.bays";

    private const string Extend = "update " + Table + " set paid_minutes = paid_minutes + @minutes where bay = @bay";

    public async Task ExtendAsync(string bay, int minutes)
    {
        await connection.ExecuteAsync(Extend, new { bay, minutes }); // want: TERN2010
    }

    public Task RefundAsync(string bay, int cents)
    {
        string sql = $"UPDATE {Table} SET takings = takings - @cents WHERE bay = @bay";
        return connection.ExecuteAsync(sql, new { bay, cents }); // want: TERN2010
    }

    public async Task MarkVisitedAsync(string bay)
    {
        await connection.ExecuteAsync("INSERT INTO visits (bay, n) VALUES (@bay, 1) ON CONFLICT (bay) DO UPDATE SET n = visits.n + 1", new { bay }); // want: TERN2010
    }

    public async Task SetTariffAsync(string bay, int cents)
    {
        await connection.ExecuteAsync($"UPDATE {Table} SET tariff = @cents, tariff_with_tax = @cents + @cents / 5 WHERE bay = @bay", new { bay, cents });
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
        int paid = 10;
        Meters meters = new(new Connection { Engine = (_, _) => paid += 15 });
        return Twice(async () => { await meters.ExtendAsync("b1", 15); return $"{paid}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int takings = 500;
        Meters meters = new(new Connection { Engine = (_, _) => takings -= 20 });
        return Twice(async () => { await meters.RefundAsync("b1", 20); return $"{takings}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        int visits = 0;
        Meters meters = new(new Connection { Engine = (_, _) => visits == 0 ? visits = 1 : ++visits });
        return Twice(async () => { await meters.MarkVisitedAsync("b1"); return $"{visits}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        string row = "";
        Meters meters = new(new Connection { Engine = (_, p) => (row = p!.ToString()!).Length });
        return Twice(async () => { await meters.SetTariffAsync("b1", 200); return row; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
