// case: water-permits
// category: rows, creation and deletion
// rationale: a water office; repeated, a request takes more quota, writes another row or fails
// rule: TERN2010, TERN2009, TERN2013

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.WaterPermits;

public sealed record Permit(string FileNo, string Holder, int CubicMetres);

public interface IPermitOffice
{
    [Idempotent] Task DrawAsync(string river, int cubicMetres);
    [Idempotent] Task GaugeAsync(string river, int centimetres);
    [Idempotent] Task RevokeAsync(string fileNo);
    [Idempotent] Task GrantAsync(Permit permit);
}

public abstract class Repository(MySqlConnection connection)
{
    protected async Task<int> RunAsync(string sql, params (string Name, object Value)[] parameters)
    {
        MySqlCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters) { command.AddWithValue(name, value); }
        return await command.ExecuteNonQueryAsync();
    }
}

public sealed class PermitOffice(MySqlConnection connection, List<Permit> register) : Repository(connection), IPermitOffice
{
    public async Task DrawAsync(string river, int cubicMetres)
    {
        int rows = await RunAsync("UPDATE rivers SET drawn = drawn + @m3 WHERE name = @river", ("@m3", cubicMetres), ("@river", river)); // want: TERN2010
        if (rows == 0) { throw new KeyNotFoundException(river); }
    }

    public Task GaugeAsync(string river, int centimetres)
        => RunAsync("INSERT INTO levels (river, centimetres, by_hand) VALUES (@river, @cm, 1)", ("@river", river), ("@cm", centimetres)); // want: TERN2009

    public Task RevokeAsync(string fileNo)
    {
        Permit permit = register.Single(p => p.FileNo == fileNo);
        register.Remove(permit); // want: TERN2013
        return Task.CompletedTask;
    }

    public async Task GrantAsync(Permit permit)
    {
        await RunAsync(
            "INSERT INTO permits (file_no, holder, m3) VALUES (@no, @holder, @m3) ON DUPLICATE KEY UPDATE holder = VALUES(holder), m3 = VALUES(m3)",
            ("@no", permit.FileNo), ("@holder", permit.Holder), ("@m3", permit.CubicMetres));
        register.RemoveAll(p => p.FileNo == permit.FileNo && p != permit);
    }
}

public sealed class MySqlConnection(Func<string, string, int> server)
{
    public MySqlCommand CreateCommand() => new(server);
}

public sealed class MySqlCommand(Func<string, string, int> server)
{
    private readonly Dictionary<string, object> _parameters = [];
    public string CommandText { get; set; } = "";
    public void AddWithValue(string name, object value) => _parameters[name] = value;
    public Task<int> ExecuteNonQueryAsync() => Task.FromResult(server(CommandText, string.Join(',', _parameters.Values)));
}

public static class Case
{
    private static readonly List<string> Rows = [];
    private static readonly List<Permit> Register = [new("f1", "Holm", 20)];
    private static readonly PermitOffice Office = new(new(Run), Register);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Office.DrawAsync("Aire", 20), () => Rows.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Office.GaugeAsync("Aire", 212), () => Rows.Count);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Office.RevokeAsync("f1"), () => Register.Count);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Office.GrantAsync(new("f3", "Holm", 5)), () => Rows.Count);
    private static int Run(string sql, string row)
    {
        if (!sql.Contains("DUPLICATE") || !Rows.Contains(row)) { Rows.Add(row); }
        return 1;
    }
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
