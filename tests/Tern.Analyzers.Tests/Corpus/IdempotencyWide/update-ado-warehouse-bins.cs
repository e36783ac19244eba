// case: update-ado-warehouse-bins
// category: update
// rationale: columns are moved by an amount, in raw command text
// rule: TERN2010

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.UpdateAdoWarehouseBins;

public interface IBins
{
    [Idempotent]
    Task PickAsync(string bin, int pieces);
    [Idempotent]
    Task WearAsync(string bin);
    [Idempotent]
    Task DiscountAsync(string family);
    [Idempotent]
    Task CountAsync(string bin, int pieces);
    [Idempotent]
    Task MoveAsync(string bin, string aisle);
}

public sealed class Bins(DbLink link) : IBins
{
    public async Task PickAsync(string bin, int pieces)
    {
        using DbCommand command = link.CreateCommand();
        command.CommandText = "UPDATE bins SET pieces = pieces - @pieces WHERE bin = @bin AND pieces >= @pieces";
        command.AddParameter("@pieces", pieces);
        command.AddParameter("@bin", bin);
        await command.ExecuteNonQueryAsync(); // want: TERN2010
    }

    public async Task WearAsync(string bin)
    {
        using DbCommand command = link.CreateCommand("update bins set state = 'worn', uses = coalesce(uses, 0) + 1 where bin = @bin");
        command.AddParameter("@bin", bin);
        await command.ExecuteNonQueryAsync(); // want: TERN2010
    }

    public async Task DiscountAsync(string family)
    {
        const string Sql = "UPDATE b SET b.price = b.price * 0.9 FROM bins AS b WHERE b.family = @family";
        using DbCommand command = link.CreateCommand(Sql);
        command.AddParameter("@family", family);
        await command.ExecuteNonQueryAsync(); // want: TERN2010
    }

    public async Task CountAsync(string bin, int pieces)
    {
        using DbCommand command = link.CreateCommand("UPDATE bins SET pieces = @pieces, counted = 1 WHERE bin = @bin");
        command.AddParameter("@pieces", pieces);
        await command.ExecuteNonQueryAsync();
    }

    public async Task MoveAsync(string bin, string aisle)
    {
        using DbCommand command = link.CreateCommand("UPDATE bins SET aisle = @aisle, label = @aisle || '-' || bin WHERE bin = @bin");
        command.AddParameter("@aisle", aisle);
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class DbLink(Func<string, int> engine)
{
    public DbCommand CreateCommand(string text = "") => new(engine) { CommandText = text };
}

public sealed class DbCommand(Func<string, int> engine) : IDisposable
{
    public string CommandText { get; set; } = "";

    public void AddParameter(string name, object value) => ArgumentNullException.ThrowIfNull(value, name);

    public Task<int> ExecuteNonQueryAsync() => Task.FromResult(engine(CommandText));

    public void Dispose() => CommandText = "";
}

public static class Case
{
    private static decimal _column = 100;
    private static readonly DbLink Link = new(sql => (int)(_column = sql.Contains(" - @") ? _column - 2 : sql.Contains(" + 1") ? _column + 1 : sql.Contains("0.9") ? _column * 0.9m : 5));
    public static IAsyncEnumerable<string> Demo1() => Twice(() => new Bins(Link).PickAsync("b", 2), () => _column);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => new Bins(Link).WearAsync("b"), () => _column);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => new Bins(Link).DiscountAsync("f"), () => _column);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => new Bins(Link).CountAsync("b", 5), () => _column);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => new Bins(Link).MoveAsync("b", "x"), () => _column);
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
