// case: neg-seedbank-sql
// category: sql
// rationale: inserts and updates in SQL text that are upserts, conditional on a version of the caller, or absolute
// rule: none

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegSeedbankSql;

public abstract class DbCommand(Func<DbCommand, int> engine)
{
    public string CommandText { get; set; } = "";

    public Dictionary<string, object?> Parameters { get; } = [];

    public Task<int> ExecuteNonQueryAsync() => Task.FromResult(engine(this));
}

public sealed class VaultCommand(Func<DbCommand, int> engine) : DbCommand(engine);

public sealed record Accession(string Code, string Species, int Grams);

public static class Sql
{
    public const string Deposit = """
        INSERT INTO accessions (code, species, grams) VALUES (@code, @species, @grams)
        ON CONFLICT (code) DO UPDATE SET species = EXCLUDED.species, grams = EXCLUDED.grams
        """;

    public const string Withdraw = "UPDATE accessions SET grams = grams - @grams, version = version + 1 WHERE code = @code AND version = @version";

    public const string Move = "UPDATE accessions SET shelf = @shelf WHERE code = @code";

    public const string Destroy = "DELETE FROM accessions WHERE code = @code";
}

public sealed class SeedVault(Func<DbCommand, int> engine)
{
    [Idempotent]
    public Task DepositAsync(Accession a)
        => RunAsync(Sql.Deposit, ("code", a.Code), ("species", a.Species), ("grams", a.Grams));

    [Idempotent]
    public async Task WithdrawAsync(string code, int grams, int version)
        => await RunAsync(Sql.Withdraw, ("code", code), ("grams", grams), ("version", version));

    [Idempotent]
    public Task MoveAsync(string code, string shelf) => RunAsync(Sql.Move, ("code", code), ("shelf", shelf));

    [Idempotent]
    public async Task<bool> DestroyAsync(string code) => await RunAsync(Sql.Destroy, ("code", code)) >= 0;

    private async Task<int> RunAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        VaultCommand command = new(engine) { CommandText = sql };
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.Add(name, value);
        }

        return await command.ExecuteNonQueryAsync();
    }
}

public static class Case
{
    private static readonly Dictionary<string, (int Grams, int Version, string Shelf)> Rows = new() { ["B1"] = (500, 3, "A"), ["B2"] = (10, 0, "A") };
    private static readonly SeedVault Vault = new(Engine);
    public static IAsyncEnumerable<string> SafeDeposit() => Twice(() => Vault.DepositAsync(new("B9", "rye", 40)), () => Rows["B9"]);
    public static IAsyncEnumerable<string> SafeWithdraw() => Twice(() => Vault.WithdrawAsync("B1", 50, 3), () => Rows["B1"]);
    public static IAsyncEnumerable<string> SafeMove() => Twice(() => Vault.MoveAsync("B1", "C"), () => Rows["B1"]);
    public static IAsyncEnumerable<string> SafeDestroy() => Twice(() => Vault.DestroyAsync("B2"), () => Rows.Count);

    private static int Engine(DbCommand c)
    {
        string code = (string)c.Parameters["code"]!;
        Rows.TryGetValue(code, out var row);
        switch (c.CommandText)
        {
            case Sql.Deposit: Rows[code] = ((int)c.Parameters["grams"]!, row.Version, row.Shelf); return 1;
            case Sql.Withdraw when row.Version == (int)c.Parameters["version"]!: Rows[code] = (row.Grams - (int)c.Parameters["grams"]!, row.Version + 1, row.Shelf); return 1;
            case Sql.Move: Rows[code] = row with { Shelf = (string)c.Parameters["shelf"]! }; return 1;
            case Sql.Destroy: return Rows.Remove(code) ? 1 : 0;
            default: return 0;
        }
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
