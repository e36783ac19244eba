// variations: payments
// rationale: payments, statements and requests

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;
using System.Text;
using Tern;

namespace Idempotency.Variations.Payments;

public sealed record Req(string RequestId, string? Key, string Account, long Amount);

[RpcService("Pay")] public interface IPay { Task ChargeAsync(long a, CallContext c = default); [Idempotent] Task SetAsync(string id, long a); Task KeyedAsync(PayReq r); }

public sealed record PayReq(string IdempotencyKey, long Amount);

public sealed record PayOpt(string? IdempotencyKey, long Amount);

public sealed class DbCommand2(string sql)
{
    public string CommandText { get; set; } = sql;

    public Dictionary<string, object?> Parameters { get; } = [];

    public int ExecuteNonQuery() => 0;

    public object? ExecuteScalar() => null;
}

public interface IDb { Task<int> ExecuteAsync(string sql, object? args = null); Task<T> QuerySingleAsync<T>(string sql, object? args = null); Task<T?> QueryFirstOrDefaultAsync<T>(string sql, object? args = null); }

public sealed class DuplicateKeyException : Exception;

public sealed class V(IPay pay, IDb db, HttpClient http)
{
    [Idempotent]
    public Task A1(Req r) => pay.ChargeAsync(r.Amount); // want: TERN2005

    [Idempotent]
    public Task A2(Req r) => pay.SetAsync(r.Account, r.Amount);

    [Idempotent]
    public Task A3(Req r) => pay.KeyedAsync(new PayReq(r.RequestId, r.Amount));

    [Idempotent]
    public Task A4(Req r) => pay.KeyedAsync(new PayReq(Guid.NewGuid().ToString(), r.Amount)); // want: TERN2014

    [Idempotent]
    public Task A5(Req r) => pay.KeyedAsync(new PayReq(r.Key!, r.Amount)); // want: TERN2018

    [Idempotent]
    public Task A6(Req r) => Go(() => pay.ChargeAsync(r.Amount)); // want: TERN2005
    private static async Task Go(Func<Task> f) { await f(); }

    [Idempotent]
    public Task A7(Req r) => http.PostAsJsonAsync("x", r.Amount); // want: TERN2005

    [Idempotent]
    public Task A8(Req r) => http.PutAsJsonAsync("x/" + r.Account, r);

    [Idempotent]
    public async Task A9(Req r)
    {
        using HttpRequestMessage m = new(HttpMethod.Post, "x");
        m.Headers.Add("Idempotency-Key", r.RequestId);
        await http.SendAsync(m);
    }

    [Idempotent]
    public Task B1(Req r) => db.ExecuteAsync("UPDATE a SET balance = balance + @Amount WHERE id = @Account", r); // want: TERN2010

    [Idempotent]
    public Task B2(Req r) => db.ExecuteAsync("UPDATE a SET balance = @Amount WHERE id = @Account", r);

    [Idempotent]
    public Task B3(Req r) => db.ExecuteAsync("INSERT INTO lines (account, amount) VALUES (@Account, @Amount)", r); // want: TERN2009

    [Idempotent]
    public Task B4(Req r) => db.ExecuteAsync("INSERT INTO lines (id, account, amount) VALUES (@RequestId, @Account, @Amount) ON CONFLICT (id) DO NOTHING", r);

    [Idempotent]
    public Task B5(Req r) => db.ExecuteAsync("INSERT INTO lines (id, account) VALUES (@RequestId, @Account)", r); // want: TERN2013

    [Idempotent]
    public async Task B6(Req r)
    {
        try
        {
            await db.ExecuteAsync("INSERT INTO lines (id, account) VALUES (@RequestId, @Account)", r);
        }
        catch (DuplicateKeyException) { }
    }

    [Idempotent]
    public Task B7(Req r) => db.ExecuteAsync("INSERT INTO lines (id, account) VALUES (@id, @Account)", new { id = Guid.NewGuid(), r.Account }); // want: TERN2006

    [Idempotent]
    public Task B8(Req r) => db.ExecuteAsync("INSERT INTO totals (account, n) VALUES (@Account, 1) ON CONFLICT (account) DO UPDATE SET n = totals.n + 1", r); // want: TERN2010

    [Idempotent]
    public Task B9(Req r) => db.ExecuteAsync("UPDATE orders SET state = 'paid', paid = paid + 1 WHERE id = @Account AND state = 'open'", r);

    [Idempotent]
    public async Task C1(Req r)
    {
        long n = await db.QuerySingleAsync<long>("SELECT balance FROM a WHERE id = @Account", r);
        await db.ExecuteAsync("UPDATE a SET balance = @b WHERE id = @Account", new { b = n + r.Amount, r.Account }); // want: TERN2010
    }

    [Idempotent]
    public async Task C2(Req r)
    {
        if (await db.QueryFirstOrDefaultAsync<string>("SELECT id FROM lines WHERE id = @RequestId", r) is not null) return;
        await db.ExecuteAsync("INSERT INTO lines (id, account) VALUES (@RequestId, @Account)", r);
        await db.ExecuteAsync("UPDATE a SET balance = balance + @Amount WHERE id = @Account", r);
    }

    [Idempotent]
    public void C3(Req r)
    {
        DbCommand2 c = new("UPDATE a SET n = n + 1 WHERE id = @id");
        c.Parameters["@id"] = r.Account;
        c.ExecuteNonQuery(); // want: TERN2010
    }

    [Idempotent]
    public void C4(Req r)
    {
        DbCommand2 c = new("") { CommandText = "DELETE FROM a WHERE id = @id" };
        c.Parameters["@id"] = r.Account;
        c.ExecuteNonQuery();
    }

    [Idempotent]
    public Task C5(Req r) => db.ExecuteAsync("UPDATE a SET touched = now() WHERE id = @Account", r); // want: TERN2006

    [Idempotent]
    public Task C6(Req r) => db.QuerySingleAsync<long>("SELECT nextval('tickets')"); // want: TERN2007

    [Idempotent]
    public Task C7(Req r) => db.ExecuteAsync("MERGE INTO a USING (SELECT 1) s ON a.id = @Account WHEN MATCHED THEN UPDATE SET n = n + 1 WHEN NOT MATCHED THEN INSERT (id, n) VALUES (@Account, 1);", r); // want: TERN2010

    [Idempotent]
    public Task C9(Req r) => db.ExecuteAsync("DELETE FROM logs WHERE made < now() - 7 LIMIT 100");

    [Idempotent]
    public Task C8(Req r) => db.ExecuteAsync("DELETE FROM queue WHERE id = (SELECT id FROM queue ORDER BY id LIMIT 1)"); // want: TERN2007
}
