// case: vaccine-register
// category: rows
// rationale: doses are inserted under an identity of the database, so a retry registers a second dose
// rule: TERN2009

using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.VaccineRegister;

public sealed class Dose
{
    public int Id { get; set; }
    public required string PersonNo { get; init; }
    public required string Lot { get; init; }
    public string? CertificateNo { get; init; }
}

public sealed record DoseGiven(string CertificateNo, string PersonNo, string Lot);

public interface IVaccineRegister
{
    [Idempotent] Task GiveAsync(string personNo, string lot);
    [Idempotent] Task ReactionAsync(string personNo, string symptom);
    [Idempotent] Task CertifyAsync(DoseGiven dose);
    [Idempotent] Task CertifySqlAsync(DoseGiven dose);
}

public sealed class VaccineRegister(RegisterContext db, SqlConnection connection) : IVaccineRegister
{
    private const string Reaction = """
        INSERT INTO reactions (person_no, symptom)
        VALUES (@personNo, @symptom)
        """;

    public async Task GiveAsync(string personNo, string lot)
    {
        var dose = new Dose { PersonNo = personNo, Lot = lot.Trim().ToUpperInvariant() };
        db.Doses.Add(dose); // want: TERN2009
        await db.SaveChangesAsync();
    }

    public Task ReactionAsync(string personNo, string symptom)
        => connection.ExecuteAsync(Reaction, new { personNo, symptom }); // want: TERN2009

    public async Task CertifyAsync(DoseGiven dose)
    {
        if (await db.Doses.AnyAsync(d => d.CertificateNo == dose.CertificateNo)) { return; }
        db.Doses.Add(new Dose { CertificateNo = dose.CertificateNo, PersonNo = dose.PersonNo, Lot = dose.Lot });
        await db.SaveChangesAsync();
    }

    public Task CertifySqlAsync(DoseGiven dose)
        => connection.ExecuteAsync("insert into certificates (certificate_no, person_no) values (@CertificateNo, @PersonNo) on conflict (certificate_no) do nothing", dose);
}

public sealed class DbSet<T>(Action<T> insert, IQueryable<T> rows)
{
    public void Add(T entity) => insert(entity);
    public Task<bool> AnyAsync(Expression<Func<T, bool>> predicate) => Task.FromResult(rows.Any(predicate));
}

public sealed class RegisterContext(DbSet<Dose> doses)
{
    public DbSet<Dose> Doses => doses;
    public Task<int> SaveChangesAsync() => Task.FromResult(1);
}

public sealed class SqlConnection(Func<string, object, int> server)
{
    public Task<int> ExecuteAsync(string sql, object param) => Task.FromResult(server(sql, param));
}

public static class Case
{
    private static readonly List<Dose> Doses = [];
    private static readonly List<object> Rows = [];
    private static readonly VaccineRegister Register = new(new(new(Doses.Add, Doses.AsQueryable())), new(Run));
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Register.GiveAsync("p1", "l1"), () => Doses.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Register.ReactionAsync("p1", "fever"), () => Rows.Count);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Register.CertifyAsync(new("c1", "p1", "l1")), () => Doses.Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Register.CertifySqlAsync(new("c2", "p1", "l1")), () => Rows.Count);
    private static int Run(string sql, object row)
    {
        if (sql.Contains("on conflict") && Rows.Contains(row)) { return 0; }
        Rows.Add(row);
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
