// case: neg-reads-reports
// category: reads
// rationale: questions, sums and projections, whose words sound like changes
// rule: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegReadsReports;

public sealed record Sale(string Region, DateOnly Day, int Cents, bool Deleted);

public sealed record Report(string Region, int Cents, int Count, int Largest);

public interface IReports
{
    [Idempotent] Task<Report> SummaryAsync(string region);
    [Idempotent] Task<int> AppliedUpdatesAsync(string region);
    [Idempotent] IAsyncEnumerable<Sale> StreamAsync(string region);
    [Idempotent] Task<string> HistogramAsync(int width);
}

public sealed class Reports(Connection connection, IReadOnlyList<Sale> sales) : IReports
{
    public Task<Report> SummaryAsync(string region)
    {
        int cents = 0;
        int largest = int.MinValue;
        foreach (Sale sale in sales.Where(s => s.Region == region && !s.Deleted))
        {
            cents += sale.Cents;
            largest = Math.Max(largest, sale.Cents);
        }

        Report report = new(region, cents, sales.Count(s => s.Region == region), largest);
        return Task.FromResult(report with { Count = report.Count + 1 });
    }

    public async Task<int> AppliedUpdatesAsync(string region)
    {
        int updates = await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) + 1 AS updates FROM applied_updates WHERE deleted_at IS NULL AND region = @region -- insert order", new { region });
        return updates + await connection.ExecuteScalarAsync<int>("WITH last_insert AS (SELECT MAX(update_id) AS id FROM inserts) SELECT id FROM last_insert");
    }

    public async IAsyncEnumerable<Sale> StreamAsync(string region)
    {
        await Task.Yield();
        Queue<Sale> queue = new(sales.Where(s => s.Region == region));
        while (queue.TryDequeue(out Sale? sale))
        {
            yield return sale;
        }
    }

    public Task<string> HistogramAsync(int width)
    {
        int[] buckets = new int[width];
        Dictionary<string, int> regions = [];
        foreach (Sale sale in sales)
        {
            buckets[sale.Cents % width]++;
            regions[sale.Region] = regions.GetValueOrDefault(sale.Region) + sale.Cents;
        }

        return Task.FromResult(string.Join(",", buckets) + string.Join(";", regions.OrderBy(r => r.Key)));
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
        Reports reports = new(new Connection { Engine = (_, _) => 2 }, [new Sale("n", default, 5, false)]);
        return Twice(async () => { Report report = await reports.SummaryAsync("n"); return report.ToString(); });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Reports reports = new(new Connection { Engine = (_, _) => 2 }, []);
        return Twice(async () => { int n = await reports.AppliedUpdatesAsync("n"); return $"{n}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Reports reports = new(new Connection(), [new Sale("n", default, 5, false)]);
        return Twice(async () => { int n = 0; await foreach (Sale sale in reports.StreamAsync("n")) { n += sale.Cents; } return $"{n}"; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Reports reports = new(new Connection(), [new Sale("n", default, 5, false)]);
        return Twice(async () => { string text = await reports.HistogramAsync(3); return text; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
