// case: batch-payroll
// category: batch
// rationale: loops over rows, some of which are moved each time
// rule: TERN2009, TERN2010, TERN2012

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.BatchPayroll;

public sealed record Slip(string Worker, string Month, int Cents);

public interface IPayroll
{
    [Idempotent]
    Task RunAsync(string month, IReadOnlyList<Slip> slips);
    [Idempotent]
    Task ExportAsync(string path, IReadOnlyList<Slip> slips);
    [Idempotent]
    Task RebuildAsync(string month, IReadOnlyList<Slip> slips);
}

public sealed class Payroll(Connection connection) : IPayroll
{
    public async Task RunAsync(string month, IReadOnlyList<Slip> slips)
    {
        foreach (Slip[] chunk in slips.Chunk(100))
        {
            foreach (Slip slip in chunk)
            {
                await connection.ExecuteAsync("UPDATE workers SET earned = earned + @Cents, runs = 1 WHERE worker = @Worker", slip); // want: TERN2010
            }
        }

        await connection.ExecuteAsync("INSERT INTO payroll_log (note) VALUES ('run is done')"); // want: TERN2009
    }

    public async Task ExportAsync(string path, IReadOnlyList<Slip> slips)
    {
        foreach (Slip slip in slips)
        {
            await File.AppendAllLinesAsync(path, [$"{slip.Worker};{slip.Cents}"]); // want: TERN2012
        }
    }

    public async Task RebuildAsync(string month, IReadOnlyList<Slip> slips)
    {
        await connection.ExecuteAsync("DELETE FROM slips WHERE month = @month", new { month });
        foreach (Slip slip in slips)
        {
            await connection.ExecuteAsync("INSERT INTO slips (worker, month, cents) VALUES (@Worker, @Month, @Cents) ON CONFLICT (worker, month) DO UPDATE SET cents = EXCLUDED.cents", slip);
        }

        int total = 0;
        foreach (Slip slip in slips)
        {
            total += slip.Cents;
        }

        await connection.ExecuteAsync("UPDATE months SET total = @total WHERE month = @month", new { month, total });
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
        int earned = 0;
        int runs = 0;
        Payroll payroll = new(new Connection { Engine = (sql, p) => p is Slip s ? earned += s.Cents : ++runs });
        return Twice(async () => { await payroll.RunAsync("m", [new Slip("w", "m", 5)]); return $"{earned} {runs}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        string path = Path.GetTempFileName();
        Payroll payroll = new(new Connection());
        return Twice(async () => { await payroll.ExportAsync(path, [new Slip("w", "m", 5)]); return $"{new FileInfo(path).Length}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        HashSet<string> rows = [];
        Payroll payroll = new(new Connection { Engine = (_, p) => rows.Add(p!.ToString()!) ? 1 : 0 });
        return Twice(async () => { await payroll.RebuildAsync("m", [new Slip("w", "m", 5)]); return string.Join(",", rows); });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
