// case: clinic-appointments
// category: rows
// rationale: rows get a key of the database or a new one, so that nothing stops the second row
// rule: TERN2009

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.ClinicAppointments;

public sealed class Appointment
{
    public int Id { get; set; }
    public required string Patient { get; init; }
    public DateOnly Day { get; init; }
}

public sealed class Referral
{
    public required string ReferralId { get; init; }
    public string Specialty { get; set; } = "";
}

public class DbSet<T>(Action<T> insert, Func<object, T?> find) where T : class
{
    public void Add(T row) => insert(row);
    public ValueTask<T?> FindAsync(params object[] keyValues) => ValueTask.FromResult(find(keyValues[0]));
}

public class DbContext(Func<int> flush)
{
    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(flush());
}

public sealed class ClinicContext(DbSet<Appointment> appointments, DbSet<Referral> referrals, Func<int> flush) : DbContext(flush)
{
    public DbSet<Appointment> Appointments { get; } = appointments;
    public DbSet<Referral> Referrals { get; } = referrals;
}

public sealed class SqlConnection(Func<string, object?, int> engine)
{
    public Task<int> ExecuteAsync(string sql, object? param = null) => Task.FromResult(engine(sql, param));
}

public sealed class Reception(ClinicContext db, SqlConnection sql)
{
    [Idempotent]
    public async Task BookAsync(string patient, DateOnly day)
    {
        Appointment appointment = new() { Patient = patient.Trim(), Day = day };
        db.Appointments.Add(appointment); // want: TERN2009
        await db.SaveChangesAsync();
    }

    [Idempotent]
    public Task NoteAsync(string patient, string text)
        => sql.ExecuteAsync("INSERT INTO notes (patient, body) VALUES (@patient, @text)", new { patient, text }); // want: TERN2009

    [Idempotent]
    public async Task ReferAsync(string referralId, string specialty)
    {
        Referral? referral = await db.Referrals.FindAsync(referralId);
        if (referral is null)
        {
            referral = new Referral { ReferralId = referralId };
            db.Referrals.Add(referral);
        }

        referral.Specialty = specialty;
        await db.SaveChangesAsync();
    }

    [Idempotent]
    public Task NoteOnceAsync(string noteId, string text)
        => sql.ExecuteAsync("INSERT INTO notes (note_id, body) VALUES (@noteId, @text) ON CONFLICT (note_id) DO NOTHING", new { noteId, text });
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1() => Run(r => r.BookAsync("ida ", new DateOnly(2031, 2, 3)));
    public static IAsyncEnumerable<string> Demo2() => Run(r => r.NoteAsync("ida", "cough"));
    public static IAsyncEnumerable<string> Safe1() => Run(r => r.ReferAsync("ref-1", "skin"));
    public static IAsyncEnumerable<string> Safe2() => Run(r => r.NoteOnceAsync("n-1", "cough"));
    private static IAsyncEnumerable<string> Run(Func<Reception, Task> act)
    {
        List<Appointment> booked = [];
        List<Referral> referred = [];
        List<string> notes = [];
        ClinicContext db = new(new(booked.Add, _ => null), new(referred.Add, k => referred.Find(r => r.ReferralId.Equals(k))), () => 1);
        SqlConnection sql = new((q, p) => { if (q.Contains("ON CONFLICT") && notes.Contains($"{p}")) { return 0; } notes.Add($"{p}"); return 1; });
        Reception reception = new(db, sql);
        return Twice(() => act(reception), () => $"{booked.Count} {referred.Count} {notes.Count}");
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
