// case: warehouse-bins
// category: rows
// rationale: quantities are changed relative to the row, in SQL text and in the shapes of an ORM
// rule: TERN2010

using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.WarehouseBins;

public sealed class Bin
{
    public required string Code { get; init; }
    public int Quantity { get; set; }
}

public sealed class SetPropertyCalls<T>(Action<LambdaExpression, object?> set)
{
    public SetPropertyCalls<T> SetProperty<TValue>(Expression<Func<T, TValue>> property, Expression<Func<T, TValue>> value)
    {
        set(property, value);
        return this;
    }

    public SetPropertyCalls<T> SetProperty<TValue>(Expression<Func<T, TValue>> property, TValue value)
    {
        set(property, value);
        return this;
    }
}

public static class EfExtensions
{
    public static Action<IQueryable, LambdaExpression, object?> Engine { get; set; } = (_, _, _) => { };

    public static Task<int> ExecuteUpdateAsync<T>(this IQueryable<T> rows, Func<SetPropertyCalls<T>, SetPropertyCalls<T>> calls)
    {
        calls(new SetPropertyCalls<T>((property, value) => Engine(rows, property, value)));
        return Task.FromResult(1);
    }
}

public sealed class NpgsqlConnection(Func<string, object?, int> engine)
{
    public Task<int> ExecuteAsync(string sql, object? param = null) => Task.FromResult(engine(sql, param));
}

public sealed class BinStore(IQueryable<Bin> bins, NpgsqlConnection connection)
{
    private const string Take = """
        UPDATE bins
           SET quantity = quantity - @pieces
         WHERE code = @code AND quantity >= @pieces
        """;

    [Idempotent]
    public async Task<bool> PickAsync(string code, int pieces)
        => await connection.ExecuteAsync(Take, new { code, pieces }) == 1; // want: TERN2010

    [Idempotent]
    public Task RestockAsync(string code, int pieces)
        => bins.Where(b => b.Code == code).ExecuteUpdateAsync(s => s.SetProperty(b => b.Quantity, b => b.Quantity + pieces)); // want: TERN2010

    [Idempotent]
    public Task RecountAsync(string code, int counted)
        => bins.Where(b => b.Code == code).ExecuteUpdateAsync(s => s.SetProperty(b => b.Quantity, counted));

    [Idempotent]
    public Task WriteOffAsync(string code)
        => connection.ExecuteAsync("UPDATE bins SET quantity = 0 WHERE code = @code", new { code });
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1() => Run(s => s.PickAsync("A1", 3));
    public static IAsyncEnumerable<string> Demo2() => Run(s => s.RestockAsync("A1", 5));
    public static IAsyncEnumerable<string> Safe1() => Run(s => s.RecountAsync("A1", 17));
    public static IAsyncEnumerable<string> Safe2() => Run(s => s.WriteOffAsync("A1"));
    private static IAsyncEnumerable<string> Run(Func<BinStore, Task> act)
    {
        Bin bin = new() { Code = "A1", Quantity = 20 };
        EfExtensions.Engine = (_, _, v) => bin.Quantity = v is LambdaExpression e ? (int)e.Compile().DynamicInvoke(bin)! : (int)v!;
        BinStore store = new(new[] { bin }.AsQueryable(), new NpgsqlConnection((q, _) => { bin.Quantity = q.Contains("= 0") ? 0 : bin.Quantity - 3; return 1; }));
        return Twice(() => act(store), () => bin.Quantity);
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
