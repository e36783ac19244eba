// case: ado-warehouse
// category: update
// rationale: raw commands of ADO.NET
// rule: TERN2009, TERN2010

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.AdoWarehouse;

public interface IWarehouse
{
    [Idempotent]
    Task<int> PickAsync(string sku, int quantity, CancellationToken cancellationToken = default);
    [Idempotent]
    Task<long> ReceiveAsync(string sku, int quantity);
    [Idempotent]
    Task RecountAsync(string sku, int counted);
    [Idempotent]
    Task<int> OnHandAsync(string sku);
}

public sealed class Warehouse(SqlConnection connection) : IWarehouse
{
    public async Task<int> PickAsync(string sku, int quantity, CancellationToken cancellationToken = default)
    {
        await using SqlCommand command = new("UPDATE dbo.Stock SET OnHand -= @quantity WHERE Sku = @sku", connection);
        command.Parameters["@sku"] = sku;
        command.Parameters["@quantity"] = quantity;
        return await command.ExecuteNonQueryAsync(cancellationToken); // want: TERN2010
    }

    public async Task<long> ReceiveAsync(string sku, int quantity)
    {
        await using SqlCommand command = new(
            """
            INSERT INTO dbo.Receipts (Sku, Quantity)
            OUTPUT INSERTED.ReceiptId
            VALUES (@sku, @quantity)
            """, connection);
        command.Parameters["@sku"] = sku;
        command.Parameters["@quantity"] = quantity;
        return Convert.ToInt64(await command.ExecuteScalarAsync()); // want: TERN2009
    }

    public async Task RecountAsync(string sku, int counted)
    {
        await using SqlCommand command = new("UPDATE dbo.Stock SET OnHand = @counted WHERE Sku = @sku", connection);
        command.Parameters["@sku"] = sku;
        command.Parameters["@counted"] = counted;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<int> OnHandAsync(string sku)
    {
        await using SqlCommand command = new("SELECT OnHand + Inbound FROM dbo.Stock WHERE Sku = @sku", connection);
        command.Parameters["@sku"] = sku;
        return Convert.ToInt32(await command.ExecuteScalarAsync());
    }
}

public sealed class SqlConnection
{
    public required Func<string, Dictionary<string, object>, object> Engine { get; init; }
}

public sealed class SqlCommand(string commandText, SqlConnection connection) : IAsyncDisposable
{
    public Dictionary<string, object> Parameters { get; } = [];

    public Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken = default) => Task.FromResult((int)connection.Engine(commandText, Parameters));

    public Task<object> ExecuteScalarAsync(CancellationToken cancellationToken = default) => Task.FromResult(connection.Engine(commandText, Parameters));

    public ValueTask DisposeAsync() => default;
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int onHand = 10;
        Warehouse warehouse = new(new SqlConnection { Engine = (_, p) => onHand -= (int)p["@quantity"] });
        return Twice(async () => { await warehouse.PickAsync("s", 3); return $"{onHand}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int receipts = 0;
        Warehouse warehouse = new(new SqlConnection { Engine = (_, _) => ++receipts });
        return Twice(async () => { await warehouse.ReceiveAsync("s", 3); return $"{receipts}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        int onHand = 10;
        Warehouse warehouse = new(new SqlConnection { Engine = (_, p) => p.ContainsKey("@counted") ? onHand = (int)p["@counted"] : onHand });
        return Twice(async () => { await warehouse.RecountAsync("s", 4); return $"{await warehouse.OnHandAsync("s")}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
