// case: neg-transplant-saga
// category: sagas
// rationale: each step looks at the state of the saga first, ids and keys are derived from the caller's, rows have a natural key
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.NegTransplantSaga;

public enum Step { Matched, TeamCalled, OrganShipped, Completed }
public sealed record Saga(Guid Id, string Donor, string Patient, Step Step);

public sealed record ServiceBusMessage(string Body)
{
    public required string MessageId { get; init; }
}

public interface IDbConnection
{
    Task<int> ExecuteAsync(string sql, object param);
}

public sealed class TransplantCoordinator(IDbConnection db, Func<ServiceBusMessage, Task> send)
{
    private readonly ConcurrentDictionary<Guid, Saga> _sagas = [];

    public string State => string.Join(";", _sagas.Values.Select(s => $"{s.Id:N} {s.Step}").Order());

    [Idempotent]
    public async Task<Guid> MatchAsync(string donor, string patient)
    {
        Guid id = IdOf(donor, patient);
        Saga saga = _sagas.GetOrAdd(id, key => new Saga(key, donor, patient, Step.Matched));
        await db.ExecuteAsync(
            "INSERT INTO matches (id, donor, patient) VALUES (@Id, @Donor, @Patient) ON CONFLICT (donor, patient) DO NOTHING",
            saga);
        return id;
    }

    [Idempotent]
    public async Task ShipAsync(string donor, string patient)
    {
        Guid id = IdOf(donor, patient);
        if (!_sagas.TryGetValue(id, out Saga? saga) || saga.Step >= Step.OrganShipped)
        {
            return;
        }

        await send(new ServiceBusMessage($"ship {donor} to {patient}") { MessageId = $"ship/{id:N}" });
        await db.ExecuteAsync("UPDATE matches SET step = @Step WHERE id = @Id", saga with { Step = Step.OrganShipped });
        _sagas.TryUpdate(id, saga with { Step = Step.OrganShipped }, saga);
    }

    [Idempotent]
    public async Task CompleteAsync(string donor, string patient)
    {
        Saga? saga = _sagas.GetValueOrDefault(IdOf(donor, patient));
        Step next = saga?.Step switch
        {
            null => Step.Matched,
            Step.OrganShipped or Step.Completed => Step.Completed,
            { } same => same,
        };
        if (saga is not null)
        {
            _sagas[saga.Id] = saga with { Step = next };
            await db.ExecuteAsync("DELETE FROM waiting_list WHERE patient = @Patient", new { saga.Patient });
        }
    }

    private static Guid IdOf(string donor, string patient) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{donor}\n{patient}")).AsSpan(0, 16));
}

public sealed class Connection(Func<string, object, int> server) : IDbConnection
{
    public Task<int> ExecuteAsync(string sql, object param) => Task.FromResult(server(sql, param));
}

public static class Case
{
    private static readonly HashSet<string> Rows = [];
    private static readonly HashSet<string> Sent = [];
    private static readonly TransplantCoordinator Desk = new(new Connection((sql, p) => Rows.Add($"{sql} {p}") ? 1 : 0), m => { Sent.Add(m.MessageId); return Task.CompletedTask; });
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Desk.MatchAsync("d1", "p1"), State);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Desk.ShipAsync("d1", "p1"), State);
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Desk.CompleteAsync("d1", "p1"), State);
    private static string State() => $"{Desk.State} {Rows.Count} {Sent.Count}";
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
