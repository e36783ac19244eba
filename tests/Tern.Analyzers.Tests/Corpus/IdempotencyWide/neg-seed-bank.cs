// case: neg-seed-bank
// category: rows
// rationale: all statements of the seed bank are upserts or set what the request says
// rule: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegSeedBank;

public sealed record Accession(string Number, string Species, int Grams, DateOnly Collected);

public interface ISeedBank
{
    [Idempotent] Task DepositAsync(Accession accession);
    [Idempotent] Task WeighAsync(string number, int grams);
    [Idempotent] Task ViabilityAsync(string number, double percent);
    [Idempotent] Task DiscardAsync(string number);
    [Idempotent] Task MirrorAsync(Accession accession, CancellationToken cancellationToken);
}

public sealed class SeedBank(IDbConnection connection, VaultContext vault) : ISeedBank
{
    private const string Upsert = """
        insert into accessions (number, species, grams, collected)
        values (@Number, @Species, @Grams, @Collected)
        on conflict (number) do update
           set species = excluded.species, grams = excluded.grams
        """;

    public Task DepositAsync(Accession accession) => connection.ExecuteAsync(Upsert, accession);

    public Task WeighAsync(string number, int grams)
        => connection.ExecuteAsync("update accessions set grams = @grams where number = @number", new { number, grams });

    public Task ViabilityAsync(string number, double percent)
        => connection.ExecuteAsync("update accessions set best = greatest(best, @percent), species = upper(species) where number = @number", new { number, percent });

    public async Task DiscardAsync(string number)
    {
        await connection.ExecuteAsync("delete from accessions where number = @number", new { number });
        await vault.Boxes.Where(b => b.Number == number).ExecuteDeleteAsync();
    }

    public async Task MirrorAsync(Accession accession, CancellationToken cancellationToken)
    {
        Box? box = await vault.Boxes.FindAsync(accession.Number, cancellationToken);
        if (box is null)
        {
            box = new Box { Number = accession.Number };
            vault.Boxes.Add(box);
        }
        (box.Species, box.Grams) = (accession.Species, accession.Grams);
        await vault.SaveChangesAsync(cancellationToken);
    }
}

public sealed class Box
{
    public required string Number { get; init; }
    public string? Species { get; set; }
    public int Grams { get; set; }
}

public interface IDbConnection
{
    Task<int> ExecuteAsync(string sql, object param);
}

public sealed class FakeConnection(Func<string, object, int> server) : IDbConnection
{
    public Task<int> ExecuteAsync(string sql, object param) => Task.FromResult(server(sql, param));
}

public sealed class DbSet<T>(Func<IEnumerable<T>> rows, Action<T> insert, Func<T, bool> delete, Func<T, string> key) where T : class
{
    public DbSet<T> Where(Func<T, bool> filter) => new(() => rows().Where(filter), insert, delete, key);
    public void Add(T row) => insert(row);
    public ValueTask<T?> FindAsync(string id, CancellationToken cancellationToken = default) => new(rows().FirstOrDefault(r => key(r) == id));
    public Task<int> ExecuteDeleteAsync() => Task.FromResult(rows().ToArray().Count(delete));
}

public sealed class VaultContext(DbSet<Box> boxes)
{
    public DbSet<Box> Boxes => boxes;
    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(1);
}

public static class Case
{
    private static readonly List<Box> Boxes = [];
    private static readonly HashSet<string> Sql = [];
    private static readonly SeedBank Bank = new(new FakeConnection((s, p) => Sql.Add($"{s}{p}") ? 1 : 0), new(new(() => Boxes, Boxes.Add, Boxes.Remove, b => b.Number)));
    private static readonly Accession Rye = new("A-1", "Secale", 40, new(2021, 8, 1));
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Bank.DepositAsync(Rye), () => Sql.Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Bank.MirrorAsync(Rye, default), () => Boxes.Count);
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Bank.DiscardAsync("A-1"), () => Boxes.Count);
    public static IAsyncEnumerable<string> Safe4() => Twice(() => Bank.WeighAsync("A-1", 38), () => Sql.Count);
    public static IAsyncEnumerable<string> Safe5() => Twice(() => Bank.ViabilityAsync("A-1", 93.5), () => Sql.Count);
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
