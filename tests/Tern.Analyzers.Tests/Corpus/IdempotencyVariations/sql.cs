// variations: sql
// rationale: other shapes of SQL

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Sql;

public sealed class Db
{
    public Task<int> ExecuteSqlRawAsync(string sql, params object[] parameters) => Task.FromResult(0);

    public Task<int> ExecuteSqlInterpolatedAsync(FormattableString sql) => Task.FromResult(0);
}

public sealed class DynamicParameters
{
    public void Add(string name, object? value)
    {
    }
}

public sealed class Cmd(string commandText, Conn connection) : IDisposable
{
    public string CommandText { get; set; } = commandText;

    public Parms Parameters { get; } = new();

    public Task<int> ExecuteNonQueryAsync(CancellationToken token = default) => Task.FromResult(0);

    public Task<object?> ExecuteScalarAsync(CancellationToken token = default) => Task.FromResult<object?>(null);

    public void Dispose()
    {
    }
}

public sealed class Parms
{
    public void AddWithValue(string name, object value)
    {
    }
}

public sealed class Conn
{
}

public static class Dapper
{
    public static Task<int> ExecuteAsync(this Conn c, string sql, object? param = null, object? transaction = null) => Task.FromResult(0);

    public static Task<T> QuerySingleAsync<T>(this Conn c, string sql, object? param = null) => Task.FromResult(default(T)!);

    public static Task<T?> QueryFirstOrDefaultAsync<T>(this Conn c, string sql, object? param = null) => Task.FromResult(default(T));
}

public sealed record Pay(string PaymentId, string Account, int Cents, string RequestId, string? ClientRequestId);

public sealed class Payments(Conn connection, Db db)
{
    private static readonly string s_insert = "INSERT INTO audit " + "(account, cents) " + "VALUES (@Account, @Cents)";

    [Idempotent]
    public Task Audit(Pay pay) => connection.ExecuteAsync(s_insert, pay); // want: TERN2009

    [Idempotent]
    public async Task<long> Returning(Pay pay)
    {
        return await connection.QuerySingleAsync<long>("INSERT INTO entries (account, cents) VALUES (@Account, @Cents) RETURNING id", new { pay.Account, pay.Cents }); // want: TERN2009
    }

    [Idempotent]
    public async Task FreshKey(Pay pay)
    {
        await connection.ExecuteAsync("insert into payments (id, account) values (@Id, @Account)", new { Id = Guid.NewGuid(), pay.Account }); // want: TERN2006
    }

    [Idempotent]
    public async Task Interpolated(Pay pay)
    {
        await db.ExecuteSqlInterpolatedAsync($"UPDATE accounts SET cents = cents - {pay.Cents} WHERE id = {pay.Account}"); // want: TERN2010
    }

    [Idempotent]
    public async Task Raw(Pay pay)
    {
        await db.ExecuteSqlRawAsync("UPDATE [dbo].[Accounts] SET [Cents] += {0} WHERE [Id] = {1}", pay.Cents, pay.Account); // want: TERN2010
    }

    [Idempotent]
    public async Task Command(Pay pay)
    {
        using Cmd command = new("INSERT INTO ledger (account, cents) VALUES (@account, @cents)", connection);
        command.Parameters.AddWithValue("@account", pay.Account);
        command.Parameters.AddWithValue("@cents", pay.Cents);
        await command.ExecuteNonQueryAsync(); // want: TERN2009
    }

    [Idempotent]
    public async Task Conflicting(Pay pay)
    {
        await connection.ExecuteAsync("INSERT INTO payments (payment_id, account) VALUES (@PaymentId, @Account)", pay); // want: TERN2013
    }

    [Idempotent]
    public async Task OptionalKey(Pay pay)
    {
        await connection.ExecuteAsync("INSERT INTO payments (client_request_id, account) VALUES (@ClientRequestId, @Account) ON CONFLICT (client_request_id) DO NOTHING", new { pay.ClientRequestId, pay.Account });
    }

    [Idempotent]
    public async Task Upserts(Pay pay)
    {
        await connection.ExecuteAsync("INSERT OR REPLACE INTO payments (payment_id, account) VALUES (@PaymentId, @Account)", pay);
        await connection.ExecuteAsync("INSERT IGNORE INTO payments (payment_id, account) VALUES (@PaymentId, @Account)", pay);
        await connection.ExecuteAsync("INSERT INTO payments (payment_id, cents) VALUES (@PaymentId, @Cents) ON DUPLICATE KEY UPDATE cents = VALUES(cents)", pay);
        await connection.ExecuteAsync("IF NOT EXISTS (SELECT 1 FROM payments WHERE payment_id = @PaymentId) INSERT INTO payments (payment_id) VALUES (@PaymentId)", pay);
        await connection.ExecuteAsync("INSERT INTO payments (payment_id) SELECT @PaymentId WHERE NOT EXISTS (SELECT 1 FROM payments WHERE payment_id = @PaymentId)", pay);
        await connection.ExecuteAsync("UPDATE accounts SET name = first || ' ' || last, cents = @Cents WHERE id = @Account", pay);
        await connection.ExecuteAsync("UPDATE orders SET state = 'paid', tries = tries + 1 WHERE id = @Account AND state = 'new'", pay);
        await connection.ExecuteAsync("DELETE FROM carts WHERE account = @Account; UPDATE accounts SET best = GREATEST(best, @Cents) WHERE id = @Account", pay);
    }

    [Idempotent]
    public async Task Selected(Pay pay)
    {
        if (await connection.QueryFirstOrDefaultAsync<string>("SELECT request_id FROM processed WHERE request_id = @RequestId", new { pay.RequestId }) is not null)
        {
            return;
        }

        await connection.ExecuteAsync("UPDATE accounts SET cents = cents + @Cents WHERE id = @Account", pay);
        await connection.ExecuteAsync("INSERT INTO processed (request_id) VALUES (@RequestId)", new { pay.RequestId });
    }

    [Idempotent]
    public async Task SelectedElsewhere(Pay pay)
    {
        if (await connection.QueryFirstOrDefaultAsync<string>("SELECT account FROM banned WHERE account = @Account", new { pay.Account }) is not null)
        {
            return;
        }

        await connection.ExecuteAsync("UPDATE accounts SET cents = cents + @Cents WHERE id = @Account", pay); // want: TERN2010
    }

    [Idempotent]
    public async Task Tables()
    {
        await connection.ExecuteAsync("CREATE TABLE archive (id text)"); // want: TERN2013
    }
}
