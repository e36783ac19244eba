// case: second-run-insert-conflict
// category: second run
// rationale: the key of the caller makes the second insert fail
// rule: TERN2013

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.SecondRunInsertConflict;

public sealed record Order(string OrderId, int Cents);

public interface IOrders
{
    [Idempotent]
    Task PlaceAsync(Order order);
}

public sealed class Orders(Connection connection) : IOrders
{
    public async Task PlaceAsync(Order order)
    {
        await connection.ExecuteAsync("INSERT INTO orders (order_id, cents) VALUES (@OrderId, @Cents)", order); // want: TERN2013
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
    public static async IAsyncEnumerable<string> Demo1()
    {
        HashSet<object> rows = [];
        Connection connection = new() { Engine = (_, p) => rows.Add(p!) ? 1 : throw new InvalidOperationException("duplicate key") };
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Orders(connection).PlaceAsync(new Order("o", 1));
            yield return $"{rows.Count}";
        }
    }
}
