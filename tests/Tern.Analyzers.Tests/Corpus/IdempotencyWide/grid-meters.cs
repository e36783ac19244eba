// case: grid-meters
// category: rows
// rationale: meter rows are changed by an amount, so a reading that is sent again counts twice
// rule: TERN2010

using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.GridMeters;

public sealed class Meter
{
    public required string Serial { get; init; }
    public long Wh { get; set; }
    public long FedIn { get; set; }
    public bool Online { get; set; }
}

public interface IGrid
{
    [Idempotent] Task ConsumeAsync(string serial, long wh);
    [Idempotent] Task FeedInAsync(string serial, long wh);
    [Idempotent] Task CurtailAsync(int feeder, int kilowatts);
    [Idempotent] Task ReadAsync(string serial, long register);
}

public sealed class Grid(GridContext db, NpgsqlConnection connection) : IGrid
{
    public async Task ConsumeAsync(string serial, long wh)
    {
        await db.Meters
            .Where(m => m.Serial == serial)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Online, _ => true).SetProperty(m => m.Wh, m => m.Wh + wh)); // want: TERN2010
    }

    public async Task FeedInAsync(string serial, long wh)
    {
        Meter? meter = await db.Meters.FirstOrDefaultAsync(m => m.Serial == serial);
        if (meter is { Online: true })
        {
            meter.FedIn += wh; // want: TERN2010
            await db.SaveChangesAsync();
        }
    }

    public async Task CurtailAsync(int feeder, int kilowatts)
    {
        var arguments = new { feeder, kilowatts };
        await connection.ExecuteAsync("update feeders set headroom_kw = headroom_kw - @kilowatts where id = @feeder", arguments); // want: TERN2010
    }

    public async Task ReadAsync(string serial, long register)
    {
        await db.Meters.Where(m => m.Serial == serial).ExecuteUpdateAsync(s => s.SetProperty(m => m.Wh, _ => register));
        await connection.ExecuteAsync("update meters set register = greatest(register, @register) where serial = @serial", new { serial, register });
    }
}

public sealed class GridContext(IEnumerable<Meter> meters)
{
    public DbSet<Meter> Meters { get; } = new(meters);
    public Task<int> SaveChangesAsync() => Task.FromResult(1);
}

public sealed class DbSet<T>(IEnumerable<T> rows)
{
    public DbSet<T> Where(Func<T, bool> filter) => new(rows.Where(filter));
    public Task<T?> FirstOrDefaultAsync(Func<T, bool> filter) => Task.FromResult(rows.FirstOrDefault(filter));
    public Task<int> ExecuteUpdateAsync(Func<SetPropertyCalls<T>, SetPropertyCalls<T>> set) => Task.FromResult(rows.Select(r => set(new(r))).Count(r => r is not null));
}

public sealed class SetPropertyCalls<T>(T row)
{
    public SetPropertyCalls<T> SetProperty<TValue>(Expression<Func<T, TValue>> property, Func<T, TValue> value)
    {
        ((PropertyInfo)((MemberExpression)property.Body).Member).SetValue(row, value(row));
        return this;
    }
}

public sealed class NpgsqlConnection(Func<string, int> server)
{
    public Task<int> ExecuteAsync(string sql, object? param = null) => Task.FromResult(server(sql));
}

public static class Case
{
    private static readonly Meter Meter = new() { Serial = "m1", Online = true };
    private static int _headroom = 900;
    private static readonly Grid Grid = new(new([Meter]), new(sql => sql.Contains(" - @") ? _headroom -= 50 : 1));
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Grid.ConsumeAsync("m1", 30), () => Meter.Wh);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Grid.FeedInAsync("m1", 30), () => Meter.FedIn);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Grid.CurtailAsync(3, 50), () => _headroom);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Grid.ReadAsync("m1", 7000), () => $"{Meter.Wh} {_headroom}");
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
